/** The gate's rules that hold for one business case only: a named person, an end, conduct and not beliefs. */
import type { Gate } from './gate-file.js';
import { isStated, isStatute, namesSomebody } from './gate-structure.js';
import type { GateFacts } from './gate-words.js';
import { blank, findAll, quoted } from './patterns.js';
import type { SafeguardAsk } from './safeguards-file.js';
import { sentences } from './text.js';
import type { Answers } from './types.js';
import { unreadWords } from './unread.js';

/** A rule by its id, with the words that stand for `{words}` in its text. */
export interface RuleFound {
  id: string;
  words?: string;
}

/** What refuses in this case alone. */
export function caseRefusals(answers: Answers, facts: GateFacts, gate: Gate): RuleFound[] {
  const { businessCase, safeguards } = answers;
  if (isAboutPeople(businessCase)) {
    const somebody = namesSomebody(answers, gate.words) || isStated(safeguards?.predicate, gate.words);
    return somebody ? [] : [{ id: 'nobody-named' }];
  }
  if (businessCase !== 'investigate-organized-crime' || facts.offence === 'listed') return [];
  const beliefs = beliefsIn(safeguards?.conduct, gate);
  return beliefs === '' ? [] : [{ id: 'beliefs-not-conduct', words: beliefs }];
}

/** What wants a second person in this case alone. */
export function caseReviews(answers: Answers, facts: GateFacts, gate: Gate, asOf: string): RuleFound[] {
  const { businessCase, safeguards } = answers;
  if (isAboutPeople(businessCase)) {
    const lacking = unanswered(answers, gate);
    return lacking.length === 0 ? [] : [{ id: 'safeguards-missing', words: lacking.map(short).join('; ') }];
  }
  if (businessCase === 'investigate-organized-crime') return conductReviews(answers, facts, gate);
  const over = safeguards?.resolvedAt !== undefined && safeguards.resolvedAt.slice(0, 10) <= asOf;
  return businessCase === 'short-term-threat' && over ? [{ id: 'threat-resolved' }] : [];
}

/** Questions of the case, `must` alone, that are not answered. */
export function unanswered(answers: Answers, gate: Gate): SafeguardAsk[] {
  const asks = gate.safeguards.cases.get(answers.businessCase)?.asks ?? [];
  return asks.filter((ask) => ask.severity === 'must' && !isAnswered(ask.id, answers, gate));
}

/** True when an answer of the case, or of the emergency, is given and says something. */
export function isAnswered(id: SafeguardAsk['id'], answers: Answers, gate: Gate): boolean {
  if (id === 'until') return answers.safeguards?.until !== undefined;
  const given = { ...answers.safeguards, ...answers.emergency } as Record<string, unknown>;
  const value = given[id];
  return typeof value === 'string' && isStated(value, gate.words);
}

function isAboutPeople(businessCase: Answers['businessCase']): boolean {
  return businessCase === 'high-risk-violence' || businessCase === 'monitor-high-risk';
}

function conductReviews(answers: Answers, facts: GateFacts, gate: Gate): RuleFound[] {
  const conduct = answers.safeguards?.conduct;
  const beliefs = beliefsIn(conduct, gate);
  if (beliefs !== '') return [{ id: 'beliefs-beside-offence', words: beliefs }];
  if (conduct === undefined) return facts.offence === 'listed' ? [] : [{ id: 'conduct-unclear' }];
  // An offence that can be placed, with its statute, says what the crime is: the conduct need not hold a listed word again.
  if (facts.offence === 'listed' && isStatute(answers.offence?.statute)) return [];
  // What cannot be read is another rule's matter.
  if (unreadWords(conduct, gate.words) !== '' || namesConduct(conduct, gate)) return [];
  return [{ id: 'conduct-unclear' }];
}

/** Words of faith, politics or union in a text that names no criminal conduct; empty otherwise. */
function beliefsIn(conduct: string | undefined, gate: Gate): string {
  if (conduct === undefined || namesConduct(conduct, gate)) return '';
  const clean = sentences(conduct).map((line) => blank(line, gate.words.exceptions));
  return quoted(clean.flatMap((line) => findAll(line, gate.words.protected)));
}

function namesConduct(conduct: string, gate: Gate): boolean {
  return sentences(conduct).some((line) => findAll(line, gate.words.offences).length > 0);
}

/** `Who is it, by name?` → `who is it, by name`. */
function short(ask: SafeguardAsk): string {
  return ask.question.charAt(0).toLowerCase() + ask.question.slice(1).replace(/[?.]$/, '');
}
