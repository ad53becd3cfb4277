/** Digits that single spaces, hyphens, dots or slashes part into groups. */
import type { ScanState } from './scan-state.js';
import { isDigit, isWord } from './signs.js';

export interface DigitRun {
  digits: string;
  /** Lengths of the groups. */
  groups: number[];
  end: number;
}

/** The run that begins at a digit, up to a number of digits; a letter that touches its end makes it none. */
export function digitRun(
  scan: ScanState,
  start: number,
  most: number,
  separators = ' -.',
): DigitRun | undefined {
  let place = start;
  let digits = '';
  const groups: number[] = [];
  let end = start;
  for (;;) {
    const first = place;
    while (isDigit(scan.code(place)) && digits.length + place - first <= most) place++;
    if (place === first) break;
    digits += scan.text.slice(first, place);
    groups.push(place - first);
    end = place;
    if (digits.length > most) return undefined;
    if (!separators.includes(scan.text.charAt(place)) || !isDigit(scan.code(place + 1))) break;
    place++;
  }
  return isWord(scan.code(end)) ? undefined : { digits, groups, end };
}
