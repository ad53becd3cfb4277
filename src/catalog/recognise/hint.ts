/** Finds the word in a line that names a provider (`snap: river.fox22`, `@river.fox22 on snapchat`). */
import type { Catalog, Provider } from '../types.js';

/** A provider that was named, and the line without the words that named it. */
export interface Hint {
  provider: Provider;
  rest: string;
}

/** The ways to write one hint word, compiled once for a catalog. */
interface HintWord {
  provider: Provider;
  word: string;
  before: RegExp;
  after: RegExp;
  alone: RegExp;
}

const labels = String.raw`(?:(?:user ?name|user|account|handle|profile|id|uid|number|name)\b)`;
const between = String.raw`[\s:=\-–—|/,(]*`;
const cache = new WeakMap<Catalog, HintWord[]>();

/** The provider that a line names at its beginning or its end; the longest word wins. Undefined when it names none. */
export function hintIn(text: string, catalog: Catalog): Hint | undefined {
  const lower = text.toLowerCase();
  for (const hint of hintWords(catalog)) {
    if (!mayHold(lower, hint.word)) continue;
    const rest = withoutHint(text, hint);
    if (rest !== undefined) return { provider: hint.provider, rest };
  }
  return undefined;
}

/** A quick look before the patterns: the first part of the word must be in the line. */
function mayHold(lower: string, word: string): boolean {
  return lower.includes(word.split(' ')[0] ?? word);
}

function hintWords(catalog: Catalog): HintWord[] {
  const known = cache.get(catalog);
  if (known) return known;
  const words = [...catalog.providers.values()]
    .flatMap((provider) => (provider.recognise?.hints ?? []).map((word) => compiled(word, provider)))
    .sort((a, b) => b.word.length - a.word.length || (a.word < b.word ? -1 : 1));
  cache.set(catalog, words);
  return words;
}

function compiled(word: string, provider: Provider): HintWord {
  const name = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '[ ._-]?');
  const { mark, joint } = joints(word);
  return {
    provider,
    word,
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
