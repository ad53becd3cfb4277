/** Dates, perhaps with time and zone, as people and machines write them. */
import { exists, isoText, monthOf, type Parts, zoneOffset } from './moment-parts.js';
import type { ScanState } from './scan-state.js';
import { isDigit, isWord } from './signs.js';
import type { MomentInText } from './types.js';

const iso = /(\d{4})-(\d\d)-(\d\d)(?![\d-])/y;
const numeric = /(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?![\d/-])/y;
const dayMonth = /(\d{1,2})(?:st|nd|rd|th)?[ -](?:of )?([A-Za-z]{3,9})\.?,?[ -](\d{4})(?!\d)/y;
const monthDay = /(\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?!\d)/y;
const clock = /(?:T|,? (?:at )?|, ?)(\d{1,2}):(\d\d)(?::(\d\d)(?:\.(\d{1,6}))?)?(?: ?([AaPp])\.?[Mm]\b\.?)?/y;
const zone = / ?\(?(Z|UTC|GMT|[ECMP][SD]T|(?:UTC|GMT)?[+-]\d\d:?\d\d)(?![A-Za-z0-9])\)?/y;

/** A moment that begins at a digit (a month's name may stand before it); answers where it ends, or 0. */
export function momentAt(scan: ScanState, place: number, digits: number): number {
  if (digits === 4) return isoAt(scan, place);
  return numericAt(scan, place) || namedAt(scan, place);
}

function take(pattern: RegExp, scan: ScanState, place: number): RegExpExecArray | undefined {
  pattern.lastIndex = place;
  return pattern.exec(scan.text) ?? undefined;
}

function isoAt(scan: ScanState, place: number): number {
  if (scan.code(place + 4) !== 45) return 0;
  const found = take(iso, scan, place);
  if (!found) return 0;
  return finish(scan, place, place + found[0].length, {
    year: Number(found[1]),
    month: Number(found[2]),
    day: Number(found[3]),
  });
}

function numericAt(scan: ScanState, place: number): number {
  const next = scan.code(isDigit(scan.code(place + 1)) ? place + 2 : place + 1);
  if (next !== 47 && next !== 46 && next !== 45) return 0;
  const found = take(numeric, scan, place);
  if (!found) return 0;
  const [first, second, year] = [Number(found[1]), Number(found[3]), Number(found[4])];
  const end = place + found[0].length;
  if (first > 12) return finish(scan, place, end, { year, month: second, day: first });
  if (second > 12 || first === second) return finish(scan, place, end, { year, month: first, day: second });
  return finish(scan, place, end, { year, month: first, day: second }, { year, month: second, day: first });
}

function namedAt(scan: ScanState, place: number): number {
  const after = take(dayMonth, scan, place);
  const month = after && monthOf(after[2] ?? '');
  if (after && month)
    return finish(scan, place, place + after[0].length, {
      year: Number(after[3]),
      month,
      day: Number(after[1]),
    });
  const before = monthBefore(scan, place);
  const found = before && take(monthDay, scan, place);
  if (!before || !found) return 0;
  const parts = { year: Number(found[2]), month: before.month, day: Number(found[1]) };
  return finish(scan, before.start, place + found[0].length, parts);
}

/** `October `, `Oct. ` just before. */
function monthBefore(scan: ScanState, place: number): { month: number; start: number } | undefined {
  if (scan.code(place - 1) !== 32) return undefined;
  const end = scan.code(place - 2) === 46 ? place - 2 : place - 1;
  let start = end;
  while (end - start < 10 && isWord(scan.code(start - 1))) start--;
  const month = monthOf(scan.text.slice(start, end));
  return month ? { month, start } : undefined;
}

/** Adds time and zone where they follow, and keeps the moment. A date that is none (30 February) is nothing. */
function finish(scan: ScanState, start: number, dateEnd: number, date: Parts, other?: Parts): number {
  if (date.year < 1900 || date.year > 2100 || !exists(date)) return 0;
  const time = timeAt(scan, dateEnd);
  const end = time?.end ?? dateEnd;
  const first = isoOf({ ...date, ...time?.parts }, time);
  const second = other && exists(other) ? isoOf({ ...other, ...time?.parts }, time) : undefined;
  const at: MomentInText = {
    text: scan.text.slice(start, end),
    ...(time?.zone ? { zone: time.zone } : {}),
    ...(second ? { readings: [first, second] } : { iso: first }),
  };
  return scan.add({
    kind: 'moment',
    value: at.iso ?? at.text,
    start,
    end,
    why: 'a date',
    check: 'shape',
    at,
  });
}

interface TimeInText {
  parts: { hour: number; minute: number; second?: number };
  zone?: string;
  end: number;
}

function timeAt(scan: ScanState, place: number): TimeInText | undefined {
  const found = take(clock, scan, place);
  if (!found) return undefined;
  const half = found[5]?.toLowerCase();
  const hour = Number(found[1]);
  if (hour > 23 || Number(found[2]) > 59 || (half && (hour > 12 || hour === 0))) return undefined;
  const end = place + found[0].length;
  const written = take(zone, scan, end);
  return {
    parts: {
      hour: half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0),
      minute: Number(found[2]),
      ...(found[3] ? { second: Number(found[3]) } : {}),
    },
    ...(written ? { zone: written[1] } : {}),
    end: end + (written?.[0].length ?? 0),
  };
}

function isoOf(parts: Parts, time: TimeInText | undefined): string {
  return isoText(parts, time?.zone === undefined ? undefined : zoneOffset(time.zone));
}
