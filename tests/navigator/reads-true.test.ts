/**
 * What a prosecutor found wrong on reading plans: law, addresses and clocks that are not those of the case, ways that
 * lead in a circle, ids in place of names. Each is held here so that it does not come back.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { plan } from '../../src/navigator/plan.js';
import type { AnswerAccount, Answers, Plan } from '../../src/navigator/types.js';
import { answers, knowledge } from './support.js';

type Authority = Answers['authority'];
const offence = { name: 'Extortion', statute: 'invented for this test', maxPenaltyYears: 10 };
const british: Authority = {
  country: 'GB',
  agencyType: 'police',
  canIssue: ['ipa_authorisation', 'copo', 'mlat'],
};
const french: Authority = {
  country: 'FR',
  agencyType: 'investigating-judge',
  canIssue: ['epoc', 'epoc_pr', 'mlat'],
};
const canadian: Authority = {
  country: 'CA',
  agencyType: 'police',
  canIssue: ['production_order', 'preservation'],
};
const australian: Authority = { country: 'AU', agencyType: 'federal-police', canIssue: ['ipo', 'mlat'] };
const nigerian: Authority = { country: 'NG', agencyType: 'police', canIssue: ['foreign_order', 'mlat'] };

function made(authority: Authority, account: AnswerAccount, more: Partial<Answers> = {}): Plan {
  return plan(answers({ authority, accounts: [account], offence, ...more }), knowledge);
}

/** All that a person reads of a plan. */
function words({ steps, notAvailable, warnings }: Plan): string {
  return JSON.stringify({ steps, notAvailable, warnings });
}

describe('the law of the case, and not another', () => {
  it('an emergency request from abroad cites no American rule on secrecy, nor one on process after it', () => {
    const { steps } = made(
      british,
      { provider: 'snap', identifier: 'username', value: 'river.fox22' },
      { danger: 'death-or-injury', needs: ['danger-now'], mayNotify: false },
    );
    const urgent = steps.find((step) => step.process === 'emergency')!;
    const cited = urgent.warnings.map(({ citation }) => citation).join('; ');
    assert.doesNotMatch(cited, /2703|2705/);
    assert.ok(urgent.warnings.some(({ text }) => text.startsWith('Snap decides, and gives only')));
  });
  it('assistance from Ireland is not told of American courts, and that from the United States is', () => {
    const day = { asOf: '2025-03-01', needs: ['what-was-said'] };
    const instagram = { provider: 'meta-instagram', identifier: 'username', value: 'lune.pale_75' } as const;
    const irish = made(french, instagram, day).steps.find((step) => step.process === 'mlat')!;
    assert.match(irish.entity, /Ireland/);
    assert.doesNotMatch(JSON.stringify([irish.why, irish.categories[0]?.reasons.slice(0, -1)]), /3512|2703/);
    const snap = { provider: 'snap', identifier: 'username', value: 'river.fox22' } as const;
    const american = made(nigerian, snap, day).steps.find((step) => step.process === 'mlat')!;
    assert.match(JSON.stringify(american.categories), /3512/);
  });
  it('asking a provider that is not American does not rest on American law', () => {
    const { steps } = made(
      nigerian,
      { provider: 'binance', identifier: 'user_id', value: '30110022' },
      { needs: ['who-owns-wallet'] },
    );
    const asked = steps.filter((step) => step.process === 'foreign_order');
    assert.ok(asked.length > 0);
    assert.doesNotMatch(JSON.stringify(asked.map((step) => step.categories)), /18 U\.S\.C\. 2702/);
  });
  it('the federal rule on carrying out a warrant runs on a federal warrant alone', () => {
    const snap = { provider: 'snap', identifier: 'username', value: 'river.fox22' } as const;
    const clocks = (authority: Authority): string[] =>
      made(authority, snap, { needs: ['what-was-said'] }).steps.flatMap((step) =>
        step.clocks.map(({ citation }) => citation),
      );
    const canIssue = ['search_warrant'] as const;
    const ohio = clocks({ country: 'US', state: 'OH', agencyType: 'local-police', canIssue: [...canIssue] });
    const federal = clocks({ country: 'US', agencyType: 'federal', canIssue: [...canIssue] });
    assert.ok(!ohio.some((citation) => citation.startsWith('Fed. R. Crim. P. 41')), ohio.join());
    assert.ok(
      federal.some((citation) => citation.startsWith('Fed. R. Crim. P. 41')),
      federal.join(),
    );
  });
  it("no clock of one's own law runs on a letter that binds nobody", () => {
    const snap = { provider: 'snap', identifier: 'username', value: 'river.fox22' } as const;
    const [kept] = made(canadian, snap).steps;
    assert.equal(kept?.process, 'preservation');
    assert.ok(!kept?.clocks.some(({ citation }) => /Criminal Code/.test(citation)));
  });
});

describe('the company of the case, and not another', () => {
  it('the letter box of another company of the provider is not given', () => {
    const { steps } = made(french, {
      provider: 'meta-instagram',
      identifier: 'username',
      value: 'lune.pale_75',
    });
    const boxes = steps.flatMap((step) => step.otherChannels).filter(({ type }) => type === 'post');
    assert.ok(!boxes.some(({ value }) => /Menlo Park/.test(value)), boxes.map(({ value }) => value).join());
  });
  it('no other channel is the one that the step goes to, and none stands twice', () => {
    const { steps } = made(british, { provider: 'snap', identifier: 'username', value: 'river.fox22' });
    for (const { channel, otherChannels } of steps) {
      const all = otherChannels.map(({ type, value }) => `${type} ${value}`);
      assert.equal(new Set(all).size, all.length);
      assert.ok(channel === null || !all.includes(`${channel.type} ${channel.value}`));
    }
  });
  it('a local company that only has the name on the paper does not make its data domestic', () => {
    const icloud = { provider: 'apple', identifier: 'email', value: 'r.dunn55@icloud.com' } as const;
    const of = (asOf: string) => made(australian, icloud, { asOf, needs: ['what-backup'] }).steps.at(-1)!;
    assert.match(of('2023-06-01').addressee.address ?? '', /Sydney/);
    assert.equal(of('2023-06-01').process, 'mlat');
    assert.equal(of('2026-11-24').process, 'ipo');
  });
  it('what sources say of a later day, or of another company alone, is not told', () => {
    const handle = { provider: 'x-twitter', identifier: 'handle', value: '@stone_gale11' } as const;
    const georgia: Authority = {
      country: 'US',
      state: 'GA',
      agencyType: 'local-police',
      canIssue: ['subpoena'],
    };
    const then = words(made(georgia, handle, { asOf: '2019-05-10' }));
    assert.match(then, /Twitter, Inc\./);
    assert.doesNotMatch(then, /X Corp|Bastrop|Austin/);
    const german = { ...french, country: 'DE' };
    const tiktok = words(made(german, { provider: 'tiktok', identifier: 'username', value: 'blau_kiesel' }));
    assert.doesNotMatch(tiktok, /Culver City/);
  });
  it('in 2018 Kik was a company of Canada', () => {
    const kik = { provider: 'kik', identifier: 'username', value: 'amberfield21' } as const;
    const step = made(canadian, kik, { asOf: '2018-05-01' }).steps.at(-1)!;
    assert.equal(step.entity, 'Kik Interactive Inc.');
    assert.equal(step.process, 'production_order');
  });
  it('a legal name carries no remark in brackets', () => {
    const tinder = { provider: 'match-group-tinder', identifier: 'phone', value: '+13035550148' } as const;
    const [step] = made({ country: 'US', agencyType: 'federal', canIssue: ['subpoena'] }, tinder).steps;
    assert.equal(step?.entity, 'Tinder, LLC');
    assert.match(step?.addressee.reason.text ?? '', /outside the EEA/);
  });
});

describe('no circle, and no dead end', () => {
  it('a carrier is asked for calls and cells though no source says that it has them', () => {
    const rogers = { provider: 'rogers', identifier: 'phone', value: '+14165550139' } as const;
    const { steps, notAvailable } = made(canadian, rogers, { needs: ['calls-made', 'cell-sites'] });
    const asked = steps.flatMap((step) => step.categories.map(({ id }) => id));
    assert.ok(asked.includes('call_detail_records') && asked.includes('cell_site_location'), asked.join());
    assert.deepEqual(notAvailable, []);
  });
  it('what a carrier has not is not looked for at the carrier', () => {
    const tracfone = { provider: 'tracfone', identifier: 'phone', value: '+13055550121' } as const;
    const { notAvailable } = made(
      { country: 'US', agencyType: 'federal', canIssue: ['subpoena'] },
      tracfone,
      {
        needs: ['who-was-near', 'what-voicemail', 'cell-sites'],
        narrative: 'A shop was robbed.',
      },
    );
    for (const { instead } of notAvailable)
      assert.doesNotMatch(instead ?? '', /^The (?:telephone's )?carriers?\b(?! whose)/);
  });
  it('every category that cannot be had says what else may answer', () => {
    const snap = { provider: 'snap', identifier: 'username', value: 'river.fox22' } as const;
    const needs = [...knowledge.needs.needs.keys()];
    const { notAvailable } = made({ country: 'US', agencyType: 'federal', canIssue: ['subpoena'] }, snap, {
      needs,
    });
    assert.ok(notAvailable.length > 0);
    for (const { category, instead } of notAvailable) assert.ok(instead, category);
  });
  it('who wrote to whom is asked where messages are', () => {
    const bumble = { provider: 'bumble', identifier: 'phone', value: '+15035550102' } as const;
    const { steps } = made({ country: 'US', agencyType: 'federal', canIssue: ['subpoena'] }, bumble, {
      needs: ['who-matched'],
    });
    assert.ok(steps.some((step) => step.categories.some(({ id }) => id === 'message_metadata')));
  });
});

describe('words that a person reads', () => {
  it('sources stand by their names, not by the ids of a file', () => {
    const found = [...knowledge.catalog.providers.values()].flatMap(({ id, conflicts, notice, sources }) =>
      [...conflicts.map(({ text }) => text), notice?.how_to_delay ?? ''].flatMap((text) =>
        [...text.matchAll(/\(([a-z]{1,2}\d*)\)|^([st]\d+)\b/g)]
          .filter((match) => sources.has(match[1] ?? match[2] ?? ''))
          .map((match) => `${id}: ${match[0]}`),
      ),
    );
    assert.deepEqual(found, []);
  });
  it('what else may answer, and how to find a thing, name no ids', () => {
    const { instead, insteadOfKind, identifiers } = knowledge.needs.plan;
    const texts = [instead, ...Object.values(insteadOfKind), identifiers.how].flatMap((each) =>
      Object.values(each),
    );
    for (const text of texts) assert.doesNotMatch(text, /[a-z]_[a-z]|subpoena/, text);
  });
  it('a country is named, not coded', () => {
    const { warnings } = made(nigerian, { provider: 'snap', identifier: 'username', value: 'river.fox22' });
    assert.ok(warnings.some(({ text }) => text.includes('your country (Nigeria)')));
  });
  it('who may ask for assistance is not a list of every agency that there is', () => {
    const kik = { provider: 'snap', identifier: 'username', value: 'amberfield21' } as const;
    const { steps } = made(canadian, kik, { needs: ['what-was-said'] });
    const [warning] = steps.find((step) => step.process === 'mlat')?.warnings ?? [];
    assert.match(warning?.text ?? '', /through its central authority/);
    assert.doesNotMatch(warning?.text ?? '', /tribal/);
  });
});
