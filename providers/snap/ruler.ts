/** Tells the rulers that part a Snap CSV from its data: a row made only of `=`, or only of `-`. */
import type { CsvRow } from '../../src/returns/formats/csv.js';

export type Ruler = 'equals' | 'dashes';

/** Shorter rows of signs may be somebody's message. */
const shortest = 5;
const signs: Record<number, Ruler> = { 61: 'equals', 45: 'dashes' };

/** The ruler that a row is, or null. Looks at bytes only, since it is asked of every row. */
export function rulerOf(row: CsvRow): Ruler | null {
  const { bytes, from, to } = row;
  let at = from;
  while (at < to && (bytes[at] === 34 || bytes[at] === 32)) at++;
  const sign = bytes[at]!;
  const ruler = signs[sign];
  if (ruler === undefined || to - at < shortest) return null;
  let count = 0;
  for (; at < to; at++) {
    const byte = bytes[at];
    if (byte === sign) count++;
    else if (byte !== 34 && byte !== 32 && byte !== 44 && byte !== 9) return null;
  }
  return count >= shortest ? ruler : null;
}
