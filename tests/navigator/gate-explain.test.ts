/** The explanation of a decision: which rule, which answers stand, which words were found, what settles it. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decideGate } from '../../src/navigator/gate.js';
import { explainGate } from '../../src/navigator/gate-explain.js';
import { gateRecord } from '../../src/navigator/gate-record.js';
import { plan } from '../../src/navigator/plan.js';
import type { Answers } from '../../src/navigator/types.js';
import { answers, knowledge } from './support.js';

const { gate } = knowledge;

function stands(given: Answers, id: string): string | undefined {
  return explainGate(given, gate).structure.find((part) => part.id === id)?.stands;
}

describe('gate: explanation', () => {
  const watching = answers({ offence: { name: 'n/a' }, narrative: 'Watch the Riverside protest group.' });
  it('says the same as the decision, with what would settle it', () => {
    const told = explainGate(watching, gate);
    const decided = decideGate(watching, gate);
    assert.equal(told.decision, decided.decision);
    assert.deepEqual(
      told.rules.map(({ id }) => id),
      [decided.rule],
    );
    assert.match(told.rules[0]?.settle ?? '', /statute/);
  });
  it('names the words, as they stood and for what they were taken', () => {
    assert.deepEqual(
      explainGate(watching, gate).words.map(({ kind }) => kind),
      ['watching', 'protected'],
    );
    assert.match(explainGate(watching, gate).words[0]?.found ?? '', /watch the riverside protest/i);
    assert.deepEqual(explainGate(answers(), gate).words, []);
  });
  it('shows which parts of the structure stand, and which nobody knows', () => {
    assert.equal(stands(watching, 'offence'), 'no');
    assert.equal(stands(watching, 'account'), 'yes');
    assert.equal(stands(answers(), 'offence'), 'yes');
    assert.equal(stands(answers({ accounts: [] }), 'account'), 'no');
    assert.equal(stands(answers({ accounts: [], unsure: ['accounts'] }), 'account'), 'unknown');
    assert.equal(stands(answers({ period: {} }), 'period'), 'no');
    assert.equal(stands(answers({ offence: { name: 'Кража' } }), 'offence'), 'unknown');
    assert.equal(stands(answers({ danger: 'none', unsure: ['danger'] }), 'danger'), 'unknown');
  });
  it('lists the questions of the case that are open', () => {
    const open = explainGate(answers({ businessCase: 'high-risk-violence' }), gate).questions;
    assert.equal(open.length, 4);
    const { questions } = explainGate(
      answers({
        businessCase: 'high-risk-violence',
        safeguards: {
          person: 'D. Marlow',
          predicate: 'Shot at on 2 October',
          until: '2026-12-31',
          services: 'Outreach worker',
        },
      }),
      gate,
    );
    assert.deepEqual(questions, []);
  });
  it('is on the audit chain by the id of its rule', () => {
    const record = gateRecord(watching, plan(watching, knowledge));
    const [reason] = (record?.details.reasons ?? []) as { rule?: string }[];
    assert.equal(reason?.rule, 'protected-without-predicate');
  });
});
