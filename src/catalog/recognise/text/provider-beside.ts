/** The provider that a word beside a name points to. */
import type { Provider } from '../../types.js';
import type { NearWord, ScanState } from './scan-state.js';

export interface Beside {
  provider: Provider;
  word: string;
  /** Words between it and the name. */
  distance: number;
}

const reach = 5;
/** Words that may stand between a short hint (`ig`, `x`) and the name. */
const small = new Set(['on', 'at', 'via', 'my', 'the', 'handle', 'user', 'username', 'account', 'profile']);

/** The provider named nearest to a place; words before count first where both are as near. */
export function providerBeside(scan: ScanState, start: number, end: number): Beside | undefined {
  const before = nearest(scan, scan.wordsBefore(start, reach), true);
  const after = nearest(scan, wordsOfClause(scan, end), false);
  if (before && after) return after.distance < before.distance ? after : before;
  return before ?? after;
}

/** After a comma something new begins (`username: riverfox, Snapchat: river.fox22`). */
function wordsOfClause(scan: ScanState, end: number): NearWord[] {
  const comma = scan.text.slice(end, end + 64).indexOf(',') + end;
  return scan.wordsAfter(end, reach).filter((word) => comma < end || word.end <= comma);
}

/** The provider whose word stands before a place. */
export function providerBefore(scan: ScanState, start: number): Beside | undefined {
  return nearest(scan, scan.wordsBefore(start, reach), true);
}

function nearest(scan: ScanState, near: readonly NearWord[], backwards: boolean): Beside | undefined {
  const { index } = scan;
  for (let distance = 0; distance < near.length; distance++) {
    const word = near[distance]?.word ?? '';
    const other = near[distance + 1]?.word;
    // Two words in the order of the text: backwards, the further one comes first.
    const pair = other === undefined ? '' : backwards ? `${other} ${word}` : `${word} ${other}`;
    const ofPair = index.named(pair);
    const provider = ofPair ?? index.named(word);
    if (!provider) continue;
    if (word.length > 2 || near.slice(0, distance).every((each) => small.has(each.word)))
      return { provider, word: ofPair ? pair : word, distance };
  }
  return undefined;
}
