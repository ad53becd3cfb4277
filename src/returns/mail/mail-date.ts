/** Dates of mail: RFC 5322 with its obsolete forms. */
import type { Instant } from '../contract.js';
import { instant } from '../time.js';
import { daysFrom1970, daysIn } from '../time-bytes.js';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** RFC 5322, 4.3: letters that were ever given a meaning in mail. Single letters mean nothing certain and are no zone. */
const zones: Record<string, number> = {
  ut: 0,
  utc: 0,
  gmt: 0,
  z: 0,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
};
const form =
  /^(?:[a-z]{2,9}\s*\.?,?\s*)?(\d{1,2})[\s-]+([a-z]{3})[a-z]*\.?,?[\s-]+(\d{2,4}),?\s+(\d{1,2})\s*:\s*(\d{2})(?:\s*:\s*(\d{2}))?(?:\.\d+)?\s*(?:([+-])(\d{2}):?(\d{2})|([a-z]{1,5}))?(?:\s+.*)?$/i;

/**
 * The time of a `Date` header. `stated` when it has an offset or a zone of RFC 5322; `not-stated` with the wall clock when it
 * has none or a letter without meaning; `unreadable` with its text otherwise. Nothing is made up.
 */
export function mailDate(text: string): Instant {
  if (text.length > 500) return instant.unreadable(text);
  const bare = (text.includes('(') ? withoutComments(text) : text).trim();
  const parts = form.exec(bare);
  if (parts === null) return other(text, bare);
  const year = fullYear(parts[3]!);
  const month = months.indexOf(parts[2]!.toLowerCase()) + 1;
  const [day, hour, minute, second] = [parts[1], parts[4], parts[5], parts[6] ?? '0'].map(Number) as [
    number,
    number,
    number,
    number,
  ];
  if (month < 1 || day < 1 || day > daysIn(year, month) || hour > 23 || minute > 59 || second > 60)
    return instant.unreadable(text);
  const wall = (daysFrom1970(year, month, day) * 86400 + hour * 3600 + minute * 60 + second) * 1_000_000;
  const offset = offsetOf(parts);
  if (offset === null) return { us: null, wall, text, basis: 'not-stated' };
  return { us: wall - offset * 60_000_000, wall: null, text, basis: 'stated' };
}

/** Forms that are not of mail but are met in it: asctime, ISO 8601. */
function other(text: string, bare: string): Instant {
  const read = instant.any(bare);
  return { ...read, text };
}

/** RFC 5322, 4.3: two digits below 50 are of this century, others and three digits count from 1900. */
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length >= 4) return year;
  return digits.length === 2 && year < 50 ? 2000 + year : 1900 + year;
}

function offsetOf(parts: RegExpExecArray): number | null {
  if (parts[7] !== undefined) {
    const minutes = Number(parts[8]) * 60 + Number(parts[9]);
    if (Number(parts[9]) > 59 || minutes > 24 * 60) return null;
    return parts[7] === '-' ? -minutes : minutes;
  }
  return parts[10] === undefined ? null : (zones[parts[10].toLowerCase()] ?? null);
}

/** Comments in brackets, which may lie in each other. */
export function withoutComments(text: string): string {
  let depth = 0;
  let out = '';
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!;
    if (char === '\\') {
      if (depth === 0) out += char + (text[at + 1] ?? '');
      at++;
    } else if (char === '(') depth++;
    else if (char === ')' && depth > 0) depth--;
    else if (depth === 0) out += char;
  }
  return depth > 0 ? text : out;
}
