/** Does a text say something of this case, or only what stands in every such paper? */
import { stockWords } from './written-rules.js';

/** Words that are looked at: what follows cannot make a text less particular. */
const enough = 4000;

/** True where nearly every word is a stock word (`data/letters/rules/stock-words.yaml`). Empty text says nothing of itself: false. */
export function saysNothing(text: string): boolean {
  const tokens = tokensOf(text);
  if (tokens.length === 0) return false;
  const { words, least } = stockWords();
  const stems = stemsOf(words);
  const own = tokens.filter((token) => /\d/.test(token) || !isStock(token, stems));
  return own.length / tokens.length < least;
}

/** True where two texts are the same but for a few words. */
export function alike(a: string, b: string): boolean {
  const [one, two] = [new Set(tokensOf(a)), new Set(tokensOf(b))];
  if (one.size < 8 || two.size < 8) return a.trim().toLowerCase() === b.trim().toLowerCase();
  const common = [...one].filter((token) => two.has(token)).length;
  return common / Math.max(one.size, two.size) >= 0.85;
}

function tokensOf(text: string): string[] {
  return (
    text
      .slice(0, enough * 12)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).slice(0, enough);
}

const made = new WeakMap<readonly string[], Map<number, Set<string>>>();

/** By length: a word is a stock word when it begins with one of them (`investigat` for investigation, investigating). */
function stemsOf(words: readonly string[]): Map<number, Set<string>> {
  const known = made.get(words);
  if (known) return known;
  const byLength = new Map<number, Set<string>>();
  for (const word of words) {
    const key = word.endsWith('*') ? word.length - 1 : -word.length;
    byLength.set(key, (byLength.get(key) ?? new Set()).add(word.replace(/\*$/, '')));
  }
  made.set(words, byLength);
  return byLength;
}

function isStock(token: string, stems: Map<number, Set<string>>): boolean {
  for (const [length, set] of stems) {
    if (length < 0 ? token.length === -length && set.has(token) : set.has(token.slice(0, length)))
      return true;
  }
  return false;
}
