/** Telephone numbers: with +, and national ones of the region. */
import { nationalNumber, normalisePhone } from '../phone.js';
import type { DigitRun } from './digit-run.js';
import type { Label } from './label.js';
import type { ScanState } from './scan-state.js';
import { isDigit, isWord } from './signs.js';

/** North America: area code and exchange begin with 2 to 9; the groups are parted by marks, so that a plain number is none. */
const grouped =
  /(?:1[ .-]?)?(?:\(([2-9]\d\d)\)[ .-]?|([2-9]\d\d)[ .\-/]{1})([2-9]\d\d)[ .-](\d{4})(?![\dA-Za-z_]|[.\-/]\d)/y;
const plain = /1?([2-9]\d\d)([2-9]\d\d)(\d{4})(?![\dA-Za-z_]|[.\-/]\d)/y;
const extension = /[ ,]{0,2}(?:x|ext\.?|extension) ?(\d{1,6})(?![\dA-Za-z])/iy;

/** A telephone number that begins at a digit (a + or bracket may stand before); answers where it ends, or 0. */
export function phoneAt(scan: ScanState, place: number, digits: number, label: Label | undefined): number {
  if (scan.code(place - 1) === 43) return international(scan, place);
  if (label !== undefined && label !== 'phone') return 0;
  if (scan.region === 'US' || scan.region === 'CA') return northAmerican(scan, place, digits, label);
  return national(scan, place, label);
}

function northAmerican(scan: ScanState, place: number, digits: number, label: Label | undefined): number {
  const open = scan.code(place - 1) === 40 ? place - 1 : place;
  const found =
    match(grouped, scan.text, open) ??
    (label === 'phone' && digits >= 10 ? match(plain, scan.text, place) : undefined);
  if (!found) return 0;
  const [area, exchange, line] = found.slice(1).filter((part) => part !== undefined);
  // 211, 311 … 911 are services; the exchange cannot be one either.
  if (!area || !exchange || !line || /^.11$/.test(area) || /^.11$/.test(exchange)) return 0;
  return add(scan, open, open + found[0].length, `+1${area}${exchange}${line}`, label);
}

function match(pattern: RegExp, text: string, place: number): RegExpExecArray | undefined {
  pattern.lastIndex = place;
  return pattern.exec(text) ?? undefined;
}

function add(scan: ScanState, start: number, end: number, value: string, label: Label | undefined): number {
  const more = match(extension, scan.text, end);
  return scan.add({
    kind: 'phone',
    identifier: 'phone',
    value,
    start,
    end: end + (more?.[0].length ?? 0),
    why: 'a telephone number',
    check: label === 'phone' ? 'word' : 'shape',
    ...(more ? { detail: `extension ${more[1]}` } : {}),
  });
}

/** A + and up to fifteen digits (ITU-T E.164). Groups that belong to the next number are left off from the end. */
function international(scan: ScanState, place: number): number {
  if (isWord(scan.code(place - 2))) return 0;
  for (let run = phoneRun(scan, place); run && run.digits.length >= 8; run = shorter(scan, run, place)) {
    const value = run.digits.length > 15 ? undefined : normalisePhone(`+${run.digits}`, 'US');
    if (value) return add(scan, place - 1, run.end, value, undefined);
  }
  return 0;
}

/** Elsewhere a national number begins with 0 or a bracket, or has the word beside it, and is of a range in use. */
function national(scan: ScanState, place: number, label: Label | undefined): number {
  const bracket = scan.code(place - 1) === 40;
  if (label !== 'phone' && scan.code(place) !== 48 && !bracket) return 0;
  for (let run = phoneRun(scan, place); run && run.digits.length >= 7; run = shorter(scan, run, place)) {
    if (label !== 'phone' && run.groups.length < 2) return 0;
    const value = run.digits.length > 15 ? undefined : nationalNumber(run.digits, scan.region);
    if (value) return add(scan, bracket ? place - 1 : place, run.end, value, label);
  }
  return 0;
}

/** Digits with single marks between; a bracket may stand around a group. */
function phoneRun(scan: ScanState, place: number): DigitRun | undefined {
  const groups: number[] = [];
  let digits = '';
  let at = place;
  for (let end = place; ; ) {
    const first = at;
    while (isDigit(scan.code(at)) && digits.length + at - first <= 18) at++;
    if (at === first)
      return groups.length > 0 && !isWord(scan.code(end)) ? { digits, groups, end } : undefined;
    digits += scan.text.slice(first, at);
    groups.push(at - first);
    end = at;
    while (at - end < 2 && ' .-()/'.includes(scan.text.charAt(at)) && scan.text.charAt(at) !== '') at++;
    if (digits.length > 18) return { digits, groups, end };
  }
}

/** The run without its last group. */
function shorter(scan: ScanState, run: DigitRun, place: number): DigitRun | undefined {
  const last = run.groups.at(-1) ?? 0;
  if (run.groups.length < 2) return undefined;
  let end = run.end - last;
  while (end > place && !isDigit(scan.code(end - 1))) end--;
  return { digits: run.digits.slice(0, -last), groups: run.groups.slice(0, -1), end };
}
