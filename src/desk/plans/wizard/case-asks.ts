/** The questions that only some kinds of case ask: a named person, the facts, an end, help; the threat; the conduct. */
import type { SafeguardAsk, SafeguardBook, SafeguardCase } from '../../../navigator/index.js';
import { dayOr, isUnsure } from './read.js';
import {
  type CaseAskId,
  caseAskIds,
  type FormReader,
  type Question,
  type Reading,
  type WizardDraft,
  type WizardKnowledge,
} from './types.js';

const names: Record<CaseAskId, string> = {
  threat: 'the threat',
  threatened: 'who is threatened',
  person: 'the person',
  predicate: 'the facts',
  until: 'when it ends',
  services: 'the help that is offered',
  conduct: 'the conduct',
};

const errors: Record<CaseAskId, string> = {
  threat: 'Write what was said or done, or choose “I do not know”',
  threatened: 'Write who or what is threatened, or choose “I do not know”',
  person: 'Write the name, or choose “I do not know”',
  predicate: 'Write the facts, or choose “I do not know”',
  until: 'Enter the day on which it ends, or choose “I do not know”',
  services: 'Write which help is offered, or choose “I do not know”',
  conduct: 'Write what the organisation does, or choose “I do not know”',
};

/** One page for each; the kind of case decides which of them come. */
export const caseAsks: readonly Question[] = caseAskIds.map((id) => ({
  id,
  name: names[id],
  ask: '',
  why: '',
  read: (form, draft, know): Reading =>
    id === 'until' ? readEnd(form, draft, know) : readWords(id, form, draft),
}));

/** The ids that the draft's kind of case asks for, in the order of its file. */
export function asksOf(draft: WizardDraft, safeguards: SafeguardBook | undefined): CaseAskId[] {
  const served = caseOf(draft, safeguards);
  return (served?.asks ?? []).flatMap(({ id }) => caseAskIds.filter((each) => each === id));
}

/** A question with its words from the data: what is asked, how to answer, what it rests on. */
export function worded(
  question: Question,
  draft: WizardDraft,
  safeguards: SafeguardBook,
): Question & { how?: string } {
  const ask = caseOf(draft, safeguards)?.asks.find(({ id }) => id === question.id);
  if (ask === undefined) return question;
  return { ...question, ask: ask.question, how: ask.how, why: whyOf(ask), citation: ask.citation };
}

/** How often this kind of case is reviewed at the least, and the longest that it may run; absent where it has neither. */
export function termOf(
  draft: WizardDraft,
  safeguards: SafeguardBook,
): Pick<SafeguardCase, 'reviewDays' | 'longestDays'> {
  return caseOf(draft, safeguards) ?? {};
}

function caseOf({ businessCase }: WizardDraft, safeguards?: SafeguardBook): SafeguardCase | undefined {
  return businessCase === undefined ? undefined : safeguards?.cases.get(businessCase);
}

function whyOf({ severity }: SafeguardAsk): string {
  return severity === 'must'
    ? 'This kind of case is decided by a second person, who needs it. Without it the plan is not released.'
    : 'It says what the plan may ask for, and who must be told. The reviewer and the provider read it.';
}

function readWords(id: CaseAskId, form: FormReader, draft: WizardDraft): Reading {
  const words = form.lines(id);
  const unsure = isUnsure(form);
  const missing = words === '' && !unsure;
  return {
    change: { asks: withAnswer(draft, id, words) },
    errors: missing ? { [id]: errors[id] } : {},
    unsure,
  };
}

function readEnd(form: FormReader, draft: WizardDraft, { safeguards, today }: WizardKnowledge): Reading {
  const until = form.date('until');
  const reviewDays = form.text('reviewDays');
  const unsure = isUnsure(form);
  const wrong = {
    ...endErrors(until, unsure, today),
    ...reviewErrors(reviewDays, termOf(draft, safeguards)),
  };
  return {
    change: { asks: withAnswer(draft, 'until', dayOr(until) ?? ''), reviewDays },
    errors: wrong,
    unsure,
  };
}

function endErrors(
  until: ReturnType<FormReader['date']>,
  unsure: boolean,
  today: string,
): Record<string, string> {
  if (until === 'unreadable') return { until: 'The last day must be a real date, like 27 3 2027' };
  if (until === null) return unsure ? {} : { until: errors.until };
  return until < today ? { until: 'The last day must not be in the past' } : {};
}

function reviewErrors(typed: string, { reviewDays }: { reviewDays?: number }): Record<string, string> {
  const days = Number(typed);
  if (typed === '') return {};
  if (!Number.isInteger(days) || days < 1) return { reviewDays: 'Enter a whole number of days, like 14' };
  if (reviewDays !== undefined && days > reviewDays)
    return {
      reviewDays: `This kind of case is reviewed at least every ${reviewDays} days. Enter ${reviewDays} or less`,
    };
  return {};
}

function withAnswer(draft: WizardDraft, id: CaseAskId, words: string): WizardDraft['asks'] {
  const { [id]: _, ...others } = draft.asks ?? {};
  return words === '' ? others : { ...others, [id]: words };
}
