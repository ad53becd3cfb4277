/** The gate before every plan: what the answers are for, and whether a plan may be made for it. */
import type { Decision } from '../base/vocabulary.js';
import { caseRefusals, caseReviews, type RuleFound } from './gate-cases.js';
import type { Gate, GateRule } from './gate-file.js';
import { isUnsure, saysWho, speaksForItself } from './gate-structure.js';
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
 * Decides whether a plan may be made: by the structure of the answers first, by their words second. Pure; the same for
 * every door. `asOf` (ISO date, today if absent) is the day on which a threat counts as resolved.
 * Rules: RAND RR-2301 (business cases, and the one not to serve), 28 CFR 23.20, 18 U.S.C. 2702-2703.
 */
export function decideGate(answers: Answers, gate: Gate, asOf = dayOf(answers)): GateOutcome {
  const facts = readWords(answers, gate.words);
  const refused = refusals(answers, facts, gate);
  // What a reviewer would have to look at is beside the point once there is no plan to review.
  const found = refused.length > 0 ? refused : reviews(answers, facts, gate, asOf);
  const deciding = (found.length > 0 ? found : [{ id: answers.businessCase }]).map((each) => ({
    rule: ruleOf(gate, each.id),
    words: each.words ?? wordsOf(facts),
  }));
  const [first] = deciding as [Deciding, ...Deciding[]];
  const whom = [...new Set(deciding.flatMap(({ rule }) => rule.askWhom ?? []))].join('; ');
  return {
    decision: first.rule.decision,
    reasons: deciding.map(reason),
    ...(whom === ''
      ? {}
      : { askWhom: answers.reviewer ? `${answers.reviewer} (named as reviewer); ${whom}` : whom }),
    rule: first.rule.id,
    warnings: notes(answers, first.rule.decision, facts, gate),
  };
}

interface Deciding {
  rule: GateRule;
  words: string;
}

function dayOf(answers: Answers): string {
  return (answers.asOf ?? new Date().toISOString()).slice(0, 10);
}

/** The first rule that refuses, alone: a refusal has one reason, the one to act on. */
function refusals(answers: Answers, facts: GateFacts, gate: Gate): RuleFound[] {
  if (gate.cases.get(answers.businessCase)?.decision === 'refused') return [{ id: answers.businessCase }];
  if (watchesWithoutPredicate(facts)) return [{ id: 'protected-without-predicate' }];
  const [byCase] = caseRefusals(answers, facts, gate);
  if (byCase !== undefined) return [byCase];
  if (!hasPredicate(answers, facts) && !mayHavePredicate(answers, facts))
    return [{ id: facts.protectedWords === '' ? 'no-predicate' : 'protected-without-predicate' }];
  return hasLegalBasis(answers) ? [] : [{ id: 'no-legal-basis' }];
}

/** Protected activity is watched, and neither an offence that can be placed nor a threat that was made stands behind it. */
function watchesWithoutPredicate(facts: GateFacts): boolean {
  const offence = facts.offence === 'listed' || facts.offence === 'unread';
  return facts.watching !== '' && !offence && facts.threat !== 'made';
}

/** An offence, a threat, or danger to life now. */
function hasPredicate(answers: Answers, facts: GateFacts): boolean {
  return facts.offence !== 'none' || facts.threat !== 'none' || answers.danger === 'death-or-injury';
}

/** Nobody can say yet: it was answered with "I do not know", or stands in words that the gate cannot read. */
function mayHavePredicate(answers: Answers, facts: GateFacts): boolean {
  return facts.unread !== '' || isUnsure(answers, 'offence', 'danger');
}

function hasLegalBasis(answers: Answers): boolean {
  const { canIssue } = answers.authority;
  return canIssue.length > 0 || answers.danger !== 'none' || isUnsure(answers, 'canIssue', 'authority');
}

/** Every rule that wants a second person. */
function reviews(answers: Answers, facts: GateFacts, gate: Gate, asOf: string): RuleFound[] {
  const own = gate.cases.get(answers.businessCase)?.decision === 'needs-review';
  return [
    ...protectedReviews(answers, facts),
    ...storyReviews(answers, facts),
    ...unsureReviews(answers, facts),
    ...unreadReviews(answers, facts, gate),
    ...(own ? [{ id: answers.businessCase }] : []),
    ...caseReviews(answers, facts, gate, asOf),
    ...gate.review.filter((each) => isAsked(answers, each)).map((each) => ({ id: each.rule })),
  ];
}

function protectedReviews(answers: Answers, facts: GateFacts): RuleFound[] {
  if (facts.watching !== '')
    return [
      {
        id:
          facts.threat === 'made' && facts.offence !== 'listed'
            ? 'protected-with-threat'
            : 'protected-with-offence',
      },
    ];
  if (facts.watchingGlimpsed !== '') return [glimpsedReview(facts)];
  if (facts.offence !== 'named') return [];
  if (facts.protectedWords !== '') return [{ id: 'protected-unclear-offence' }];
  if (facts.threat !== 'none' || (facts.watchWords === '' && facts.tellsFacts)) return [];
  return [{ id: 'unclear-offence', words: facts.watchWords || `“${answers.offence?.name ?? ''}”` }];
}

/** The words show watching in a language that cannot be read as a whole. */
function glimpsedReview({ offence, watchingGlimpsed: words }: GateFacts): RuleFound {
  if (offence === 'listed') return { id: 'protected-with-offence', words };
  return { id: offence === 'none' ? 'words-not-read' : 'protected-unclear-offence', words };
}

/** What a reviewer looks at beside: each by its own words. */
function storyReviews(answers: Answers, facts: GateFacts): RuleFound[] {
  const found: [string, string][] = [
    ['own-affair', facts.ownAffair],
    ['speech-offence', facts.speechOffence],
    ['reverse-search', facts.dragnet],
    ['facts-not-told', facts.noFacts],
    ['danger-unclear', saysNoDanger(answers, facts) ? facts.protectedWords : ''],
  ];
  return found.filter(([, words]) => words !== '').map(([id, words]) => ({ id, words }));
}

/** Danger is ticked and described nowhere. */
function saysNoDanger({ danger, emergency }: Answers, facts: GateFacts): boolean {
  const described = emergency?.danger?.trim() && emergency.whom?.trim();
  return danger === 'death-or-injury' && facts.threat === 'none' && facts.offence === 'none' && !described;
}

function unsureReviews(answers: Answers, facts: GateFacts): RuleFound[] {
  const purpose = (['businessCase', 'offence', 'authority'] as const).filter((id) => isUnsure(answers, id));
  const words = purpose.map((id) => unsureWords[id]).join(', ');
  return [
    ...(purpose.length === 0 ? [] : [{ id: 'unsure-purpose', words }]),
    ...(isUnsure(answers, 'danger') && !hasPredicate(answers, facts) ? [{ id: 'unsure-danger' }] : []),
  ];
}

const unsureWords = {
  businessCase: 'the kind of case',
  offence: 'the offence',
  authority: 'whom you act for',
};

/** Words that cannot be read, where the rest does not speak for itself; a threat whose words name no harm. */
function unreadReviews(answers: Answers, facts: GateFacts, gate: Gate): RuleFound[] {
  const untold = facts.untold !== '' && !saysWho(answers, gate.words);
  if (untold || (facts.unread !== '' && !speaksForItself(answers, gate.words)))
    return [{ id: 'words-not-read', words: facts.unread }];
  const bare = facts.offence === 'none' && answers.danger === 'none';
  const unclear = bare && (facts.threatGiven === 'mentioned' || onlyMentioned(answers, facts));
  return unclear ? [{ id: 'threat-unclear' }] : [];
}

/** A harm is named beside protected activity, by nobody and against nobody: `murder of the rule of law`. */
function onlyMentioned({ businessCase }: Answers, facts: GateFacts): boolean {
  return businessCase !== 'short-term-threat' && facts.threat === 'mentioned' && facts.protectedWords !== '';
}

function isAsked(answers: Answers, each: Gate['review'][number]): boolean {
  return (
    each.needs.some((need) => answers.needs.includes(need)) ||
    each.categories.some((category) => answers.categories?.includes(category) === true)
  );
}

/** A business case or another rule; the loader saw that those named here are there. */
function ruleOf(gate: Gate, id: string): GateRule {
  return (gate.cases.get(id as Answers['businessCase']) ?? gate.rules.get(id)) as GateRule;
}

function wordsOf(facts: GateFacts): string {
  return facts.watching || facts.protectedWords || facts.watchWords;
}

function reason({ rule, words }: Deciding): Reason {
  const { text, citation, source, date, id } = rule;
  // A function, so that `$&` in what a person wrote is no pattern of replacement.
  return { text: text.replace('{words}', () => words), citation, source, date, rule: id };
}

function notes(answers: Answers, decision: Decision, facts: GateFacts, gate: Gate): PlanWarning[] {
  const danger = answers.danger === 'death-or-injury';
  const wanted: [string, boolean][] = [
    ['investigator-not-named', !answers.investigator?.name && decision !== 'refused'],
    ['emergency-not-described', danger && !answers.narrative?.trim() && !answers.emergency?.danger?.trim()],
    ['reviewer-not-named', decision === 'needs-review' && !answers.reviewer],
    ['danger-unsure', isUnsure(answers, 'danger') && decision !== 'refused'],
    ['words-not-read-structured', facts.unread !== '' && decision === 'allowed'],
  ];
  return wanted
    .filter(([, holds]) => holds)
    .flatMap(([id]) => gate.notes.get(id) ?? [])
    .map(({ text, citation }) => ({ text: text.replace('{words}', () => facts.unread), citation }));
}
