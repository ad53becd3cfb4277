/** How the agency's template differs from Tecum's, word by word. */
import { type Change, diffLines, diffWordsWithSpace } from 'diff';

export interface Stretch {
  mark: 'same' | 'gone' | 'new';
  text: string;
}

/** Milliseconds after which words are no longer compared, only lines. */
const patience = 1000;
/** Characters of what is the same that are shown at each end of it. */
const around = 200;

/** What was left out and what was added, with a little of what stands around it. */
export function difference(ours: string, text: string): Stretch[] {
  const changes: Change[] = diffWordsWithSpace(ours, text, { timeout: patience }) ?? diffLines(ours, text);
  return changes.map(({ value, added, removed }) => {
    if (added || removed) return { mark: added ? 'new' : 'gone', text: value };
    return { mark: 'same', text: shortened(value) };
  });
}

function shortened(text: string): string {
  return text.length > 3 * around ? `${text.slice(0, around)} … ${text.slice(-around)}` : text;
}
