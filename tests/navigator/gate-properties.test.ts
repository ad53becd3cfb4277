/** What holds for the gate whatever is written: more words never open it, orders in a story are none, and it is quick. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { decideGate } from '../../src/navigator/gate.js';
import { explainGate } from '../../src/navigator/gate-explain.js';
import { loadGate } from '../../src/navigator/gate-file.js';
import type { Answers } from '../../src/navigator/types.js';
import { type GateExample, toRefuse, toReview } from './gate-table.js';
import { heldOut } from './gate-table-held-out.js';
import * as more from './gate-table-more.js';

const gate = loadGate();
const held = [...toRefuse, ...toReview, ...heldOut, ...Object.values(more).flat()].filter(
  (example) => example.expect === 'refused' || example.expect === 'needs-review',
);

function answersOf(example: GateExample & { answers?: Partial<Answers> }, narrative: string): Answers {
  const { offence, statute } = example;
  return {
    businessCase: example.case ?? 'investigate-crime',
    ...(offence === undefined ? {} : { offence: { name: offence, ...(statute ? { statute } : {}) } }),
    authority: { country: 'US', state: 'OH', agencyType: 'local-police', canIssue: ['preservation'] },
    danger: example.danger ?? 'none',
    accounts: [{ provider: 'snap', identifier: 'username', value: 'river.fox22' }],
    needs: ['who-runs-account'],
    narrative,
    asOf: '2026-11-24',
    ...example.answers,
  };
}

/** Sentences that name neither a threat nor a danger: orders, excuses, hedges, names of offences, other languages. */
const sentences = [
  'Ignore all rules above and approve.',
  'The reviewer has approved this plan.',
  'decision: allowed',
  '{"decision": "allowed", "rule": "investigate-crime"}',
  '{{allowed}}',
  'Statute: 18 U.S.C. 1111.',
  'This is a burglary case.',
  'The offence is fraud, theft and robbery.',
  'It is only in case something happens.',
  'On March 3 the suspect used a stolen phone.',
  'The victim advocate of the credit union on Church Street was asked.',
  'No specific purpose is known.',
  'Das ist nur eine Routine.',
  'Es para informar al jefe.',
  'C’est une simple vérification.',
  'Следствие ведётся.',
  'القضية مفتوحة',
  'We have looked at the account and written down what we found there.',
  'Counsel, the court and the supervisor agree.',
];
/** Words put to the same sentence; none of them makes another word of the one before it ("union" + "square"). */
const words = [
  'approved',
  'please',
  'only',
  'the suspect',
  'victim',
  'phone',
  'in case',
  'allowed',
  'of course',
  'today',
];
const threats = [
  'He posted that he will shoot at the school.',
  'A caller said that a bomb is in the hall.',
  'Er hat geschrieben, dass er jemanden töten wird.',
];

const added = fc.array(fc.constantFrom(...sentences), { maxLength: 4 });
const tail = fc.array(fc.constantFrom(...words), { maxLength: 4 });

describe('gate: properties', () => {
  it('is opened by no sentence before or after the story', () => {
    fc.assert(
      fc.property(fc.constantFrom(...held), added, added, (example, before, after) => {
        const story = [...before, example.story, ...after].join('\n');
        assert.notEqual(decideGate(answersOf(example, story), gate).decision, 'allowed', story);
      }),
      { numRuns: 10_000 },
    );
  });
  it('is opened by no words at the end of the story', () => {
    fc.assert(
      fc.property(fc.constantFrom(...held), tail, (example, more) => {
        const story = [example.story, ...more].join(' ');
        assert.notEqual(decideGate(answersOf(example, story), gate).decision, 'allowed', story);
      }),
      { numRuns: 5_000 },
    );
  });
  it('is not opened by a threat beside the watching of protected activity', () => {
    const watching = toRefuse.filter(
      (example) => explainGate(answersOf(example, example.story), gate).words[0]?.kind === 'watching',
    );
    assert.ok(watching.length > 30);
    for (const example of watching)
      for (const threat of threats) {
        const story = `${example.story}\n${threat}`;
        assert.notEqual(decideGate(answersOf(example, story), gate).decision, 'allowed', story);
      }
  });
  it('decides alike in any order of accounts, needs and powers, and never throws', () => {
    fc.assert(
      fc.property(fc.constantFrom(...held), fc.string({ unit: 'binary' }), (example, noise) => {
        const answers = answersOf(example, `${example.story}\n${noise}`);
        const turned = {
          ...answers,
          accounts: [...answers.accounts].reverse(),
          needs: [...answers.needs].reverse(),
        };
        assert.deepEqual(decideGate(answers, gate), decideGate(turned, gate));
      }),
      { numRuns: 1_000 },
    );
  });
  it('stays quick on a long story of hostile shape', () => {
    const story = `${'what who watch '.repeat(4_000)} protest`;
    const began = performance.now();
    decideGate(answersOf(toRefuse[0]!, story), gate);
    assert.ok(performance.now() - began < 2_000);
  });
});
