/** The gate: examples of judgement, each rule's reason, and that no disguise of words passes. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decideGate } from '../../src/navigator/gate.js';
import { loadGate } from '../../src/navigator/gate-file.js';
import type { Answers } from '../../src/navigator/types.js';
import { type GateExample, ordinary, toRefuse, toReview } from './gate-table.js';
import { heldOut } from './gate-table-held-out.js';
import * as more from './gate-table-more.js';

const gate = loadGate();

function answersOf(example: GateExample, more: Partial<Answers> = {}): Answers {
  const { offence, statute } = example;
  return {
    businessCase: example.case ?? 'investigate-crime',
    ...(offence === undefined ? {} : { offence: { name: offence, ...(statute ? { statute } : {}) } }),
    authority: {
      country: 'US',
      state: 'OH',
      agencyType: 'local-police',
      canIssue: ['preservation', 'subpoena'],
    },
    danger: example.danger ?? 'none',
    accounts: [{ provider: 'snap', identifier: 'username', value: 'river.fox22' }],
    needs: ['who-runs-account'],
    narrative: example.story,
    asOf: '2026-11-24',
    ...more,
  };
}

describe('gate: the table', () => {
  for (const example of [...toRefuse, ...ordinary, ...toReview]) {
    it(`${example.expect}: ${example.offence ?? 'no offence'} / ${example.story.slice(0, 80)}`, () => {
      const { decision, rule } = decideGate(answersOf(example), gate);
      if (example.expect === 'not-refused') assert.notEqual(decision, 'refused', rule);
      else assert.equal(decision, example.expect, rule);
    });
  }
  for (const [name, examples] of Object.entries({ ...more, heldOut })) {
    for (const example of examples) {
      it(`${name}: ${example.expect}: ${example.offence ?? 'no offence'} / ${example.story.slice(0, 80)}`, () => {
        const { decision, rule } = decideGate(answersOf(example, example.answers), gate);
        assert.equal(decision, example.expect, rule);
      });
    }
  }
  it('holds at least 30 to be refused and 30 ordinary ones', () => {
    assert.ok(toRefuse.length >= 30 && ordinary.length >= 30);
  });
});

describe('gate: what it says', () => {
  it('gives the reason with its citation, the words found and whom to ask', () => {
    const outcome = decideGate(answersOf(toRefuse[0]!), gate);
    assert.equal(outcome.rule, 'protected-without-predicate');
    assert.match(outcome.reasons[0]!.text, /watch the Riverside protest/i);
    assert.match(outcome.reasons[0]!.citation, /RR-2301/);
    assert.ok(outcome.reasons[0]!.source?.url.startsWith('https://'));
    assert.match(outcome.askWhom ?? '', /supervisor/);
  });
  it('refuses the case never served whatever else is stated', () => {
    const named = answersOf({
      expect: 'refused',
      case: 'monitor-protected-activity',
      offence: 'Murder',
      statute: '18 U.S.C. 1111',
      story: '',
    });
    assert.equal(
      decideGate({ ...named, danger: 'death-or-injury', reviewer: 'Lt. Okafor' }, gate).rule,
      'monitor-protected-activity',
    );
  });
  it('gives a refusal its own reason alone, and nothing of what a reviewer would look at', () => {
    for (const example of toRefuse)
      assert.equal(decideGate(answersOf(example), gate).reasons.length, 1, example.story);
  });
  it('refuses when nothing can be sent or signed and nobody is in danger', () => {
    const answers = answersOf(ordinary[0]!);
    const without = { ...answers, authority: { ...answers.authority, canIssue: [] } };
    assert.equal(decideGate(without, gate).rule, 'no-legal-basis');
    assert.equal(decideGate({ ...without, danger: 'death-or-injury' }, gate).decision, 'allowed');
  });
  it('sends a search of an area to counsel', () => {
    assert.equal(decideGate(answersOf(ordinary[0]!, { needs: ['who-was-near'] }), gate).rule, 'area-search');
    assert.equal(
      decideGate(answersOf(ordinary[0]!, { categories: ['tower_dump'] }), gate).decision,
      'needs-review',
    );
  });
  it('names the reviewer who was named, and asks for one who was not', () => {
    const example = answersOf(toReview[0]!);
    assert.match(decideGate({ ...example, reviewer: 'Lt. Okafor' }, gate).askWhom ?? '', /^Lt\. Okafor/);
    assert.ok(decideGate(example, gate).warnings.some((warning) => /no reviewer/.test(warning.text)));
  });
  it('a missing investigator is a warning and no refusal', () => {
    const outcome = decideGate(answersOf(ordinary[0]!), gate);
    assert.equal(outcome.decision, 'allowed');
    assert.ok(outcome.warnings.some((warning) => /investigator/.test(warning.text)));
    const named = decideGate(answersOf(ordinary[0]!, { investigator: { name: 'Det. Reyes' } }), gate);
    assert.ok(!named.warnings.some((warning) => /investigator/.test(warning.text)));
  });
  it('gives each rule by its id, so that the audit chain can name it', () => {
    const { reasons, rule } = decideGate(answersOf(toReview[0]!), gate);
    assert.equal(reasons[0]?.rule, rule);
  });
  it('puts words of the story into a reason as they stood, whatever signs they hold', () => {
    const odd = answersOf({ expect: 'refused', offence: 'n/a', story: 'Watch the $& protest $1 group' });
    assert.match(decideGate(odd, gate).reasons[0]!.text, /Watch the.*protest/i);
  });
  it('warns of words that it cannot read where it lets the plan through', () => {
    const [example] = more.unreadButStructured;
    const { warnings } = decideGate(answersOf(example!), gate);
    assert.ok(warnings.some(({ text }) => /cannot|do not cover/.test(text) && text.includes('दुकान')));
  });
  it('warns of a danger that nobody knows about, first of all to be found out', () => {
    const { warnings } = decideGate(answersOf(ordinary[0]!, { unsure: ['danger'] }), gate);
    assert.ok(warnings.some(({ text }) => /Ask at once/.test(text)));
  });
  it('holds a resolved threat from the day on which it was resolved', () => {
    const threat = answersOf(
      { expect: 'allowed', case: 'short-term-threat', story: 'He posted that he will shoot at the school.' },
      { safeguards: { resolvedAt: '2026-11-22T10:00:00Z' } },
    );
    assert.equal(decideGate(threat, gate, '2026-11-21').decision, 'allowed');
    assert.equal(decideGate(threat, gate, '2026-11-22').rule, 'threat-resolved');
  });
  it('asks for a threat that names no harm to be made clear', () => {
    const vague = answersOf(
      { expect: 'needs-review', case: 'short-term-threat', story: 'See the field.' },
      { safeguards: { threat: 'He was loud at the counter.' } },
    );
    assert.equal(decideGate(vague, gate).rule, 'threat-unclear');
    const none = { ...vague, safeguards: { threat: 'n/a' } };
    assert.equal(decideGate(none, gate).rule, 'no-predicate');
  });
  it('reads the title of the case as well', () => {
    const answers = answersOf(
      { expect: 'refused', offence: 'n/a', story: '' },
      { case: { number: '26-0200', title: 'Monitor the vigil' } },
    );
    assert.equal(decideGate(answers, gate).rule, 'protected-without-predicate');
  });
});
