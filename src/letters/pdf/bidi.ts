/** The order of text that runs in both directions: levels by the Unicode algorithm (UAX 9), then runs as they are seen. */

import type { Bidi } from 'bidi-js';
import * as bidiModule from 'bidi-js';

/** The package is CommonJS; its published types describe a module, whose default it is. */
const bidiFactory = bidiModule.default as unknown as () => Bidi;
let made: Bidi | undefined;

function bidi(): Bidi {
  made ??= bidiFactory();
  return made;
}

/** Hebrew, Arabic, Syriac, Thaana, N'Ko and what else is written from right to left. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** True when the order of the text must be worked out. */
export function hasRightToLeft(text: string): boolean {
  return rightToLeft.test(text);
}

/** The level of each UTF-16 unit of a text: even from left to right, odd from right to left. The whole goes left to right. */
export function levelsOf(text: string): Uint8Array {
  return bidi().getEmbeddingLevels(text, 'ltr').levels;
}

/** The text as its signs are drawn from right to left: an opening bracket opens to the left. */
export function mirrored(text: string): string {
  return [...text].map((sign) => bidi().getMirroredCharacter(sign) ?? sign).join('');
}

/** Runs in the order of the text → the same from left to right, as they are seen (rule L2). */
export function visualOrder<T extends { level: number }>(runs: T[]): T[] {
  const order = [...runs];
  const highest = Math.max(0, ...runs.map((run) => run.level));
  for (let level = highest; level > 0; level--) {
    for (let from = 0; from < order.length; from++) {
      let to = from;
      while (to < order.length && order[to]!.level >= level) to++;
      if (to - from > 1) order.splice(from, to - from, ...order.slice(from, to).reverse());
      from = Math.max(from, to);
    }
  }
  return order;
}
