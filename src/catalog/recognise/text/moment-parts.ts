/** Months, zones and the calendar, for moments in text. */
import { monthNames, shortMonthNames } from '../../../base/month-names.js';

export interface Parts {
  year: number;
  month: number;
  day: number;
  hour?: number;
  minute?: number;
  second?: number;
}

/** 1 to 12 for a month's English name, whole or by its first three letters (and `Sept`); undefined for another word. */
export function monthOf(word: string): number | undefined {
  const lower = word.toLowerCase();
  const at =
    lower.length === 3
      ? shortMonthNames.indexOf(lower)
      : lower === 'sept'
        ? 8
        : (monthNames as readonly string[]).indexOf(lower);
  return at < 0 ? undefined : at + 1;
}

/** Hours from UTC of the zones that US records are written in; each is fixed, the summer form being another word. */
const zones: Readonly<Record<string, number>> = {
  Z: 0,
  UTC: 0,
  GMT: 0,
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
};

/** Minutes from UTC of a zone as written (`EDT`, `+02:00`, `UTC-0500`); undefined where it is none. */
export function zoneOffset(zone: string): number | undefined {
  const hours = zones[zone];
  if (hours !== undefined) return hours * 60;
  const found = /^(?:UTC|GMT)?([+-])(\d\d):?(\d\d)$/.exec(zone);
  if (!found) return undefined;
  return (found[1] === '-' ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3]));
}

const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** True for a day and time that exist; a leap second counts. */
export function exists({ year, month, day, hour = 0, minute = 0, second = 0 }: Parts): boolean {
  if (day < 1 || day > (longest[month - 1] ?? 0) || hour > 23 || minute > 59 || second > 60) return false;
  return month !== 2 || day < 29 || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0));
}

/**
 * ISO text: a date where there is no hour, a wall clock where there is no zone, and UTC with Z where there is.
 * @param offset minutes that the wall clock is ahead of UTC
 */
export function isoText(parts: Parts, offset: number | undefined): string {
  if (parts.hour !== undefined && offset !== undefined && offset !== 0) return inUtc(parts, offset);
  const date = dateText(parts);
  if (parts.hour === undefined) return date;
  return date + (offset === undefined ? clockText(parts) : `${clockText(parts)}Z`);
}

function clockText({ hour = 0, minute = 0, second = 0 }: Parts): string {
  return `T${two(hour)}:${two(minute)}:${two(second)}`;
}

/** Few days make up most dates of a text: each is written once. */
const dates = new Map<number, string>();
const mostDates = 4096;

function dateText({ year, month, day }: Parts): string {
  const key = (year * 16 + month) * 32 + day;
  const known = dates.get(key);
  if (known !== undefined) return known;
  const text = `${year}-${two(month)}-${two(day)}`;
  if (dates.size < mostDates) dates.set(key, text);
  return text;
}

function two(value: number): string {
  return value < 10 ? `0${value}` : `${value}`;
}

function inUtc({ year, month, day, hour = 0, minute = 0, second = 0 }: Parts, offset: number): string {
  const ms = Date.UTC(year, month - 1, day, hour, minute, Math.min(second, 59)) - offset * 60_000;
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}
