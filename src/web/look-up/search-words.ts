/** Words of a search, and whether a text has them: whole, by their beginning, or with one slip of the keyboard. */

/** The words of a search, in lower case. */
export function wordsIn(q: string): string[] {
  return q.toLowerCase().split(/\s+/).filter(Boolean);
}

/** True when the text has all the words, anywhere. */
export function fits(words: readonly string[], text: string): boolean {
  const lower = text.toLowerCase();
  return words.every((word) => lower.includes(word));
}

/** Letters and digits alone, without marks: `Café+` → `cafe`. */
export function tokensOf(text: string): string[] {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/**
 * True when every word is near a word of the text: the beginning of it, or one letter away from it or its beginning.
 * Words of fewer than four letters must be typed as they are.
 */
export function near(words: readonly string[], text: string): boolean {
  const tokens = tokensOf(text);
  return words.every((word) => tokens.some((token) => isNear(word, token)));
}

function isNear(word: string, token: string): boolean {
  if (token.startsWith(word)) return true;
  if (word.length < 4) return false;
  const heads = [token, ...[-1, 0, 1].map((more) => token.slice(0, word.length + more))];
  return heads.some((head) => withinOne(word, head));
}

/** At most one letter put in, left out, changed, or two neighbours swapped. */
export function withinOne(a: string, b: string): boolean {
  if (a === b) return true;
  if (Math.abs(a.length - b.length) > 1) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const [restA, restB] = [a.slice(at), b.slice(at)];
  if (restA.length === restB.length)
    return (
      restA.slice(1) === restB.slice(1) ||
      (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
    );
  return restA.length > restB.length ? restA.slice(1) === restB : restA === restB.slice(1);
}
