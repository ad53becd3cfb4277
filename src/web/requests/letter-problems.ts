/** Where on the letter's page each problem of the check belongs. */
import { isAcknowledged, type LetterDraft, type LetterProblem } from '../../letters/index.js';

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

/** Names of fields that a form of this instrument has. */
export type FieldNames = ReadonlySet<string>;

/** The field of the form that puts the problem right; null when it is put right elsewhere. */
export function fieldOf(problem: LetterProblem, missing: readonly { kind: string }[]): string | null {
  if (problem.rule === 'identifier-better') return missing[0] ? `missing-${missing[0].kind}` : null;
  const ip = /^identifiers\[(\d+)\]$/.exec(problem.where);
  if (ip && problem.rule.startsWith('address-')) return `ip-${ip[1]}`;
  const own = /^fields\.([a-z][a-z0-9_]*)/.exec(problem.where);
  if (own) return `f-${own[1]}`;
  const found = places.find(([where]) => problem.where === where || problem.where.startsWith(`${where}.`));
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
  if (/^(identifiers|categories|items|addressee|channel)/.test(problem.where) && around.planId)
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
  ticked: boolean;
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
    ticked: ticked ? ticked.includes(keyOf(problem)) : isAcknowledged(draft, problem),
  }));
}
