/** Each way in which a letter is sent back: the clean letter passes, and one change raises the one problem. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import fc from 'fast-check';
import { loadCatalog } from '../../src/catalog/load.js';
import { loadLaw } from '../../src/law/load.js';
import {
  check,
  checked,
  draftExtension,
  type LetterFacts,
  type LetterKnowledge,
  standing,
} from '../../src/letters/index.js';
import { draftOf, preservationFacts, subpoenaFacts } from './sample.js';

let know: LetterKnowledge;
before(() => {
  const law = loadLaw();
  know = { law, catalog: loadCatalog(undefined, law) };
});

const rules = (facts: LetterFacts, severity?: string) =>
  check(draftOf(facts), know)
    .filter((one) => severity === undefined || one.severity === severity)
    .map((one) => one.rule);

const category = (id: LetterFacts['categories'][number]['id']): LetterFacts['categories'][number] => ({
  id,
  process: 'subpoena',
  citations: [],
});
const period = (change: Partial<LetterFacts['period']>) => ({ ...subpoenaFacts().period, ...change });
const agency = (change: Partial<LetterFacts['agency']>) => ({ ...subpoenaFacts().agency, ...change });
const signer = (change: Partial<LetterFacts['signer']>) => ({ ...subpoenaFacts().signer, ...change });

/** [what is changed in a clean subpoena, the rule, its severity] */
const cases: [Partial<LetterFacts>, string, 'must' | 'should'][] = [
  [{ addressee: { entity: 'Snapchat LLC' } }, 'entity-wrong', 'must'],
  [{ provider: { id: 'nobody', name: 'Nobody' } }, 'provider-unknown', 'should'],
  [{ channel: null }, 'channel-missing', 'should'],
  [{ channel: { type: 'email', value: 'lawenforcement@snap.example.com' } }, 'channel-unknown', 'should'],
  [{ attestsNoProhibitedViolation: false }, 'attestation-missing', 'should'],
  [{ identifiers: [] }, 'identifier-missing', 'must'],
  [{ identifiers: [{ kind: 'username', value: ' ' }] }, 'identifier-missing', 'must'],
  [{ identifiers: [{ kind: 'username', value: 'Big Mike' }] }, 'display-name', 'must'],
  [{ identifiers: [{ kind: 'name_dob', value: 'A. Example, 1 Jan 2000' }] }, 'display-name', 'must'],
  [{ identifiers: [{ kind: 'imei', value: '490154203237518' }] }, 'identifier-not-accepted', 'must'],
  [{ identifiers: [{ kind: 'username', value: 'r\u0456ver.fox22' }] }, 'identifier-look-alike', 'should'],
  [{ identifiers: [{ kind: 'username', value: 'river\u200b.fox22' }] }, 'identifier-look-alike', 'should'],
  [{ identifiers: Array(2).fill({ kind: 'username', value: 'river.fox22' }) }, 'identifier-twice', 'should'],
  [
    { missing: [{ kind: 'user_id', why: 'A user name changes.', how: 'Give the user ID too.' }] },
    'identifier-better',
    'should',
  ],
  [{ period: period({ from: null, to: null }) }, 'period-missing', 'must'],
  [{ period: period({ zone: null }) }, 'zone-missing', 'must'],
  [{ period: period({ zone: 'Eastern' }) }, 'zone-missing', 'must'],
  [{ period: period({ to: null }) }, 'period-open', 'must'],
  [{ period: period({ from: '2026-11-21', to: '2026-11-01' }) }, 'period-reversed', 'must'],
  [{ period: period({ to: '2026-11-24' }) }, 'period-in-future', 'must'],
  [{ period: period({ zone: 'UTC', assumed: ['zone'] }) }, 'zone-assumed', 'should'],
  [
    { categories: [category('basic_subscriber'), category('message_content')] },
    'category-above-process',
    'must',
  ],
  [{ categories: [category('contacts_friends')] }, 'category-above-process', 'must'],
  [{ items: [] }, 'items-missing', 'must'],
  [{ authority: null }, 'authority-missing', 'must'],
  [{ authority: { kind: 'administrative' } }, 'authority-missing', 'must'],
  [{ authority: { kind: 'grand_jury', court: 'Court of Common Pleas' } }, 'authority-missing', 'must'],
  [{ returnDate: null }, 'return-date-missing', 'must'],
  [{ returnDate: '2026-11-23' }, 'return-date-past', 'must'],
  [{ returnDate: '2026-11-26' }, 'return-date-near', 'should'],
  [{ notice: { nonDisclosure: 'request' } }, 'silence-without-order', 'should'],
  [{ notice: { nonDisclosure: 'order' } }, 'order-missing', 'must'],
  [
    { notice: { nonDisclosure: 'order', order: { court: 'Court', date: '2026-11-20' } } },
    'order-without-end',
    'should',
  ],
  [
    { notice: { nonDisclosure: 'order', order: { court: 'Court', date: '2026-01-20', ends: '2026-07-20' } } },
    'order-expired',
    'must',
  ],
  [{ remarks: 'You must not disclose this subpoena to the user.' }, 'silence-commanded', 'must'],
  [{ remarks: 'Please send any and all records.' }, 'over-broad', 'must'],
  [{ remarks: 'Logs,  including but\nnot limited to sign-ins.' }, 'over-broad', 'must'],
  [{ delivery: 'to [address]' }, 'placeholder-left', 'must'],
  [{ remarks: 'See {{case}}' }, 'placeholder-left', 'must'],
  [{ preservation: { received: '2026-08-01', renewals: 0 } }, 'preservation-lapsed', 'should'],
  [{ case: { number: ' ' } }, 'case-number-missing', 'must'],
  [{ agency: agency({ name: '' }) }, 'agency-missing', 'must'],
  [{ offence: null }, 'offence-missing', 'should'],
  [{ signer: signer({ name: '' }) }, 'signature-block-missing', 'must'],
  [{ signer: signer({ badge: undefined }) }, 'badge-missing', 'should'],
  [{ signer: signer({ email: '' }), agency: agency({ email: '' }) }, 'return-address-missing', 'must'],
  [{ signer: signer({ phone: '' }), agency: agency({ phone: '' }) }, 'return-address-missing', 'should'],
  [{ signer: signer({ email: 'det.reyes@gmail.com' }) }, 'private-mail', 'must'],
  [{ agency: agency({ verify: {} }) }, 'verification-missing', 'should'],
];

describe('check()', () => {
  it('finds nothing in a letter that is in order', () => {
    assert.deepEqual(rules(preservationFacts()), []);
    assert.deepEqual(rules(subpoenaFacts()), []);
  });

  for (const [change, rule, severity] of cases) {
    it(`${rule} (${severity}): ${JSON.stringify(change).slice(0, 90)}`, () => {
      assert.ok(
        rules(subpoenaFacts(change), severity).includes(rule),
        rules(subpoenaFacts(change)).join(', '),
      );
    });
  }

  it('a preservation: no order, nothing of the future, dates only advised', () => {
    const order = {
      nonDisclosure: 'order' as const,
      order: { court: 'Court', date: '2026-11-20', ends: '2027-01-01' },
    };
    assert.ok(rules(preservationFacts({ notice: order }), 'must').includes('order-on-preservation'));
    assert.ok(
      rules(preservationFacts({ categories: [category('pen_register')] }), 'must').includes(
        'preserve-future',
      ),
    );
    assert.ok(
      rules(preservationFacts({ period: period({ from: null, to: null }) }), 'should').includes(
        'period-missing',
      ),
    );
    assert.deepEqual(rules(preservationFacts({ categories: [category('message_content')] }), 'must'), []);
  });

  it('a subpoena for the subscriber only needs no dates, though it is better with them', () => {
    const facts = subpoenaFacts({
      categories: [category('basic_subscriber')],
      period: period({ from: null, to: null }),
    });
    assert.deepEqual(rules(facts, 'must'), []);
    assert.ok(rules(facts, 'should').includes('period-missing'));
  });

  it('an extension: reference, day, the 90 days by the calendar, and one renewal', () => {
    const extension = (date: string, renewals = 0, providerReference?: string) =>
      check(
        draftExtension(preservationFacts(), { date, received: '2026-11-23', renewals, providerReference }),
        know,
      ).map((one) => one.rule);
    // The 90 days from 23 November 2026 end on 21 February 2027.
    assert.ok(!extension('2027-02-21', 0, 'SN-1').includes('preservation-lapsed'));
    assert.ok(extension('2027-02-22', 0, 'SN-1').includes('preservation-lapsed'));
    assert.ok(extension('2027-01-20').includes('provider-reference-missing'));
    assert.ok(extension('2027-04-20', 1, 'SN-1').includes('second-renewal'));
  });

  it("tells the provider's own reason with the problem that it is about, and not once more", () => {
    const facts = subpoenaFacts({ signer: signer({ email: 'det.reyes@gmail.com' }) });
    const about = check(draftOf(facts), know).filter((one) => /mail/.test(one.text + one.citation));
    assert.deepEqual(
      about.map((one) => one.rule),
      ['private-mail'],
    );
    assert.match(about[0]!.citation, /Snap sends back: process or questions from private e-mail domains/);
  });

  it('every problem says where, what, what to do, and on what ground', () => {
    for (const [change] of cases) {
      for (const one of check(draftOf(subpoenaFacts(change)), know)) {
        for (const key of ['rule', 'where', 'text', 'remedy', 'citation'] as const)
          assert.ok(one[key].length > 1, `${one.rule}.${key}`);
        assert.match(one.text, /[.?]$/, one.rule);
      }
    }
  });

  it('musts come first, and a warning can be accepted by rule or by place', () => {
    const facts = subpoenaFacts({ case: { number: '' }, channel: null, offence: null });
    const draft = checked(
      { ...draftOf(facts), acknowledged: ['channel-missing', 'offence-missing@offence'] },
      know,
    );
    const severities = draft.problems.map((one) => one.severity);
    assert.deepEqual(severities, [...severities].sort());
    assert.deepEqual(
      standing(draft).unacknowledged.map((one) => one.rule),
      [],
    );
    assert.ok(standing(draft).blocking.some((one) => one.rule === 'case-number-missing'));
  });

  it('never throws, whatever people type', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), (one, two) => {
        const facts = subpoenaFacts({
          identifiers: [{ kind: 'username', value: one }],
          remarks: two,
          delivery: one,
          case: { number: two },
          signer: signer({ name: one, email: two }),
          addressee: { entity: two, address: one },
        });
        assert.ok(Array.isArray(check(draftOf(facts), know)));
      }),
      { numRuns: 150 },
    );
  });
});
