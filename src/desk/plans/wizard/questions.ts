/** The questions of the wizard, one a page, in their order. */
import { isZone } from '../../../base/zone.js';
import { agencyTypes, type Choice, caseKinds, signable, states } from './choices.js';
import {
  type FormReader,
  type Question,
  type QuestionId,
  questionIds,
  type Reading,
  type WizardDraft,
  type WizardKnowledge,
} from './types.js';
import { understood } from './understood.js';

function chosen<T extends string>(
  form: FormReader,
  name: string,
  choices: readonly Choice<T>[],
): T | undefined {
  return choices.find((choice) => choice.value === form.text(name))?.value;
}

/** One field of one choice: its value, or the error beside it. */
function choice<K extends 'danger' | 'businessCase' | 'mayNotify'>(
  form: FormReader,
  name: K,
  values: readonly NonNullable<WizardDraft[K]>[],
  error: string,
): Reading {
  const value = values.find((each) => each === form.text(name));
  return value === undefined
    ? { change: {}, errors: { [name]: error } }
    : { change: { [name]: value }, errors: {} };
}

const danger: Question = {
  id: 'danger',
  name: 'danger',
  ask: 'Is somebody in danger of death or serious injury now?',
  why: 'Providers may give data without legal process when a life is at risk. That is another way, and it begins at once.',
  read(form): Reading {
    return choice(form, 'danger', ['death-or-injury', 'none'], 'Say whether somebody is in danger');
  },
};

const kind: Question = {
  id: 'kind',
  name: 'the kind of case',
  ask: 'What kind of case is it?',
  why: 'Tecum serves investigations of crimes and of threats. Watching people who use their First Amendment rights, for no stated crime or threat, is the one case it never serves.',
  read(form): Reading {
    const kinds = caseKinds.map((each) => each.value);
    return choice(form, 'businessCase', kinds, 'Choose the kind of case');
  },
};

const purpose: Question = {
  id: 'purpose',
  name: 'what it is for',
  ask: 'Which offence or threat is it about?',
  why: 'Every request needs a purpose that a court would accept. Providers ask for the offence; the rules that guard the gate do too.',
  read(form): Reading {
    const change = {
      offence: form.text('offence'),
      statute: form.text('statute'),
      narrative: form.lines('narrative'),
    };
    const errors: Record<string, string> = {};
    if (change.narrative === '') errors.narrative = 'Say in a sentence or two what happened';
    return { change, errors };
  },
};

const accounts: Question = {
  id: 'accounts',
  name: 'the accounts',
  ask: 'Which accounts are you asking about?',
  why: 'A provider can search only by certain identifiers. A name on a screen is not one of them.',
  read(form): Reading {
    const change = { accounts: form.lines('accounts'), accountsUnknown: form.checked('accountsUnknown') };
    const nothing = change.accounts === '' && !change.accountsUnknown;
    return {
      change,
      errors: nothing ? { accounts: 'Paste at least one account, or tick that you do not know it' } : {},
    };
  },
};

const needs: Question = {
  id: 'needs',
  name: 'what you need to know',
  ask: 'What do you need to know?',
  why: 'Ask for what the case needs and no more. Each answer has its own price: who runs an account takes a subpoena, what was said takes a warrant.',
  read(form, _draft, know): Reading {
    const change = { needs: form.list('needs').filter((need) => know.needs.has(need)) };
    return { change, errors: change.needs.length === 0 ? { needs: 'Tick at least one' } : {} };
  },
};

const period: Question = {
  id: 'period',
  name: 'the dates',
  ask: 'For which dates?',
  why: 'Requests without dates are the ones that come back as too broad, and judges refuse warrants for them.',
  read(form, _draft, know): Reading {
    const from = form.date('from');
    const to = form.date('to');
    const zone = form.text('zone');
    const change: Partial<WizardDraft> = { zone, periodUnknown: form.checked('periodUnknown') };
    change.from = from === 'unreadable' || from === null ? undefined : from;
    change.to = to === 'unreadable' || to === null ? undefined : to;
    const errors = periodErrors(from, to, zone, change.periodUnknown === true);
    return { change, errors: { ...slipsOfYear(change, know), ...errors } };
  },
};

/** A year mistyped: long before there were accounts, or far ahead. A last day soon to come is the letter's check to name. */
function slipsOfYear(
  { from, to }: Partial<WizardDraft>,
  { latest = '9999-12-31' }: WizardKnowledge,
): Record<string, string> {
  const errors: Record<string, string> = {};
  const isSlip = (day?: string) => day !== undefined && (day < '1990-01-01' || day > latest);
  if (isSlip(from)) errors.from = 'Check the year of the first day';
  if (isSlip(to)) errors.to = 'Check the year of the last day';
  return errors;
}

function periodErrors(
  from: string | null,
  to: string | null,
  zone: string,
  unknown: boolean,
): Record<string, string> {
  const errors: Record<string, string> = {};
  const example = 'must be a real date, like 27 3 2026';
  if (from === 'unreadable') errors.from = `The first day ${example}`;
  if (to === 'unreadable') errors.to = `The last day ${example}`;
  if (from === null && to === null && !unknown)
    errors.from = 'Enter the first and the last day, or tick that you do not know them';
  else if (from === null && !unknown) errors.from = 'Enter the first day';
  else if (to === null && !unknown) errors.to = 'Enter the last day';
  if (!errors.from && !errors.to && from !== null && to !== null && from > to)
    errors.to = 'The last day must not be before the first';
  if (zone !== '' && !isZone(zone)) errors.zone = 'Choose a time zone from the list';
  return errors;
}

const authority: Question = {
  id: 'authority',
  name: 'your authority',
  ask: 'Who are you, and what can you get signed?',
  why: 'What you can get signed decides what the plan can ask for. What is missing is shown with who could sign it.',
  read(form): Reading {
    const agencyType = chosen(form, 'agencyType', agencyTypes);
    const state = chosen(form, 'state', states);
    const canIssue = signable
      .map((choice) => choice.value)
      .filter((value) => form.list('canIssue').includes(value));
    const errors: Record<string, string> = {};
    if (!agencyType) errors.agencyType = 'Choose your kind of agency';
    if (!state && agencyType !== 'federal' && agencyType !== 'military') errors.state = 'Choose your State';
    return { change: { agencyType, state, canIssue }, errors };
  },
};

const notice: Question = {
  id: 'notice',
  name: 'telling the account holder',
  ask: 'May the account holder be told?',
  why: 'Many providers tell the user about a request unless a court order forbids it. If that would harm the case, the order must be there when the request is served.',
  read(form): Reading {
    return choice(form, 'mayNotify', ['yes', 'no', 'unknown'], 'Choose one');
  },
};

const caseQuestion: Question = {
  id: 'case',
  name: 'the case',
  ask: 'Which case is it for?',
  why: 'The number goes on every page of every letter, and the plan is kept with the case.',
  read(form): Reading {
    const change = { caseNumber: form.text('caseNumber'), caseTitle: form.text('caseTitle') };
    return { change, errors: change.caseNumber === '' ? { caseNumber: 'Enter your case number' } : {} };
  },
};

export const questions: readonly Question[] = [
  danger,
  kind,
  purpose,
  accounts,
  understood,
  needs,
  period,
  authority,
  notice,
  caseQuestion,
];

/** The question of that id, or null for a name that is none. */
export function questionOf(id: string): Question | null {
  return questions.find((question) => question.id === id) ?? null;
}

/** The questions that these answers lead through: without accounts there is nothing to show as understood. */
export function path(draft: WizardDraft): QuestionId[] {
  return questionIds.filter((id) => id !== 'understood' || (draft.accounts ?? '') !== '');
}

/** The question after, or `check` at the end. */
export function after(id: QuestionId, draft: WizardDraft): QuestionId | 'check' {
  const way = path(draft);
  return way[way.indexOf(id) + 1] ?? 'check';
}

/** The question before, or null at the start. */
export function before(id: QuestionId, draft: WizardDraft): QuestionId | null {
  const way = path(draft);
  return way[way.indexOf(id) - 1] ?? null;
}

/** The first question that has no answer yet, or `check`. */
export function resumeAt(draft: WizardDraft): QuestionId | 'check' {
  return path(draft).find((id) => !draft.answered?.includes(id)) ?? 'check';
}

/** The next page: onwards, or, when somebody came to change one answer, straight back to the list of answers. */
export function next(id: QuestionId, draft: WizardDraft, returning: boolean): QuestionId | 'check' {
  if (!draft.answered?.includes(id)) return id;
  return returning ? resumeAt(draft) : after(id, draft);
}

/** True when there is nothing more to ask: the one kind of case that is never served goes to the gate at once. */
export function endsHere(draft: WizardDraft): boolean {
  return draft.businessCase === 'monitor-protected-activity';
}

/** Reads a form into the draft. The answer is kept even when it has an error: it is shown again beside it. */
export function answer(
  question: Question,
  form: FormReader,
  draft: WizardDraft,
  know: WizardKnowledge,
): { draft: WizardDraft; errors: Record<string, string> } {
  const { change, errors, again }: Reading = question.read(form, draft, know);
  const answered = new Set(draft.answered ?? []);
  const accountsChanged = change.accounts !== undefined && change.accounts !== draft.accounts;
  if (accountsChanged) answered.delete('understood');
  if (Object.keys(errors).length === 0 && again !== true) answered.add(question.id);
  else answered.delete(question.id);
  return { draft: { ...draft, ...change, answered: [...answered] }, errors };
}
