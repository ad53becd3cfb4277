/** The start of a WhatsApp line: which styles of date and time open a new entry, and what follows. */
import { type DayHalf, dayHalf, hourOfDay } from './chat-clock.js';

/** What stands before the text of an entry, order of day and month still open. */
export interface LineHead {
  /** The three numbers of the date as they stand. */
  a: number;
  b: number;
  c: number;
  /** Digits of the first and the last number: four name the year. */
  digitsA: number;
  digitsC: number;
  /** 0 to 23; null when the mark beside the time is not known. */
  hour: number | null;
  minute: number;
  second: number;
  /** Date and time as they stood. */
  text: string;
  /** Lines of one style follow one order of day and month. */
  style: string;
  /** All that follows the date, its own marks kept. */
  rest: string;
}

/** Invisible marks that give the direction of writing (and a byte-order mark): layout, not text. */
export const marks = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const openingMarks = /^[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\s]+/u;
const headLimit = 60;

const date = String.raw`(\d{1,4})\s?(?<sep>[./-])\s?(\d{1,2})\s?\k<sep>\s?(\d{1,4})\.?`;
const word = String.raw`\p{L}[\p{L}\p{M}.'"׳״\s]{0,16}?`;
const time = String.raw`(\d{1,2})\s?[:.h]\s?(\d{2})(?:[:.](\d{2}))?(?:\s*(${word}))?`;
const year = String.raw`(?:\s?г\.?)?`;
const whole = new RegExp(String.raw`^(\[?)${date}${year}(?:\s?[,،]\s?|\s+)(?:(${word})\s*)?${time}\s*$`, 'u');
/** `[21:05, 13/9/2020] `: lines copied out of WhatsApp Web, and some phones' exports. */
const timeFirst = /^\[?(?<time>\d{1,2}:\d{2}(?::\d{2})?[^,\d]{0,16}),\s(?<date>\d{1,4}\s?[./-].*)$/u;

/** Splits a line into its date part and the rest; null when the line does not open an entry. */
export function readHead(line: string): LineHead | null {
  const clean = openingMarks.test(line.slice(0, 4)) ? line.replace(openingMarks, '') : line;
  if (!/^[[\p{Nd}]/u.test(clean)) return null;
  const cut = clean.startsWith('[') ? bracketCut(clean) : dashCut(clean);
  if (cut === null) return null;
  const found = whole.exec(dateFirst(plainDigits(cut.head)));
  return found === null ? null : toHead(found, cut);
}

/** The head with its date before its time, whichever of them stood first. */
function dateFirst(head: string): string {
  const { time: clock, date: day } = timeFirst.exec(head)?.groups ?? {};
  if (clock === undefined || day === undefined) return head;
  return `${head.startsWith('[') ? '[' : ''}${day}, ${clock}`;
}

interface Cut {
  head: string;
  rest: string;
}

function bracketCut(line: string): Cut | null {
  const end = line.indexOf(']');
  if (end < 0 || end > headLimit) return null;
  return { head: line.slice(0, end), rest: line.slice(end + 1).replace(/^\s/u, '') };
}

/** `12/9/20, 23:55 - text`; phones before 2016 wrote a colon in the dash's place. */
function dashCut(line: string): Cut | null {
  const start = line.slice(0, headLimit);
  const dash = /\s[-–—](?=\s|$)/u.exec(start) ?? /(?<=\d[^\d]*\d{2}[^-]{0,12}):(?=\s)/u.exec(start);
  if (dash === null) return null;
  return {
    head: line.slice(0, dash.index),
    rest: line.slice(dash.index + dash[0].length).replace(/^\s/u, ''),
  };
}

/** Direction marks dropped, digits of any script turned into 0 to 9. */
function plainDigits(head: string): string {
  const bare = head.replace(marks, '');
  return /^[\x20-\x7e]*$/u.test(bare) ? bare : bare.replace(/\p{Nd}/gu, digitValue);
}

/** Every block of decimal digits in Unicode runs from 0 to 9 and starts at a multiple of ten past its zero. */
function digitValue(digit: string): string {
  let zero = digit.codePointAt(0) ?? 48;
  const start = zero;
  while (start - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(start - zero);
}

function toHead(found: RegExpExecArray, cut: Cut): LineHead | null {
  const [, bracket = '', a = '', sep = '', b = '', c = '', before = '', hh = '', mm = '', ss, after = ''] =
    found;
  if (a.length === 3 || c.length === 3 || Number(hh) > 24 || Number(mm) > 59 || Number(ss ?? 0) > 59)
    return null;
  const half = pickHalf(dayHalf(before), dayHalf(after));
  return {
    a: Number(a),
    b: Number(b),
    c: Number(c),
    digitsA: a.length,
    digitsC: c.length,
    hour: hourOfDay(Number(hh) % 24, half),
    minute: Number(mm),
    second: Number(ss ?? 0),
    text: cut.head.replace(/^\[/u, '').replace(marks, '').trim(),
    style: `${bracket}${sep}${a.length > 2 ? 'Y' : ''}${c.length > 2 ? 'y' : ''}${half === 'none' ? 24 : 12}${ss ? 's' : ''}`,
    rest: cut.rest,
  };
}

function pickHalf(before: DayHalf, after: DayHalf): DayHalf {
  if (after !== 'none') return after;
  return before;
}
