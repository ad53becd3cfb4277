/** Patterns of words, as `data/gate.yaml` writes them, and where they occur in a sentence. */
import { fold, type Token, wordsOf } from './text.js';

/** Most words that `…` may stand for. */
const widestGap = 4;
/** Letters by which stems are looked up. */
const keyLength = 2;

type Part = { kind: 'word' | 'stem' | 'part'; text: string } | { kind: 'gap' } | { kind: 'number' };
type Pattern = Part[];

/**
 * Patterns made ready: `word`, `stem*`, `*part*`, `…` (up to four words), `#` (a number). Sorted by how they begin,
 * so that a word of the text is held against the few that can match it.
 */
export interface Patterns {
  byWord: Map<string, Pattern[]>;
  /** By the first letters, as a number. */
  byStem: Map<number, Pattern[]>;
  others: Pattern[];
}

/** Where a pattern was found: tokens `from` (inclusive) to `to` (exclusive). */
export interface Span {
  from: number;
  to: number;
  words: string;
}

/** Makes patterns ready; blank ones are left out. */
export function compile(sources: readonly string[]): Patterns {
  const ready: Patterns = { byWord: new Map(), byStem: new Map(), others: [] };
  for (const source of sources) {
    const pattern = source.split(/\s+/).filter(Boolean).flatMap(wordsOf).map(part);
    const [first] = pattern;
    if (first?.kind === 'word') add(ready.byWord, first.text, pattern);
    else if (first?.kind === 'stem' && first.text.length >= keyLength)
      add(ready.byStem, stemKey(first.text), pattern);
    else if (first !== undefined) ready.others.push(pattern);
  }
  return ready;
}

function add<K>(map: Map<K, Pattern[]>, key: K, pattern: Pattern): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [pattern]);
  else list.push(pattern);
}

/** The first two letters as one number: no piece of text is made to look a word up. */
function stemKey(word: string): number {
  return word.length < keyLength ? -1 : word.charCodeAt(0) * 65536 + word.charCodeAt(1);
}

function part(word: string): Part {
  if (word === '…') return { kind: 'gap' };
  if (word === '#') return { kind: 'number' };
  if (/^\*.+\*$/.test(word)) return { kind: 'part', text: fold(word.slice(1, -1)) };
  if (word.endsWith('*')) return { kind: 'stem', text: fold(word.slice(0, -1)) };
  return { kind: 'word', text: fold(word) };
}

/** All places in one sentence where any of the patterns matches; the longest match from each place. */
export function findAll(tokens: readonly Token[], ...sets: readonly Patterns[]): Span[] {
  const found: Span[] = [];
  for (let from = 0; from < tokens.length; from += 1) {
    let to = -1;
    for (const set of sets) to = Math.max(to, longest(tokens, from, set));
    if (to > from) found.push({ from, to, words: textOf(tokens, from, to) });
  }
  return found;
}

/** The words of a stretch of tokens, as they stood. */
export function textOf(tokens: readonly Token[], from: number, to: number): string {
  return tokens
    .slice(from, to)
    .map((each) => each.text)
    .join(' ');
}

/** The words of some places in quotes, each once, four at most. */
export function quoted(spans: readonly Span[]): string {
  return [...new Set(spans.map((span) => `“${span.words}”`))].slice(0, 4).join(', ');
}

/** The sentence without the words that the patterns cover; what is taken out leaves a token that matches nothing. */
export function blank(tokens: readonly Token[], patterns: Patterns): Token[] {
  const copy = [...tokens];
  for (const span of findAll(tokens, patterns)) {
    for (let at = span.from; at < span.to; at += 1) copy[at] = { text: copy[at]?.text ?? '', forms: [] };
  }
  return copy;
}

function longest(tokens: readonly Token[], from: number, set: Patterns): number {
  const forms = tokens[from]?.forms ?? [];
  let end = longestOf(tokens, from, set.others);
  for (const form of forms) {
    end = Math.max(end, longestOf(tokens, from, set.byWord.get(form)));
    end = Math.max(end, longestOf(tokens, from, set.byStem.get(stemKey(form))));
  }
  return end;
}

function longestOf(tokens: readonly Token[], from: number, patterns: readonly Pattern[] | undefined): number {
  let end = -1;
  for (const pattern of patterns ?? []) end = Math.max(end, matchEnd(tokens, from, pattern, 0));
  return end;
}

function matchEnd(tokens: readonly Token[], at: number, list: Pattern, next: number): number {
  const wanted = list[next];
  if (wanted === undefined) return at;
  if (wanted.kind !== 'gap') {
    const token = tokens[at];
    return token !== undefined && fits(token, wanted) ? matchEnd(tokens, at + 1, list, next + 1) : -1;
  }
  for (let skip = 0; skip <= widestGap && at + skip <= tokens.length; skip += 1) {
    const end = matchEnd(tokens, at + skip, list, next + 1);
    if (end !== -1) return end;
  }
  return -1;
}

function fits(token: Token, wanted: Exclude<Part, { kind: 'gap' }>): boolean {
  if (wanted.kind === 'number') return token.forms.some((form) => /^\d+(st|nd|rd|th)?$/.test(form));
  if (wanted.kind === 'stem') return token.forms.some((form) => form.startsWith(wanted.text));
  if (wanted.kind === 'part') return token.forms.some((form) => form.includes(wanted.text));
  return token.forms.includes(wanted.text);
}
