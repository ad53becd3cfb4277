/** What each question's page shows: the choices, and the answer so far or a good first guess. */
import { agencyTypes, caseKinds, signable, states, zones } from '../../desk/plans/wizard/choices.js';
import { path } from '../../desk/plans/wizard/questions.js';
import type { QuestionId, WizardDraft } from '../../desk/plans/wizard/types.js';
import type { AgencySettings } from '../../store/desk/settings.js';
import type { FormErrors, Services } from '../contract.js';
import { dateValues } from '../forms.js';
import { needGroups } from './needs-view.js';
import { folded, understoodRows } from './understood-view.js';

interface Around {
  agency: AgencySettings;
  services: Services;
  errors: FormErrors;
}
type PageView = { values: Record<string, unknown>; [field: string]: unknown };
type View = (draft: WizardDraft, around: Around) => PageView;

const yesNo = [
  { value: 'death-or-injury', text: 'Yes, now' },
  { value: 'none', text: 'No, or not that I know' },
];
const telling = [
  {
    value: 'no',
    text: 'No',
    hint: 'It would harm the case or somebody. The plan says which order forbids it.',
  },
  { value: 'yes', text: 'Yes' },
  { value: 'unknown', text: 'I do not know yet', hint: 'The plan shows what each provider does.' },
];

const views: Record<QuestionId, View> = {
  danger: (draft) => ({ values: { danger: draft.danger }, options: yesNo }),
  kind: (draft) => ({ values: { businessCase: draft.businessCase }, options: caseKinds }),
  purpose: ({ offence, statute, narrative }) => ({ values: { offence, statute, narrative } }),
  accounts: (draft) => ({ values: { ...draft } }),
  understood: (draft, { services, errors }) => ({
    values: {},
    ...folded(understoodRows(draft, services.catalog, errors)),
  }),
  needs: (draft, { services }) => ({
    values: { needs: draft.needs ?? [] },
    groups: needGroups(services.plans.knowledge.needs.needs.values(), draft.needs ?? [], services.law),
  }),
  period: periodView,
  authority: authorityView,
  notice: (draft) => ({ values: { mayNotify: draft.mayNotify }, options: telling }),
  case: ({ caseNumber, caseTitle }) => ({ values: { caseNumber, caseTitle } }),
};

/** The fields of a question's page. */
export function questionView(id: QuestionId, draft: WizardDraft, around: Around): PageView {
  return views[id](draft, around);
}

/** `Question 3 of about 10`: about, since answers decide which questions come. */
export function signpost(id: QuestionId, draft: WizardDraft): { number: number; total: number } {
  const way = path({ ...draft, accounts: draft.accounts || 'some' });
  return { number: way.indexOf(id) + 1, total: way.length };
}

/** The agency's zone stands there until another is chosen. */
function periodView(draft: WizardDraft, { agency }: Around): PageView {
  const zone = draft.zone || agency.zone;
  const known = zones.some((choice) => choice.value === zone);
  return {
    values: {
      ...dateValues('from', draft.from),
      ...dateValues('to', draft.to),
      zone,
      periodUnknown: draft.periodUnknown,
    },
    zones: known ? zones : [{ value: zone, text: zone.replaceAll('_', ' ') }, ...zones],
  };
}

/** Filled in from the settings the first time: any agency may send a preservation letter. */
function authorityView(draft: WizardDraft, { agency }: Around): PageView {
  const types = agencyTypes.map((choice) => choice.value as string);
  const usual = types.includes(agency.agencyType) ? agency.agencyType : undefined;
  return {
    values: {
      agencyType: draft.agencyType ?? usual,
      state: draft.state ?? agency.state,
      canIssue: draft.canIssue ?? ['preservation'],
    },
    agencyTypes,
    states,
    signable,
  };
}
