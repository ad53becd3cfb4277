/** What a run of digits is: an IP address, a moment, a telephone, a card, a device, a bank's number; or nothing. */
import { cardAt } from './card-at.js';
import { ipv4At } from './ip-at.js';
import { labelBefore } from './label.js';
import { labelledAt } from './labelled-at.js';
import { momentAt } from './moment-at.js';
import { phoneAt } from './phone-at.js';
import type { ScanState } from './scan-state.js';
import { isDigit, isWord } from './signs.js';

/** Tries each run of digits of the token; answers where the last finding ends, or 0. */
export function numbersAt(scan: ScanState, start: number, end: number): number {
  let done = 0;
  for (let place = start; place < end; place++) {
    if (!isDigit(scan.code(place))) continue;
    const found = place < done || !begins(scan, place) ? 0 : numberAt(scan, place);
    done = Math.max(done, found);
    while (isDigit(scan.code(place + 1))) place++;
    if (done > place) place = done - 1;
  }
  return done;
}

/** Not within a word, and not the tail of a longer number. */
function begins(scan: ScanState, place: number): boolean {
  const before = scan.code(place - 1);
  if (isWord(before)) return false;
  const joins = before === 46 || before === 45 || before === 47 || before === 58;
  return !(joins && isDigit(scan.code(place - 2)));
}

function numberAt(scan: ScanState, place: number): number {
  const before = scan.code(place - 1);
  if (before === 36 || before === 0x20ac || before === 0xa3) return 0;
  let digits = 1;
  while (digits < 40 && isDigit(scan.code(place + digits))) digits++;
  const next = scan.code(place + digits);
  if (digits <= 3 && next === 46) {
    const ip = ipv4At(scan, place);
    if (ip > 0) return ip;
  }
  if (digits === 4 || digits <= 2) {
    const moment = momentAt(scan, place, digits);
    if (moment > 0) return moment;
  }
  // Most numbers of a text are short and stand alone: they are nothing more than that.
  if (digits < 7 && before !== 43 && !isLong(scan, place + digits, digits)) return 0;
  const label = labelBefore(scan, before === 43 || before === 40 ? place - 1 : place);
  return (
    labelledAt(scan, place, digits, label) ||
    cardAt(scan, place, digits, label) ||
    phoneAt(scan, place, digits, label)
  );
}

/** Signs that part the groups of one number. */
const between = ' -./()';

/** Seven digits or more, counted over the marks between groups. */
function isLong(scan: ScanState, from: number, digits: number): boolean {
  let count = digits;
  let gap = 0;
  for (let place = from; count < 7 && gap < 3; place++) {
    if (isDigit(scan.code(place))) {
      count++;
      gap = 0;
    } else if (between.includes(scan.text.charAt(place)) && scan.code(place) !== 0) gap++;
    else return false;
  }
  return count >= 7;
}
