/** Addresses of the wizard's pages. */
import type { QuestionId } from '../../desk/plans/wizard/types.js';

/** `returning`: after this answer, straight back to the list of answers. */
export function questionHref(id: string, question: QuestionId | 'check', returning = false): string {
  return `/plan/${id}/${question}${returning && question !== 'check' ? '?return=check' : ''}`;
}
