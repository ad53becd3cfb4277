/** The answers in words, one row a question. */
import { showDate } from '../../base/zone.js';
import {
  agencyTypes,
  type Choice,
  caseKinds,
  signable,
  states,
  zones,
} from '../../desk/plans/wizard/choices.js';
import { path } from '../../desk/plans/wizard/questions.js';
import type { QuestionId, WizardDraft } from '../../desk/plans/wizard/types.js';
import type { Services } from '../contract.js';
import { questionHref } from './places.js';
import { understoodRows } from './understood-view.js';

export interface CheckRow {
  id: string;
  key: string;
  /** One line each. */
  values: string[];
  change: string;
}

const keys: Record<QuestionId, string> = {
  danger: 'Danger to life now',
  kind: 'Kind of case',
  purpose: 'What it is for',
  accounts: 'Accounts',
  understood: 'What we understood',
  needs: 'What you need to know',
  period: 'Dates',
  authority: 'Your authority',
  notice: 'May the account holder be told',
  case: 'Case',
};

/** A row for each question that was asked. */
export function checkRows(draft: WizardDraft, services: Services, id: string): CheckRow[] {
  return path(draft).map((question) => ({
    id: `row-${question}`,
    key: keys[question],
    values: said[question](draft, services).filter((line) => line !== ''),
    change: questionHref(id, question, true),
  }));
}

type Said = (draft: WizardDraft, services: Services) => string[];

const said: Record<QuestionId, Said> = {
  danger: ({ danger }) => [danger === 'death-or-injury' ? 'Yes' : 'No'],
  kind: ({ businessCase }) => [textOf(caseKinds, businessCase)],
  purpose: ({ offence, statute, narrative }) => [
    [offence, statute].filter(Boolean).join(', '),
    narrative ?? '',
  ],
  accounts: (draft) => (draft.accounts ? draft.accounts.split('\n') : ['I do not know the account']),
  understood: (draft, { catalog }) =>
    understoodRows(draft, catalog, {}).map(({ input, what, tone }) =>
      tone === 'bad' ? `${input}: left out` : `${input}: ${what}`,
    ),
  needs: ({ needs = [] }, { plans }) =>
    needs.map((need) => plans.knowledge.needs.needs.get(need)?.question ?? need),
  period: ({ from, to, zone }) => [
    from || to ? `${dayOf(from)} to ${dayOf(to)}` : 'Not known',
    zone ? textOf(zones, zone) : '',
  ],
  authority: ({ agencyType, state, canIssue = [] }) => [
    [textOf(agencyTypes, agencyType), textOf(states, state)].filter(Boolean).join(', '),
    canIssue.length === 0
      ? 'Nothing that you can get signed'
      : canIssue.map((one) => textOf(signable, one)).join('; '),
  ],
  notice: ({ mayNotify }) => [{ yes: 'Yes', no: 'No', unknown: 'Not known yet' }[mayNotify ?? 'unknown']],
  case: ({ caseNumber, caseTitle }) => [[caseNumber, caseTitle].filter(Boolean).join(', ')],
};

function textOf(choices: readonly Choice[], value: string | undefined): string {
  return choices.find((choice) => choice.value === value)?.text ?? value ?? '';
}

function dayOf(iso: string | undefined): string {
  return iso ? showDate(iso) : 'not known';
}
