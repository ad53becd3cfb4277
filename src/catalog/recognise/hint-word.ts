/** One word that names a provider, and the ways to write it beside a user name. */
import type { Provider } from '../types.js';

export interface HintWord {
  provider: Provider;
  /** In small letters; its parts are parted by one space. */
  word: string;
  before: RegExp;
  after: RegExp;
  alone: RegExp;
}

/** Words that say what stands beside them: `user name`, `ID`. */
export const labels = String.raw`(?:(?:user ?name|user|account|handle|profile|id|uid|number|name)\b)`;
/** What may stand between a provider's word, a label and the name. */
export const between = String.raw`[\s:=\-–—|/,(]*`;

/** All hint words by the first word of each, the longest first. */
export function hintWordsOf(providers: readonly Provider[]): Map<string, HintWord[]> {
  const words = new Map<string, HintWord[]>();
  for (const provider of providers) {
    for (const word of provider.recognise?.hints ?? []) {
      const first = firstPart(word);
      words.set(first, [...(words.get(first) ?? []), compiled(word, provider)].sort(longestFirst));
    }
  }
  return words;
}

/** `cash` of `cash app`, `e` of `e-gift`: letters and digits up to the first other sign. */
export function firstPart(word: string): string {
  return /^[\p{L}\p{N}]+/u.exec(word.toLowerCase())?.[0] ?? word.toLowerCase();
}

/** The longer word wins; of two that are alike, the provider that comes first in the alphabet. */
export function longestFirst(a: HintWord, b: HintWord): number {
  return b.word.length - a.word.length || (a.word < b.word ? -1 : a.word > b.word ? 1 : 0);
}

function compiled(word: string, provider: Provider): HintWord {
  const name = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '[ ._-]?');
  const { mark, joint } = joints(word);
  return {
    provider,
    word: word.toLowerCase(),
    before: new RegExp(`^${name}${mark}${between}${labels}?${between}(?<rest>.+)$`, 'iu'),
    after: new RegExp(`^(?<rest>.+?)${joint}(?:my |the )?${name}${between}${labels}?\\s*[)\\]]?$`, 'iu'),
    alone: new RegExp(`^${name}[\\s:]*$`, 'iu'),
  };
}

/**
 * What must stand between a hint word and the handle. Long words need only a space. A word of two letters needs a
 * mark, or a single word on its other side (`ig river_fox`). One letter needs a mark: "Malcolm X" names no provider.
 */
function joints(word: string): { mark: string; joint: string } {
  if (word.length > 2) {
    return {
      mark: String.raw`(?:\s*[:=\-–—|/,(]+|\s)`,
      joint: String.raw`(?:\s+(?:on|at|in|from|via)\s+|\s*[(\[,|/–—-]\s*|\s+)`,
    };
  }
  const single = word.length === 2;
  return {
    mark: String.raw`(?:\s*[:=]|\s+(?=@)${single ? String.raw`|\s+(?=\S+$)` : ''})`,
    joint: String.raw`(?:\s+on\s+|\s*[(\[]\s*${single ? String.raw`|(?<=^\S*[\d._@]\S*)\s+` : ''})`,
  };
}
