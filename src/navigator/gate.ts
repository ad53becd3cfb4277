/** The gate before every plan: what the answers are for, and whether a plan may be made for it. */
import type { Decision } from '../base/vocabulary.js';
import type { Gate, GateRule } from './gate-file.js';
import { type GateFacts, readWords } from './gate-words.js';
import type { Answers, PlanWarning, Reason } from './types.js';

/** What the gate says. `rule` is the id of the rule or business case that decided, for the audit chain. */
export interface GateOutcome {
  decision: Decision;
  /** Never empty; the rule that decided comes first. */
  reasons: Reason[];
  /** Set when the gate refused or wants a review. */
  askWhom?: string;
  rule: string;
  /** Notes that stop nothing: no investigator named, a danger not described. */
  warnings: PlanWarning[];
}

/**
 * Decides whether a plan may be made. Pure; the same for every door.
 * Rules: RAND RR-2301 (business cases, and the one not to serve), 28 CFR 23.20, 18 U.S.C. 2702-2703.
 */
export function decideGate(answers: Answers, gate: Gate): GateOutcome {
  const facts = readWords(answers, gate.words);
  const refused = refusals(answers, facts, gate);
  // What a reviewer would have to look at is beside the point once there is no plan to review.
  const found = refused.length > 0 ? refused : reviews(answers, facts, gate);
  const deciding = found.length > 0 ? found : [businessCase(answers, gate)];
  const [first] = deciding as [GateRule, ...GateRule[]];
  const whom = [...new Set(deciding.flatMap((rule) => rule.askWhom ?? []))].join('; ');
  return {
    decision: first.decision,
    reasons: deciding.map((rule) => reason(rule, facts)),
    ...(whom === ''
      ? {}
      : { askWhom: answers.reviewer ? `${answers.reviewer} (named as reviewer); ${whom}` : whom }),
    rule: first.id,
    warnings: notes(answers, first.decision, gate),
  };
}

/** The first rule that refuses, alone: a refusal has one reason, the one to act on. */
function refusals(answers: Answers, facts: GateFacts, gate: Gate): GateRule[] {
  const served = businessCase(answers, gate);
  if (served.decision === 'refused') return [served];
  const predicate = hasPredicate(answers, facts);
  if (facts.watching !== '' && facts.offence !== 'listed' && facts.threat !== 'made')
    return [rule(gate, 'protected-without-predicate')];
  if (!predicate)
    return [rule(gate, facts.protectedWords === '' ? 'no-predicate' : 'protected-without-predicate')];
  if (answers.authority.canIssue.length === 0 && answers.danger === 'none')
    return [rule(gate, 'no-legal-basis')];
  return [];
}

/** An offence, a threat, or danger to life now. */
function hasPredicate(answers: Answers, facts: GateFacts): boolean {
  return facts.offence !== 'none' || facts.threat !== 'none' || answers.danger === 'death-or-injury';
}

/** Every rule that wants a second person. */
function reviews(answers: Answers, facts: GateFacts, gate: Gate): GateRule[] {
  const asked = businessCase(answers, gate);
  return [
    ...protectedReviews(facts).map((id) => rule(gate, id)),
    ...(asked.decision === 'needs-review' ? [asked] : []),
    ...gate.review.filter((each) => isAsked(answers, each)).map((each) => rule(gate, each.rule)),
  ];
}

function protectedReviews(facts: GateFacts): string[] {
  if (facts.watching !== '')
    return [facts.offence === 'listed' ? 'protected-with-offence' : 'protected-with-threat'];
  if (facts.offence !== 'named' || facts.threat !== 'none') return [];
  if (facts.protectedWords !== '') return ['protected-unclear-offence'];
  return facts.watchWords === '' ? [] : ['unclear-offence'];
}

function isAsked(answers: Answers, each: Gate['review'][number]): boolean {
  return (
    each.needs.some((need) => answers.needs.includes(need)) ||
    each.categories.some((category) => answers.categories?.includes(category) === true)
  );
}

function businessCase(answers: Answers, gate: Gate): GateRule {
  return gate.cases.get(answers.businessCase) as GateRule;
}

function rule(gate: Gate, id: string): GateRule {
  return gate.rules.get(id) as GateRule;
}

function reason(each: GateRule, facts: GateFacts): Reason {
  const words = facts.watching || facts.protectedWords || facts.watchWords;
  return {
    text: each.text.replace('{words}', words),
    citation: each.citation,
    source: each.source,
    date: each.date,
  };
}

function notes(answers: Answers, decision: Decision, gate: Gate): PlanWarning[] {
  const wanted: string[] = [];
  if (!answers.investigator?.name && decision !== 'refused') wanted.push('investigator-not-named');
  if (answers.danger === 'death-or-injury' && !answers.narrative?.trim())
    wanted.push('emergency-not-described');
  if (decision === 'needs-review' && !answers.reviewer) wanted.push('reviewer-not-named');
  return wanted.flatMap((id) => gate.notes.get(id) ?? []);
}
