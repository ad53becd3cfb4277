/** The days that a process asked for, as UTC dates, in the way that records are counted. */
import { DateTime } from 'luxon';
import type { Asked } from './reconcile-types.js';

/** ISO dates, both included. */
export interface DayRange {
  from: string;
  to: string;
}

/**
 * Whole UTC days that lie within the period in its own zone; null when an end is open. A day that the zone cuts in two
 * at either end is left out of the search for gaps, so that no gap is made by the clock.
 */
export function askedDays(period: Asked['period']): DayRange | null {
  const from = moment(period.from, period.zone, 'start');
  const to = moment(period.to, period.zone, 'end');
  if (!from || !to) return null;
  const first = from.equals(from.startOf('day')) ? from : from.plus({ days: 1 }).startOf('day');
  const last = to.minus({ days: 1 });
  const range = { from: first.toISODate() ?? '', to: last.endOf('day').toISODate() ?? '' };
  return range.from <= range.to ? range : null;
}

/** True when any part of the UTC day lies within the period. */
export function dayTouches(day: string, period: Asked['period']): boolean {
  const start = DateTime.fromISO(day, { zone: 'utc' });
  const from = moment(period.from, period.zone, 'start');
  const to = moment(period.to, period.zone, 'end');
  return (!from || start.plus({ days: 1 }) > from) && (!to || start < to);
}

/** The moment in UTC; a bare date means its first moment, or (as an end) the first moment of the day after. */
function moment(text: string | null, zone: string | null, side: 'start' | 'end'): DateTime | null {
  if (!text) return null;
  const at = DateTime.fromISO(text, { zone: zone ?? 'utc' });
  if (!at.isValid) return null;
  const bare = /^\d{4}-\d{2}-\d{2}$/.test(text);
  return (bare && side === 'end' ? at.plus({ days: 1 }) : at).toUTC();
}
