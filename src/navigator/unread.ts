/** Whether the gate's words can judge a text at all: is it in a script and a language that the lists cover? */

import type { GateWords } from './gate-file.js';
import type { GateLanguage } from './gate-languages.js';
import { findAll } from './patterns.js';
import { fold, isPlain, sentences, type Token } from './text.js';

/** Below this many words a sentence shows no language; short ones are judged together. */
const fewest = 4;
/** Of a sentence's words, so many must be common ones of one language; of the fewest, one. */
const commonShare = 0.3;
/** A longer sentence is judged by every so many words in a row. */
const stretch = 8;
/** Words of another script in one sentence: two may be a name that only a person can tell from an order. */
const foreignWords = 2;
/** So many words with a capital in a row, without a comma, are no name. */
const namesInRow = 5;
/** Scripts written without spaces: so many letters in a row are more than a name. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]{5,}/u;

/**
 * The first words that cannot be read, as they stand; empty when all can.
 * Words are judged sentence by sentence, so that nothing written beside them makes them readable.
 * @param text what a person wrote, in any language
 */
export function unreadWords(text: string, words: GateWords): string {
  const parts = text.split(/[.!?;:。؟।！？]+(?=\s|$)|[。！？।]|\n+/).filter((part) => /\p{L}/u.test(part));
  const otherScript = parts.find((part) => isForeign(part, parts.length === 1));
  if (otherScript !== undefined) return shorten(otherScript);
  const judged = parts.map(plainWords).filter((list) => list.length > 0);
  const long = judged.filter((list) => list.length >= fewest);
  const short = judged.filter((list) => list.length < fewest).flat();
  const groups = short.length >= fewest ? [...long, short] : long;
  const unread = groups.find((list) => !isKnown(list, words));
  return unread === undefined ? '' : shorten(unread.join(' '));
}

/** Letters of another script, as words of a sentence, or the whole text. */
function isForeign(part: string, whole: boolean): boolean {
  if (isPlain(part)) return false;
  if (unspaced.test(part)) return true;
  const list = part.split(/\s+/).filter((word) => /\p{L}/u.test(word));
  const foreign = list.filter((word) => !isLatin(word));
  return foreign.length >= foreignWords || (whole && foreign.length > 0 && foreign.length === list.length);
}

/** True when most letters are Latin, as in a word with one look-alike letter. */
function isLatin(word: string): boolean {
  const letters = [...word].filter((char) => /\p{L}/u.test(char));
  return letters.filter((char) => /\p{Script=Latin}/u.test(char)).length * 2 > letters.length;
}

/** The words that may show a language: without numbers, addresses, links and names. */
function plainWords(part: string): string[] {
  return part.split(/[,()"“”«»]+/).flatMap((piece) => {
    const list = piece
      .split(/[\s/–—]+/)
      .map((word) => word.replace(/^[^\p{L}@#\d]+|[^\p{L}\d]+$/gu, ''))
      .filter((word) => /^\p{L}[\p{L}\p{M}'’ʼ-]+$/u.test(word));
    return withoutNames(list);
  });
}

/** Words with a capital are names, unless so many stand in a row, or all letters are capitals. */
function withoutNames(list: string[]): string[] {
  const capital = list.filter((word) => /^\p{Lu}.*\p{Ll}/u.test(word));
  if (capital.length === list.length) return list.length >= namesInRow ? list : [];
  if (capital.length * 2 > list.length && list.length >= namesInRow) return list;
  return list.filter((word, at) => at === 0 || !capital.includes(word));
}

/**
 * True when the words are of one language that the lists cover. Every stretch of them must be: readable words beside
 * others do not make those readable. The gate's own words count too; they are looked up only where they are needed.
 */
function isKnown(list: readonly string[], words: GateWords): boolean {
  const folded = list.map(fold);
  if (covers(folded, words.languages, new Set())) return true;
  const tokens = list.map((word) => sentences(word)[0]?.[0] ?? { text: '', forms: [] });
  return covers(folded, words.languages, inLists(tokens, words));
}

function covers(
  list: readonly string[],
  languages: readonly GateLanguage[],
  listed: ReadonlySet<string>,
): boolean {
  const marks = languages.map((each) => list.map((word) => isCommon(word, each) || listed.has(word)));
  return stretches(list.length).every(([from, to]) => {
    const most = Math.max(...marks.map((known) => known.slice(from, to).filter(Boolean).length));
    return most >= (to - from <= fewest ? 1 : (to - from) * commonShare);
  });
}

/** The whole, or every longer stretch of words in a row; and every shortest one. */
function stretches(length: number): [number, number][] {
  const whole: [number, number][] = length <= stretch ? [[0, length]] : rows(length, stretch);
  return [...whole, ...rows(length, fewest)];
}

function rows(length: number, size: number): [number, number][] {
  return Array.from({ length: Math.max(0, length - size + 1) }, (_, from) => [from, from + size]);
}

/** Places in the sentence that some list of the gate covers. */
function inLists(tokens: readonly Token[], words: GateWords): ReadonlySet<string> {
  const spans = findAll(
    tokens,
    words.watch,
    words.purposes,
    words.protected,
    words.threats,
    words.acts,
    words.offences,
    words.breakers,
  );
  return new Set(spans.flatMap((span) => tokens.slice(span.from, span.to).map((token) => token.text)));
}

/** A common word, its plural, or a longer word that ends as words of this language do. */
function isCommon(word: string, { common, endings }: GateLanguage): boolean {
  if (common.has(word) || (word.endsWith('s') && common.has(word.slice(0, -1)))) return true;
  return endings.some((ending) => word.length >= ending.length + 3 && word.endsWith(ending));
}

function shorten(text: string): string {
  const tidy = text.trim().replace(/\s+/g, ' ');
  return tidy.length > 60 ? `“${tidy.slice(0, 60)}…”` : `“${tidy}”`;
}
