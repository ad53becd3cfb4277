/** From the wizard's draft to the answers of a plan. */
import type { Catalog } from '../../../catalog/types.js';
import type { Need } from '../../../navigator/index.js';
import type { Answers, Unsure } from '../../../navigator/types.js';
import { usualAgency } from './agencies.js';
import { howHelps } from './emergency.js';
import { accountsOf } from './placed.js';
import type { QuestionId, WizardDraft } from './types.js';

/** Who asks, for the answers' `investigator`. */
export type Investigator = NonNullable<Answers['investigator']>;

/** What the answers take from elsewhere than the draft. */
export interface AnswerMeans {
  catalog: Catalog;
  needs: ReadonlyMap<string, Need>;
  investigator: Investigator;
  /** Stands for the case's number while there is none. */
  workingNumber: string;
}

/** The question of the navigator that a page's "I do not know" answers. */
const unsureOf: Partial<Record<QuestionId, Unsure>> = {
  danger: 'danger',
  kind: 'businessCase',
  purpose: 'offence',
  accounts: 'accounts',
  needs: 'needs',
  period: 'period',
  country: 'authority',
  state: 'authority',
  agency: 'authority',
  signed: 'canIssue',
  notice: 'notice',
};

/** The answers as `parseAnswers` takes them; what is absent stays absent. */
export function toAnswers(draft: WizardDraft, means: AnswerMeans): Record<string, unknown> {
  const unsure = unsureAnswers(draft);
  return {
    ...present({
      businessCase: draft.businessCase,
      danger: draft.danger,
      offence: offenceOf(draft),
      narrative: draft.narrative,
      emergency: draft.danger === 'death-or-injury' ? emergencyOf(draft, means.needs) : undefined,
      safeguards: safeguardsOf(draft),
      authority: authorityOf(draft),
      mayNotify: draft.mayNotify === undefined ? undefined : draft.mayNotify === 'yes',
      unsure: unsure.length > 0 ? unsure : undefined,
    }),
    accounts: accountsOf(draft, means.catalog),
    needs: draft.needs ?? [],
    period: present({ from: draft.from, to: draft.to, zone: draft.zone }),
    investigator: means.investigator,
    ...caseOf(draft, means.workingNumber),
  };
}

/** Without what is absent or empty. */
function present(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== ''),
  );
}

/** Each once. An offence that was typed beside "I do not know" is an answer. */
function unsureAnswers(draft: WizardDraft): Unsure[] {
  const found = (draft.unsure ?? []).flatMap((id) =>
    id === 'purpose' && draft.offence ? [] : (unsureOf[id] ?? []),
  );
  return [...new Set(found)];
}

function offenceOf({ offence, statute, maxYears }: WizardDraft): Record<string, unknown> | undefined {
  if (!offence) return undefined;
  const years = maxYears ? Number(maxYears.replace(',', '.')) : undefined;
  return present({ name: offence, statute, maxPenaltyYears: years });
}

function emergencyOf(draft: WizardDraft, needs: ReadonlyMap<string, Need>): Record<string, unknown> {
  return present({ ...draft.emergency, howHelps: howHelps(draft, needs) });
}

function safeguardsOf({ asks, reviewDays }: WizardDraft): Record<string, unknown> | undefined {
  const given = present({ ...asks, reviewDays: reviewDays ? Number(reviewDays) : undefined });
  return Object.keys(given).length > 0 ? given : undefined;
}

/** Absent where not even the country is known. */
function authorityOf({ country, state, agencyType, canIssue, unsure }: WizardDraft) {
  if (country === undefined && unsure?.includes('country')) return undefined;
  return {
    country: country ?? 'US',
    ...(state ? { state } : {}),
    agencyType: agencyType ?? usualAgency(country),
    canIssue: canIssue ?? [],
  };
}

function caseOf({ caseNumber, caseTitle, unsure }: WizardDraft, workingNumber: string) {
  const number = caseNumber || (unsure?.includes('case') ? workingNumber : '');
  return number === '' ? {} : { case: { number, ...(caseTitle ? { title: caseTitle } : {}) } };
}
