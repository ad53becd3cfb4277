/** Reads JSON that may be cut off: what came whole is kept, and the place where it ends is told. */

export interface JsonSoFar {
  value: unknown;
  /** Where reading had to stop, in signs from the beginning; absent where the text is whole. */
  brokenAt?: number;
}

const deepest = 200;

/**
 * The value of a JSON text. One that is cut off is read up to the last value that came whole.
 * @returns undefined where nothing of it can be read
 */
export function jsonSoFar(text: string): JsonSoFar | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    const cut = lastWhole(text);
    if (!cut) return undefined;
    try {
      return { value: JSON.parse(text.slice(0, cut.at) + cut.closing), brokenAt: cut.at };
    } catch {
      return undefined;
    }
  }
}

/** The last place after which only closing brackets are missing: before a comma, or after a closing bracket. */
function lastWhole(text: string): { at: number; closing: string } | undefined {
  const open: string[] = [];
  let last: { at: number; closing: string } | undefined;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '"') at = stringEnd(text, at);
    else if (char === '{' || char === '[') {
      if (open.length >= deepest) return last;
      open.push(char === '{' ? '}' : ']');
      last = { at: at + 1, closing: closingOf(open) };
    } else if (char === '}' || char === ']') {
      if (open.pop() !== char) return last;
      last = { at: at + 1, closing: closingOf(open) };
    } else if (char === ',' && open.length > 0) last = { at, closing: closingOf(open) };
  }
  return last;
}

/** The closing quote of a string that opens at a place; the end of the text where it is missing. */
function stringEnd(text: string, open: number): number {
  for (let at = open + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at;
  }
  return text.length;
}

function closingOf(open: readonly string[]): string {
  return [...open].reverse().join('');
}
