/** Why the gate decided as it did: which rule, which answers stand, which words were found, and what would settle it. */
import type { Decision } from '../base/vocabulary.js';
import { decideGate } from './gate.js';
import { isAnswered, unanswered } from './gate-cases.js';
import type { Gate, GateRule } from './gate-file.js';
import { isStated, isStatute, isUnsure } from './gate-structure.js';
import { type GateFacts, readWords } from './gate-words.js';
import type { Answers, Unsure } from './types.js';

/** One part of the structure: `yes` it stands, `no` it does not, `unknown` answered with "I do not know" or unread. */
export interface StructurePart {
  id: 'case' | 'account' | 'predicate' | 'offence' | 'threat' | 'danger' | 'authority' | 'period';
  stands: 'yes' | 'no' | 'unknown';
  text: string;
}

/** An explanation for the person who asked and for the supervisor who looks at it. */
export interface GateExplanation {
  decision: Decision;
  /** The rules that decided, the first one first, each with what would settle it. */
  rules: { id: string; text: string; citation: string; settle?: string }[];
  structure: StructurePart[];
  /** Words as they stood in the answers, by what they were taken for. */
  words: { kind: 'watching' | 'protected' | 'watch-alone' | 'unread'; found: string }[];
  /** Questions of the case that are not answered. */
  questions: string[];
}

/** Explains a decision. Pure; the same answers, gate and day give the same decision as {@link decideGate}. */
export function explainGate(answers: Answers, gate: Gate, asOf?: string): GateExplanation {
  const outcome = decideGate(answers, gate, asOf);
  const facts = readWords(answers, gate.words);
  return {
    decision: outcome.decision,
    rules: outcome.reasons.map(({ rule = outcome.rule, text, citation }) => ({
      id: rule,
      text,
      citation,
      ...settleOf(rule, gate),
    })),
    structure: structureOf(answers, facts, gate),
    words: wordsFound(facts),
    questions: unanswered(answers, gate).map((ask) => ask.question),
  };
}

function settleOf(id: string, gate: Gate): { settle?: string } {
  const rule: GateRule | undefined = gate.rules.get(id) ?? gate.cases.get(id as Answers['businessCase']);
  return rule?.settle === undefined ? {} : { settle: rule.settle };
}

function structureOf(answers: Answers, facts: GateFacts, gate: Gate): StructurePart[] {
  const { accounts, authority, period, danger } = answers;
  const predicate = isStated(answers.safeguards?.predicate ?? answers.narrative, gate.words);
  const part = (
    id: StructurePart['id'],
    stands: boolean | 'unknown',
    text: string,
    question?: Unsure,
  ): StructurePart => {
    const unknown = stands === 'unknown' || (question !== undefined && isUnsure(answers, question));
    return { id, stands: unknown ? 'unknown' : stands ? 'yes' : 'no', text };
  };
  return [
    part('case', true, gate.cases.get(answers.businessCase)?.name ?? answers.businessCase, 'businessCase'),
    part('account', accounts.length > 0, accountWords(accounts.length), 'accounts'),
    part('predicate', predicate, predicate ? 'Facts are written down.' : 'No facts are written down.'),
    part('offence', offenceStands(facts), offenceWords(answers, facts), 'offence'),
    part('threat', threatStands(facts, gate, answers), threatWords(facts)),
    part(
      'danger',
      danger !== 'none',
      danger === 'none' ? 'No danger is stated.' : 'Danger is stated.',
      'danger',
    ),
    part('authority', authority.canIssue.length > 0, authorityWords(answers), 'canIssue'),
    part('period', period?.from !== undefined && period.to !== undefined, periodWords(answers), 'period'),
  ];
}

function accountWords(count: number): string {
  if (count === 0) return 'No account is named.';
  return count === 1 ? 'One account is named.' : `${count} accounts are named.`;
}

function offenceStands({ offence }: GateFacts): boolean | 'unknown' {
  return offence === 'unread' ? 'unknown' : offence !== 'none';
}

function offenceWords(answers: Answers, { offence }: GateFacts): string {
  const name = answers.offence?.name ? `“${answers.offence.name}”` : 'The offence';
  if (isStatute(answers.offence?.statute)) return `${name} is named with its statute.`;
  const said = {
    listed: 'is one that Tecum can place.',
    named: 'is not one that Tecum can place; a statute would settle it.',
    unread: 'is in words that Tecum cannot read; a statute would settle it.',
    none: 'names no offence.',
  };
  return offence === 'none' && !answers.offence?.name ? 'No offence is named.' : `${name} ${said[offence]}`;
}

function threatStands(facts: GateFacts, gate: Gate, answers: Answers): boolean | 'unknown' {
  if (facts.threat === 'none' && facts.unread !== '') return 'unknown';
  return facts.threat !== 'none' || isAnswered('threat', answers, gate);
}

function threatWords({ threat }: GateFacts): string {
  if (threat === 'made') return 'A threat that was made is described.';
  return threat === 'mentioned' ? 'A danger is mentioned.' : 'No threat is described.';
}

function authorityWords(answers: Answers): string {
  const { country, state, canIssue } = answers.authority;
  const place = state ? `${state}, ${country}` : country;
  if (canIssue.length === 0) return `${place}: nothing can be sent or signed yet.`;
  const count = canIssue.length === 1 ? 'one kind of process is' : `${canIssue.length} kinds of process are`;
  return `${place}: ${count} within reach.`;
}

function periodWords(answers: Answers): string {
  const { from, to, zone } = answers.period ?? {};
  if (from === undefined && to === undefined) return 'No period is stated.';
  return `${from ?? 'no first day'} to ${to ?? 'no last day'}, ${zone ?? 'zone not stated'}.`;
}

function wordsFound(facts: GateFacts): GateExplanation['words'] {
  const found: GateExplanation['words'] = [
    { kind: 'watching', found: facts.watching },
    { kind: 'protected', found: facts.protectedWords },
    { kind: 'watch-alone', found: facts.watching === '' ? facts.watchWords : '' },
    { kind: 'unread', found: facts.unread },
  ];
  return found.filter((each) => each.found !== '');
}
