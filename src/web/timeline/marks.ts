/** Marks in a text where words that were searched for stand, whatever their case and accents. */
import { foldPlaces, foldText } from '../../store/records/fold.js';
import type { SearchField, SearchTerm } from '../../store/records/query.js';

/** A piece of a text; `hit` where it is to be marked. */
export interface MarkedPart {
  text: string;
  hit: boolean;
}

/** Characters shown before the first hit of a long text, and of a text in all. */
const before = 80;
const shown = 400;

/** Folded words of the terms that look into one of these fields. */
export function wordsIn(terms: readonly SearchTerm[], ...fields: SearchField[]): string[] {
  return terms
    .filter((term) => term.field === 'any' || fields.includes(term.field))
    .map((term) => foldText(term.words));
}

/** The text in parts, cut to {@link shown} characters around its first hit. `words` are folded. */
export function marked(text: string, words: readonly string[]): MarkedPart[] {
  const spans = spansOf(text, words);
  const first = spans[0]?.[0] ?? 0;
  const from = text.length <= shown ? 0 : atLetter(text, Math.max(0, first - before));
  const to = text.length <= shown ? text.length : atLetter(text, Math.min(text.length, from + shown));
  const parts: MarkedPart[] = [];
  const add = (start: number, end: number, hit: boolean) => {
    if (start < end) parts.push({ text: text.slice(start, end), hit });
  };
  if (from > 0) parts.push({ text: '… ', hit: false });
  let at = from;
  for (const [start, end] of spans) {
    if (end <= from || start >= to) continue;
    add(at, start, false);
    add(Math.max(start, at), Math.min(end, to), true);
    at = Math.min(end, to);
  }
  add(at, to, false);
  if (to < text.length) parts.push({ text: ' …', hit: false });
  return parts;
}

/** True when one of the words stands in the text. */
export function hasWord(text: string, words: readonly string[]): boolean {
  const folded = foldText(text);
  return words.some((word) => folded.includes(word));
}

/** Where words stand in the text, in order, joined where they overlap. */
function spansOf(text: string, words: readonly string[]): [number, number][] {
  if (words.length === 0) return [];
  const { folded, places } = foldPlaces(text);
  const found: [number, number][] = [];
  for (const word of words) {
    for (
      let at = word === '' ? -1 : folded.indexOf(word);
      at >= 0;
      at = folded.indexOf(word, at + word.length)
    )
      found.push([places[at]!, endOf(places, at + word.length)]);
  }
  found.sort((a, b) => a[0] - b[0]);
  const joined: [number, number][] = [];
  for (const span of found) {
    const last = joined.at(-1);
    if (last && span[0] <= last[1]) last[1] = Math.max(last[1], span[1]);
    else joined.push(span);
  }
  return joined;
}

/** The end of a letter of which several came (ß is found as ss) is where the next letter begins. */
function endOf(places: readonly number[], at: number): number {
  let end = at;
  while (end < places.length - 1 && places[end] === places[at - 1]) end += 1;
  return places[end]!;
}

/** A place that does not lie within a letter of two units. */
function atLetter(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}
