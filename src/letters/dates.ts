/** Dates and periods as a letter writes them: the month in words, the zone always, UTC beside it. */
import { DateTime } from 'luxon';
import type { LetterFacts } from './facts.js';

/** `23 November 2026` for an ISO date; the text itself when it is none. */
export function longDate(iso: string): string {
  const day = DateTime.fromISO(iso, { zone: 'utc' });
  return day.isValid ? day.setLocale('en').toFormat('d MMMM yyyy') : iso;
}

/** The ISO date `days` after another. */
export function addDays(iso: string, days: number): string {
  return DateTime.fromISO(iso, { zone: 'utc' }).plus({ days }).toISODate() ?? iso;
}

/** First and last moment of a period as instants in its zone; null where open or unreadable. */
export function periodBounds(period: LetterFacts['period']): { from: DateTime | null; to: DateTime | null } {
  const zone = period.zone ?? 'utc';
  return { from: moment(period.from, zone, false), to: moment(period.to, zone, true) };
}

function moment(iso: string | null, zone: string, last: boolean): DateTime | null {
  if (iso === null) return null;
  const at = DateTime.fromISO(iso, { zone });
  if (!at.isValid) return null;
  const filled = last && iso.length === 10 ? at.endOf('day').startOf('second') : at;
  return filled.setLocale('en');
}

const written = 'd MMMM yyyy HH:mm:ss';

/** The period as `from 1 October 2026 00:00:00 to …, America/New_York`; null when neither end is given. */
export function periodText(period: LetterFacts['period']): string | null {
  const { from, to } = periodBounds(period);
  if (from === null && to === null) return null;
  return join(from, to, (at) => at.toFormat(written), period.zone);
}

/** The same period in UTC, to stand beside it; null when it is in UTC already or has no zone. */
export function periodUtc(period: LetterFacts['period']): string | null {
  const { from, to } = periodBounds(period);
  if ((from === null && to === null) || !period.zone || /^(etc\/)?utc$/i.test(period.zone)) return null;
  return join(from, to, (at) => at.toUTC().setLocale('en').toFormat(written), 'UTC');
}

function join(
  from: DateTime | null,
  to: DateTime | null,
  show: (at: DateTime) => string,
  zone: string | null,
): string {
  const tail = zone ? `, ${zone}` : '';
  if (from && to) return `from ${show(from)} to ${show(to)}${tail}`;
  if (from) return `from ${show(from)}${tail}, to the day this letter is received`;
  return `up to ${show(to as DateTime)}${tail}`;
}
