/** Finds the word in a line that names a provider (`snap: river.fox22`, `@river.fox22 on snapchat`). */
import type { Catalog, Provider } from '../types.js';
import { between, type HintWord, labels, longestFirst } from './hint-word.js';
import { indexOf } from './index.js';

/** A provider that was named, and the line without the words that named it. */
export interface Hint {
  provider: Provider;
  rest: string;
}

/** The provider that a line names at its beginning or its end; the longest word wins. Undefined when it names none. */
export function hintIn(text: string, catalog: Catalog): Hint | undefined {
  for (const hint of candidates(text, catalog)) {
    const rest = withoutHint(text, hint);
    if (rest !== undefined) return { provider: hint.provider, rest };
  }
  return undefined;
}

/** Only the words whose first part is in the line are tried: a look-up for each word of the line, not for each provider. */
function candidates(text: string, catalog: Catalog): HintWord[] {
  const index = indexOf(catalog);
  const parts = new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  // `cashapp` is how people write `cash app`: a word's beginning counts as well as the whole of it.
  const found = [...parts].flatMap((part) =>
    beginnings(part).flatMap((start) => [...index.hintsFrom(start)]),
  );
  return [...new Set(found)].sort(longestFirst);
}

const longestHint = 24;

function beginnings(part: string): string[] {
  const short = part.slice(0, longestHint);
  return Array.from({ length: short.length }, (_, at) => short.slice(0, at + 1));
}

function withoutHint(text: string, hint: HintWord): string | undefined {
  const rest = hint.before.exec(text)?.groups?.rest ?? hint.after.exec(text)?.groups?.rest;
  if (rest !== undefined) return cleaned(rest);
  return hint.alone.test(text) ? '' : undefined;
}

const leadingLabel = new RegExp(`^${labels}${between}(?=.)`, 'iu');

function cleaned(rest: string): string {
  return rest
    .replace(/[\s)\]]+$/u, '')
    .replace(leadingLabel, '')
    .trim();
}
