/** Where on the letter's page each problem of the check belongs. */
import { isAcknowledged, type LetterDraft, type LetterProblem, letterField } from '../../letters/index.js';

/** `where` of a problem → name of the field, the longest match first. */
const places: [string, string][] = [
  ['authority.statute', 'statute'],
  ['authority.court', 'court'],
  ['authority.number', 'number'],
  ['authority', 'authorityKind'],
  ['returnDate', 'returnDate'],
  ['delivery', 'delivery'],
  ['notice.order.ends', 'orderEnds'],
  ['notice.order', 'orderCourt'],
  ['notice', 'nonDisclosure'],
  ['preservation.received', 'received'],
  ['providerReference', 'providerReference'],
  ['signer.badge', 'signerBadge'],
  ['signer.email', 'signerEmail'],
  ['signer.phone', 'signerPhone'],
  ['signer.title', 'signerTitle'],
  ['signer', 'signerName'],
  ['offence', 'offence'],
  ['period.zone', 'zone'],
  ['period.to', 'to'],
  ['period', 'from'],
  ['remarks', 'remarks'],
  ['attestsNoProhibitedViolation', 'attests'],
  ['date', 'date'],
];

/** Of a warrant for several providers: what is said of the others. */
const targetPart = /^targets\[(\d+)\]\./;

/** The field of the form that puts the problem right; null when it is put right elsewhere. */
export function fieldOf(problem: LetterProblem, missing: readonly { kind: string }[]): string | null {
  if (problem.rule === 'identifier-better') return missing[0] ? `missing-${missing[0].kind}` : null;
  const ip = /^identifiers\[(\d+)\]$/.exec(problem.where);
  if (ip && problem.rule.startsWith('address-')) return `ip-${ip[1]}`;
  const question = /^fields\.([a-z][a-z0-9_]*)/.exec(problem.where);
  if (question) return `f-${question[1]}`;
  const own = problem.where.replace(targetPart, '');
  const found = places.find(([where]) => own === where || own.startsWith(`${where}.`));
  return found?.[1] ?? null;
}

/** Where a problem is put right that no field of the letter can: settings, the case, the plan. */
export function elsewhereOf(
  problem: LetterProblem,
  around: { caseId: string; planId: string | null },
): { href: string; text: string } | null {
  if (problem.where.startsWith('agency')) return { href: '/settings', text: 'Open the settings' };
  if (problem.where.startsWith('case'))
    return { href: `/cases/${around.caseId}/edit`, text: 'Open the case' };
  if (/^(targets|identifiers|categories|items|addressee|channel)/.test(problem.where) && around.planId)
    return { href: `/plan/${around.planId}`, text: 'Open the plan' };
  return null;
}

/** `rule@where`: what a tick stands for. */
export function keyOf({ rule, where }: LetterProblem): string {
  return `${rule}@${where}`;
}

export interface ProblemRow extends LetterProblem {
  key: string;
  field: string | null;
  elsewhere: { href: string; text: string } | null;
  /** In a letter to several providers: which of them it is about; empty otherwise. */
  about: string;
  ticked: boolean;
}

function aboutWhom({ where }: LetterProblem, { facts }: LetterDraft): string {
  const target = targetPart.exec(where)?.[1];
  return target === undefined ? '' : (facts.targets[Number(target)]?.provider.name ?? '');
}

/** The problems as rows of the list. */
export function problemRows(
  draft: LetterDraft,
  around: { caseId: string; planId: string | null },
  ticked?: readonly string[],
): ProblemRow[] {
  return draft.problems.map((problem) => ({
    ...problem,
    key: keyOf(problem),
    field: fieldOf(problem, draft.facts.missing),
    elsewhere: elsewhereOf(problem, around),
    about: aboutWhom(problem, draft),
    ticked: ticked ? ticked.includes(keyOf(problem)) : isAcknowledged(draft, problem),
  }));
}

export interface OpenQuestions {
  title: string;
  questions: { href: string; text: string }[];
}

const notAnswered = 'field-missing';

/** A question of the letter's own that nobody has answered yet. Its hint and citation stand at the question. */
export function isUnanswered(problem: LetterProblem): boolean {
  return problem.rule === notAnswered;
}

/** The unanswered ones as links by the headings of the form: with forty of them the list stays short. */
export function openQuestions(problems: readonly ProblemRow[]): OpenQuestions[] {
  const groups = new Map<string, OpenQuestions>();
  for (const { where, field } of problems.filter(isUnanswered)) {
    const { group, label } = letterField(where.replace(/^fields\./, ''));
    const open = groups.get(group) ?? { title: group, questions: [] };
    open.questions.push({ href: `#${field}`, text: label });
    groups.set(group, open);
  }
  return [...groups.values()];
}
