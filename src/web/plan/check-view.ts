/** The answers in words, one row a question. */
import { showDate } from '../../base/zone.js';
import { agencyText } from '../../desk/plans/wizard/agencies.js';
import { worded } from '../../desk/plans/wizard/case-asks.js';
import { type Choice, caseKinds, states } from '../../desk/plans/wizard/choices.js';
import { countryText } from '../../desk/plans/wizard/countries.js';
import { helpFields } from '../../desk/plans/wizard/emergency.js';
import { questionOf } from '../../desk/plans/wizard/questions.js';
import { signableIn } from '../../desk/plans/wizard/signable.js';
import {
  type CaseAskId,
  caseAskIds,
  type QuestionId,
  type WizardDraft,
} from '../../desk/plans/wizard/types.js';
import { path } from '../../desk/plans/wizard/way.js';
import type { Services } from '../contract.js';
import { questionHref } from './places.js';
import { understoodRows } from './understood-view.js';

export interface CheckRow {
  id: string;
  key: string;
  /** One line each. */
  values: string[];
  /** Answered with "I do not know". */
  unsure: boolean;
  change: string;
}

const keys: Record<Exclude<QuestionId, CaseAskId>, string> = {
  danger: 'Danger to life now',
  emergency: 'The emergency',
  kind: 'Kind of case',
  purpose: 'What it is for',
  accounts: 'Accounts',
  understood: 'What we understood',
  needs: 'What you need to know',
  helps: 'How it helps',
  period: 'Dates',
  country: 'Country',
  state: 'State',
  agency: 'Kind of agency',
  signed: 'What you can get signed',
  notice: 'May the account holder be told',
  case: 'Case',
};

/** A row for each question that was asked. */
export function checkRows(draft: WizardDraft, services: Services, id: string): CheckRow[] {
  return path(draft, services.plans.knowledge.gate.safeguards).map((question) => ({
    id: `row-${question}`,
    key: keyOf(question, draft, services),
    values: saidOf(question, draft, services).filter((line) => line !== ''),
    unsure: draft.unsure?.includes(question) === true,
    change: questionHref(id, question, true),
  }));
}

function isAsk(id: QuestionId): id is CaseAskId {
  return (caseAskIds as readonly QuestionId[]).includes(id);
}

function keyOf(id: QuestionId, draft: WizardDraft, services: Services): string {
  const question = questionOf(id);
  if (!isAsk(id) || question === null) return keys[id as keyof typeof keys];
  return worded(question, draft, services.plans.knowledge.gate.safeguards).ask;
}

function saidOf(id: QuestionId, draft: WizardDraft, services: Services): string[] {
  if (id === 'until')
    return [dayOf(draft.asks?.until), draft.reviewDays ? `Reviewed every ${draft.reviewDays} days` : ''];
  return isAsk(id) ? [draft.asks?.[id] ?? ''] : said[id](draft, services);
}

type Said = (draft: WizardDraft, services: Services) => string[];

const said: Record<Exclude<QuestionId, CaseAskId>, Said> = {
  danger: ({ danger }) => [{ 'death-or-injury': 'Yes', none: 'No', '': '' }[danger ?? '']],
  emergency: ({ emergency = {} }) => [emergency.danger ?? '', emergency.whom ?? '', emergency.whyNow ?? ''],
  kind: ({ businessCase }) => [textOf(caseKinds, businessCase)],
  purpose: ({ offence, statute, narrative, maxYears }) => [
    [offence, statute].filter(Boolean).join(', '),
    maxYears ? `Can carry ${maxYears} years` : '',
    narrative ?? '',
  ],
  accounts: ({ accounts = '' }) => accounts.split('\n'),
  understood: (draft, { catalog }) =>
    understoodRows(draft, catalog, {}).map(({ input, what, tone }) =>
      tone === 'bad' ? `${input}: left out` : `${input}: ${what}`,
    ),
  needs: ({ needs = [] }, { plans }) =>
    needs.map((need) => plans.knowledge.needs.needs.get(need)?.question ?? need),
  helps: (draft, { plans }) =>
    helpFields(draft, plans.knowledge.needs.needs).flatMap(({ id, text }) =>
      draft.helps?.[id] ? [`${text} ${draft.helps[id]}`] : [],
    ),
  period: ({ from, to, zone }) => [
    from || to ? `${dayOf(from) || 'not known'} to ${dayOf(to) || 'not known'}` : '',
    zone ? zone.replaceAll('_', ' ') : '',
  ],
  country: ({ country }) => [countryText(country)],
  state: ({ state, unsure }) => [state ? textOf(states, state) : unsure?.includes('state') ? '' : 'No State'],
  agency: ({ country, agencyType }) => [agencyText(country, agencyType)],
  signed: ({ country, agencyType, canIssue = [], unsure }, { plans, now }) => {
    const choices = signableIn(plans.knowledge.laws, country, agencyType, now().toISOString().slice(0, 10));
    const none = unsure?.includes('signed') ? [] : ['Nothing yet'];
    return canIssue.length === 0 ? none : canIssue.map((one) => textOf(choices, one));
  },
  notice: ({ mayNotify }) => [{ yes: 'Yes', no: 'No', '': '' }[mayNotify ?? '']],
  case: ({ caseNumber, caseTitle, unsure }) => [
    [caseNumber || (unsure?.includes('case') ? 'A working number, until there is one' : ''), caseTitle]
      .filter(Boolean)
      .join(', '),
  ],
};

function textOf(choices: readonly Choice[], value: string | undefined): string {
  return choices.find((choice) => choice.value === value)?.text ?? value ?? '';
}

function dayOf(iso: string | undefined): string {
  return iso ? showDate(iso) : '';
}
