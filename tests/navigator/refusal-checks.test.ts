/** The four reasons for which providers refuse most, checked while the answers are given. Facts are those of the catalog. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { refusalReasons } from '../../src/navigator/refusal-book.js';
import { refusalChecks } from '../../src/navigator/refusal-checks.js';
import type { Answers } from '../../src/navigator/types.js';
import { answers, knowledge } from './support.js';

const checks = (more: Partial<Answers> = {}) => refusalChecks(answers(more), knowledge);
const states = (more: Partial<Answers> = {}): string[] =>
  checks(more)
    .filter(({ state }) => state !== 'ok')
    .map(({ id, state }) => `${id} ${state}`);
const find = (id: string, more: Partial<Answers>) => checks(more).find((each) => each.id === id);

describe('refusals: what is well asked', () => {
  it('has one line of each reason, and all are well', () => {
    assert.deepEqual(
      checks().map(({ reason, state }) => `${reason} ${state}`),
      refusalReasons.map((reason) => `${reason} ok`),
    );
  });
  it('has words, a way out and a citation in every line, with nothing left to fill in', () => {
    const all = [
      ...checks(),
      ...checks({ accounts: [], period: {}, offence: { name: 'n/a' } }),
      ...checks({
        needs: [...knowledge.needs.needs.keys()],
        period: { from: '2018-01-01', to: '2027-01-01' },
      }),
    ];
    for (const { id, text, how, citation } of all) {
      assert.ok(text !== '' && how !== '' && citation !== '', id);
      assert.doesNotMatch(`${text}${how}${citation}`, /\{\w+\}|undefined/, id);
    }
  });
});

describe('refusals: wrong identifier', () => {
  it('stops a name that is shown', () => {
    const account = { provider: 'snap', identifier: 'username' as const, value: 'Big Mike' };
    assert.deepEqual(states({ accounts: [account] }), ['display-name stop']);
    assert.deepEqual(states({ accounts: [{ ...account, value: '"mike"' }] }), ['display-name stop']);
  });
  it('stops what the provider cannot search by, and says what it takes', () => {
    const account = { provider: 'snap', identifier: 'imei' as const, value: '490154203237518' };
    const found = find('not-searchable', { accounts: [account] });
    assert.equal(found?.state, 'stop');
    assert.match(`${found?.text}`, /Snap.*IMEI/);
    assert.match(`${found?.how}`, /user ?name/i);
  });
  it('warns where nobody is known to ask, and stops where no account is named', () => {
    const account = { identifier: 'phone' as const, value: '+19375550142' };
    assert.deepEqual(states({ accounts: [account] }), ['no-holder warn']);
    assert.equal(states({ accounts: [] })[0], 'no-account stop');
  });
  it('wants time and zone beside an IP address', () => {
    const account = { provider: 'comcast', identifier: 'ip_address' as const, value: '198.51.100.7' };
    const given = { accounts: [account], needs: ['who-had-ip'] };
    assert.ok(states({ ...given, period: {} }).includes('address-without-time stop'));
    assert.ok(!states(given).includes('address-without-time stop'));
  });
  it('wants the address of the one thing that is asked about', () => {
    assert.ok(states({ needs: ['who-posted-this'] }).includes('exact-address warn'));
    assert.ok(!states().includes('exact-address warn'));
  });
});

describe('refusals: over-broad', () => {
  it('stops data of a time without a period, and only warns for sign-up details', () => {
    assert.ok(states({ period: {}, needs: ['what-was-said'] }).includes('period-missing stop'));
    assert.ok(states({ period: {} }).includes('period-missing warn'));
    assert.ok(states({ period: { from: '2026-10-01' } }).includes('period-missing warn'));
  });
  it('warns of a period of more than 183 days, counted with both ends, and offers narrower words', () => {
    const period = (from: string) => ({ period: { from, to: '2026-11-20', zone: 'UTC' } });
    // 22 May to 20 November 2026: 10 + 30 + 31 + 31 + 30 + 31 + 20 = 183 days.
    assert.equal(find('period-long', period('2026-05-22')), undefined);
    const long = find('period-long', period('2026-05-21'));
    assert.match(long?.text ?? '', /184 days/);
    assert.match(long?.how ?? '', /river\.fox22.*Robbery/);
  });
  it('warns of a period that ends after the day of the plan, and of a zone that is not stated', () => {
    const ahead = { period: { from: '2026-11-01', to: '2026-12-31' } };
    assert.deepEqual(states(ahead), ['period-ahead warn', 'zone-missing warn']);
  });
  it('warns of needs that are nearly the whole account', () => {
    const needs = ['what-was-said', 'what-posted', 'what-photos', 'what-searched', 'where-was-device'];
    const found = find('everything', { needs });
    assert.equal(found?.state, 'warn');
    assert.match(found?.how ?? '', /message content.*2026-10-01/);
    assert.equal(find('everything', { needs, period: {} })?.state, 'stop');
    assert.equal(find('everything', { needs: ['what-was-said'] }), undefined);
  });
});

describe('refusals: data not held', () => {
  const verizon = [{ provider: 'verizon', identifier: 'phone' as const, value: '+19375550142' }];
  it('stops what a provider of that kind cannot have', () => {
    const found = find('not-held-kind', { accounts: verizon, needs: ['what-posted'] });
    assert.equal(found?.state, 'stop');
    assert.match(found?.text ?? '', /telephone carrier and cannot have/);
  });
  it('stops what is past the time for which it is kept, and warns of a part', () => {
    // Apple's guide: connection logs of Mail are kept 25 days.
    const apple = [{ provider: 'apple', identifier: 'email' as const, value: 'river@icloud.com' }];
    const asked = (from: string, to: string) => ({
      accounts: apple,
      needs: [],
      categories: ['mail_headers' as const],
      asOf: '2026-11-24',
      period: { from, to, zone: 'UTC' },
    });
    assert.equal(find('retention-passed', asked('2024-10-01', '2024-11-01'))?.state, 'stop');
    const partly = find('retention-partly', asked('2026-10-01', '2026-11-20'));
    assert.equal(partly?.state, 'warn');
    // 25 days before 24 November 2026 is 30 October.
    assert.match(partly?.text ?? '', /2026-10-30/);
    assert.deepEqual(states(asked('2026-11-01', '2026-11-20')), []);
  });
  it('says who else answers a need', () => {
    assert.deepEqual(states({ needs: ['which-ride'] }), ['other-holder stop']);
    assert.match(find('other-holder', { needs: ['which-ride'] })?.how ?? '', /transport/);
  });
});

describe('refusals: no legal basis', () => {
  it('stops process without an offence, and warns without a statute', () => {
    assert.deepEqual(states({ offence: { name: 'n/a' } }), ['offence-missing stop']);
    assert.deepEqual(states({ unsure: ['offence'], offence: { name: '' } }), ['offence-missing stop']);
    assert.deepEqual(states({ offence: { name: 'Robbery' } }), ['statute-missing warn']);
  });
  it('wants none for what compels nobody', () => {
    assert.deepEqual(states({ offence: { name: '' }, needs: ['keep-from-deletion'] }), []);
    assert.deepEqual(states({ offence: { name: '' }, danger: 'death-or-injury' }), []);
  });
  it('warns where nothing that compels can be signed', () => {
    const authority = {
      country: 'US',
      agencyType: 'local-police' as const,
      canIssue: ['preservation' as const],
    };
    assert.deepEqual(states({ authority }), ['nothing-to-sign warn']);
    assert.deepEqual(states({ authority, unsure: ['canIssue'] }), []);
  });
});

describe('refusals: speed', () => {
  it('is quick enough for every page', () => {
    const accounts = Array.from({ length: 100 }, (_, at) => ({
      provider: [...knowledge.catalog.providers.keys()][at % 60] as string,
      identifier: 'username' as const,
      value: `river.fox${at}`,
    }));
    const given = { accounts, needs: [...knowledge.needs.needs.keys()].slice(0, 10) };
    checks(given);
    const began = performance.now();
    for (let run = 0; run < 10; run += 1) checks(given);
    assert.ok((performance.now() - began) / 10 < 100);
  });
});
