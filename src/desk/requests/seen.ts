/** What a person was shown before they approved: a letter that has changed since is not the one that they mean. */
import { createHash } from 'node:crypto';
import { isProblem } from '../../base/problem.js';
import type { LetterDraft } from '../../letters/index.js';
import { paragraphsOf } from './paragraphs.js';
import { letterChanged } from './problems.js';

/** A mark of all that the letter says with the facts and templates of now; empty where it cannot be composed. */
export function seenMark(letter: LetterDraft): string {
  try {
    // As the final print says it: a draft does not say yet whom to call.
    const said = paragraphsOf(letter, { final: true, code: 'seen' }).map(({ document, text }) => [
      document,
      text,
    ]);
    return createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 32);
  } catch (error) {
    if (!isProblem(error)) throw error;
    return '';
  }
}

/** @throws Problem `letter-changed` where the letter says something else than what bore that mark */
export function demandSeen(letter: LetterDraft, mark: string | undefined): void {
  if (mark !== undefined && mark !== seenMark(letter)) throw letterChanged();
}
