/** The way through the questions: which of them come, in which order, and where somebody goes on. */
import type { SafeguardBook } from '../../../navigator/index.js';
import { asksOf } from './case-asks.js';
import { caseAskIds, type QuestionId, questionIds, type WizardDraft } from './types.js';

/**
 * The questions that these answers lead through: the emergency's own only in danger, those of the kind of case only for
 * it, no States outside the United States, and nothing to show as understood without accounts.
 */
export function path(draft: WizardDraft, safeguards: SafeguardBook): QuestionId[] {
  const inDanger = draft.danger === 'death-or-injury';
  const asks: readonly QuestionId[] = asksOf(draft, safeguards);
  const comes = (id: QuestionId): boolean => {
    if (id === 'emergency' || id === 'helps') return inDanger;
    if (id === 'understood') return (draft.accounts ?? '') !== '';
    if (id === 'state') return (draft.country ?? 'US') === 'US' && !draft.unsure?.includes('country');
    return (caseAskIds as readonly QuestionId[]).includes(id) ? asks.includes(id) : true;
  };
  return questionIds.filter(comes);
}

/** The question after, or `check` at the end. */
export function after(id: QuestionId, draft: WizardDraft, safeguards: SafeguardBook): QuestionId | 'check' {
  const way = path(draft, safeguards);
  const place = questionIds.indexOf(id);
  return way.find((each) => questionIds.indexOf(each) > place) ?? 'check';
}

/** The question before, or null at the start. */
export function before(id: QuestionId, draft: WizardDraft, safeguards: SafeguardBook): QuestionId | null {
  const place = questionIds.indexOf(id);
  return path(draft, safeguards).findLast((each) => questionIds.indexOf(each) < place) ?? null;
}

/** The first question that has no answer yet, or `check`. */
export function resumeAt(draft: WizardDraft, safeguards: SafeguardBook): QuestionId | 'check' {
  return path(draft, safeguards).find((id) => !draft.answered?.includes(id)) ?? 'check';
}

/** The next page: onwards, or, when somebody came to change one answer, straight back to the list of answers. */
export function next(
  id: QuestionId,
  draft: WizardDraft,
  returning: boolean,
  safeguards: SafeguardBook,
): QuestionId | 'check' {
  if (!draft.answered?.includes(id)) return id;
  return returning ? resumeAt(draft, safeguards) : after(id, draft, safeguards);
}

/** True when there is nothing more to ask: the one kind of case that is never served goes to the gate at once. */
export function endsHere(draft: WizardDraft): boolean {
  return draft.businessCase === 'monitor-protected-activity';
}
