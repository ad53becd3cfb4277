/** Watching of protected activity in sentences: an act of watching near its object, with nothing else between. */
import type { GateWords } from './gate-file.js';
import type { GlimpsedList } from './gate-languages.js';
import { findAll, type Patterns, quoted, type Span, textOf } from './patterns.js';
import type { Token } from './text.js';

/** Lists that are looked for together. */
export type Lists = Record<GlimpsedList, Patterns>;

/**
 * Watching near its object in one sentence, or a purpose without object beside protected words anywhere.
 * @param lines sentences without the exceptions of the lists
 * @returns the words as they stood, in quotes; empty when nothing asks to watch
 */
export function readWatching(lines: Token[][], words: GateWords, lists: readonly Lists[]): string {
  for (const line of lines) {
    const near = nearest(line, lists, words.window);
    if (near !== undefined) return near;
  }
  const purposes = lines.flatMap((line) => findAll(line, words.purposes));
  if (purposes.length === 0) return '';
  const shielded = lines.flatMap((line) => spansOf(line, lists, 'protected'));
  return shielded.length > 0 ? quoted([...purposes, ...shielded]) : '';
}

function spansOf(line: Token[], lists: readonly Lists[], list: GlimpsedList): Span[] {
  return findAll(line, ...lists.map((each) => each[list]));
}

function nearest(line: Token[], lists: readonly Lists[], window: number): string | undefined {
  const shielded = spansOf(line, lists, 'protected');
  if (shielded.length === 0) return undefined;
  const watched = spansOf(line, lists, 'watch');
  const breakers = spansOf(line, lists, 'breakers');
  for (const act of watched) {
    for (const object of shielded)
      if (linked(act, object, breakers, window)) return stretch(line, act, object);
  }
  return undefined;
}

/** True when few words and no other object lie between the two. */
function linked(act: Span, object: Span, breakers: Span[], window: number): boolean {
  const [first, second] = act.from <= object.from ? [act, object] : [object, act];
  if (second.from - first.to > window) return false;
  return !breakers.some((each) => each.from >= first.to && each.to <= second.from);
}

/** The words from the one to the other, as they stood. */
function stretch(line: Token[], act: Span, object: Span): string {
  return `“${textOf(line, Math.min(act.from, object.from), Math.max(act.to, object.to))}”`;
}
