/** What each question's page shows: the choices, and the answer so far or a good first guess. */
import { agenciesOf } from '../../desk/plans/wizard/agencies.js';
import { asksOf, termOf } from '../../desk/plans/wizard/case-asks.js';
import { caseKinds, states } from '../../desk/plans/wizard/choices.js';
import { countries } from '../../desk/plans/wizard/countries.js';
import { helpFields } from '../../desk/plans/wizard/emergency.js';
import { accountsOf } from '../../desk/plans/wizard/placed.js';
import { signableIn } from '../../desk/plans/wizard/signable.js';
import {
  type CaseAskId,
  caseAskIds,
  type QuestionId,
  type WizardDraft,
} from '../../desk/plans/wizard/types.js';
import { path } from '../../desk/plans/wizard/way.js';
import type { SafeguardBook } from '../../navigator/index.js';
import type { Unsure } from '../../navigator/types.js';
import type { AgencySettings } from '../../store/desk/settings.js';
import type { FormErrors, Services } from '../contract.js';
import { dateValues } from '../forms.js';
import { zoneChoices } from '../zones.js';
import { emergencyRoute } from './emergency.js';
import { needsPage } from './needs-view.js';
import { folded, understoodRows } from './understood-view.js';

interface Around {
  agency: AgencySettings;
  services: Services;
  errors: FormErrors;
}
type PageView = { values: Record<string, unknown>; template?: string; [field: string]: unknown };
type View = (draft: WizardDraft, around: Around) => PageView;

const unknown = (hint: string) => ({ value: 'unknown', text: 'I do not know', hint });

/** Of a page of radio buttons: the answer, or that it is not known. */
function chosen(id: QuestionId, draft: WizardDraft, value: string | undefined): string | undefined {
  return value ?? (draft.unsure?.includes(id) ? 'unknown' : undefined);
}

const views: Record<Exclude<QuestionId, CaseAskId>, View> = {
  danger: (draft, around) => ({
    values: { danger: chosen('danger', draft, draft.danger) },
    options: [
      { value: 'death-or-injury', text: 'Yes, now' },
      { value: 'none', text: 'No' },
      unknown(assumed('danger', around)),
    ],
  }),
  emergency: ({ emergency: said }) => ({
    values: { dangerWords: said?.danger, whom: said?.whom, whyNow: said?.whyNow },
  }),
  kind: kindView,
  purpose: ({ offence, statute, narrative, maxYears }, around) => ({
    values: { offence, statute, narrative, maxYears },
    unsureHint: assumed('offence', around),
  }),
  accounts: (draft, around) => ({
    values: { accounts: draft.accounts },
    begunWith: around.services.catalog.providers.get(draft.begunWith ?? '')?.name,
    unsureHint: assumed('accounts', around),
  }),
  understood: (draft, { services, errors }) => ({
    values: {},
    ...folded(understoodRows(draft, services.catalog, errors)),
  }),
  needs: needsView,
  helps: helpsView,
  period: periodView,
  country: (draft, { agency }) => ({
    values: { country: draft.country ?? (draft.unsure?.includes('country') ? '' : agency.country || 'US') },
    countries,
  }),
  state: stateView,
  agency: (draft, { agency }) => {
    const choices = agenciesOf(draft.country);
    const usual = choices.find(({ value }) => value === agency.agencyType)?.value;
    const value = chosen('agency', draft, draft.agencyType);
    return {
      values: { agencyType: value ?? usual },
      options: [...choices, unknown('The plan waits for a reviewer, because it decides who may sign.')],
    };
  },
  signed: signedView,
  notice: (draft) => ({
    values: { mayNotify: chosen('notice', draft, draft.mayNotify) },
    options: [
      {
        value: 'no',
        text: 'No',
        hint: 'It would harm the case or somebody. The plan says which order forbids it.',
      },
      { value: 'yes', text: 'Yes' },
      unknown('The plan shows what each provider does.'),
    ],
  }),
  case: ({ caseNumber, caseTitle }) => ({ values: { caseNumber, caseTitle } }),
};

/** The fields of a question's page, with the tick of "I do not know". */
export function questionView(id: QuestionId, draft: WizardDraft, around: Around): PageView {
  const ask = caseAskIds.find((each) => each === id);
  const view = ask ? askView(ask, draft, around) : views[id as Exclude<QuestionId, CaseAskId>](draft, around);
  return { ...view, values: { unsure: draft.unsure?.includes(id), ...view.values } };
}

/** `Question 3 of about 12`: about, since answers decide which questions come. */
export function signpost(
  id: QuestionId,
  draft: WizardDraft,
  safeguards: SafeguardBook,
): { number: number; total: number } {
  const way = path({ ...draft, accounts: draft.accounts || 'some' }, safeguards);
  const number = Math.max(1, way.indexOf(id) + 1);
  return { number, total: way.length };
}

/** What the plan does when a question is not answered, in the words of `data/unsure.yaml`. */
function assumed(question: Unsure, { services }: Around): string {
  const { questions } = services.plans.knowledge.needs.unsure;
  return questions.find((each) => each.question === question)?.assume ?? '';
}

/** The question that tells whether it is this kind of case stands under each; examples behind a disclosure. */
function kindView(draft: WizardDraft, around: Around): PageView {
  const { cases } = around.services.plans.knowledge.gate.safeguards;
  const reviewed = ['high-risk-violence', 'monitor-high-risk'];
  const options = caseKinds.map(({ value, text, hint }) => ({
    value,
    text,
    hint: [
      cases.get(value)?.question ?? hint,
      reviewed.includes(value) ? 'A reviewer decides before letters are written.' : '',
    ]
      .filter(Boolean)
      .join(' '),
  }));
  return {
    values: { businessCase: chosen('kind', draft, draft.businessCase) },
    options: [...options, unknown(assumed('businessCase', around))],
    examples: caseKinds.map(({ value, text }) => ({ text, ...cases.get(value) })),
  };
}

function askView(id: CaseAskId, draft: WizardDraft, { services, agency }: Around): PageView {
  const { safeguards } = services.plans.knowledge.gate;
  const asks = asksOf(draft, safeguards);
  const about = { of: asks.length, number: asks.indexOf(id) + 1 };
  if (id !== 'until')
    return { template: 'ask', values: { [id]: draft.asks?.[id] }, about, long: id !== 'person' };
  const { reviewDays, longestDays } = termOf(draft, safeguards);
  return {
    template: 'until',
    values: { ...dateValues('until', draft.asks?.until), reviewDays: draft.reviewDays ?? reviewDays },
    reviewDays,
    longestDays,
    zone: agency.zone,
    about,
  };
}

function needsView(draft: WizardDraft, around: Around): PageView {
  const { services, agency } = around;
  const named = accountsOf(draft, services.catalog);
  const kinds = named.flatMap(({ provider }) => services.catalog.providers.get(provider ?? '')?.kind ?? []);
  const law = (draft.country ?? (agency.country || 'US')) === 'US' ? services.law : null;
  const chosenNeeds = draft.needs ?? [];
  const inDanger = draft.danger === 'death-or-injury';
  return {
    values: { needs: chosenNeeds },
    ...needsPage(services.plans.knowledge.needs, chosenNeeds, new Set(kinds), law, inDanger),
    unsureHint: assumed('needs', around),
  };
}

function helpsView(draft: WizardDraft, { services, errors }: Around): PageView {
  const { knowledge } = services.plans;
  const today = services.now().toISOString().slice(0, 10);
  const named = new Set(accountsOf(draft, services.catalog).map(({ provider }) => provider));
  const providers = [...services.catalog.providers.values()].filter(({ id }) => named.has(id));
  return {
    values: {},
    helpFields: helpFields(draft, knowledge.needs.needs).map(({ id, text }) => ({
      name: `help-${id}`,
      label: text,
      value: draft.helps?.[id],
      error: errors[`help-${id}`],
    })),
    routes: providers.map((provider) => emergencyRoute(provider, today)),
  };
}

/** The agency's zone stands there until another is chosen. */
function periodView(draft: WizardDraft, around: Around): PageView {
  return {
    values: {
      ...dateValues('from', draft.from),
      ...dateValues('to', draft.to),
      zone: draft.zone || around.agency.zone,
    },
    zones: zoneChoices(),
    unsureHint: assumed('period', around),
  };
}

/** Filled in from the settings the first time. */
function stateView(draft: WizardDraft, { agency }: Around): PageView {
  const none = draft.answered?.includes('state') && !draft.state && !draft.unsure?.includes('state');
  const guess = draft.unsure?.includes('state') ? '' : agency.state;
  return {
    values: { state: draft.state ?? (none ? 'none' : guess) },
    states: [...states, { value: 'none', text: 'No State (a federal or military agency)' }],
  };
}

/** Any agency may ask to keep data, so that is ticked the first time. */
function signedView(draft: WizardDraft, around: Around): PageView {
  const today = around.services.now().toISOString().slice(0, 10);
  const first = draft.answered?.includes('signed') ? [] : ['preservation'];
  const nothing =
    draft.answered?.includes('signed') && draft.canIssue?.length === 0 && !draft.unsure?.includes('signed');
  return {
    values: { canIssue: draft.canIssue ?? first, nothing },
    signable: signableIn(around.services.plans.knowledge.laws, draft.country, draft.agencyType, today),
    unsureHint: assumed('canIssue', around),
  };
}
