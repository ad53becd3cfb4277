/** How old a fact is: the date its source carries, and how that reads to a person. */
import { DateTime } from 'luxon';
import type { Provider, ProviderSource } from './types.js';

/**
 * The date of a source, ISO, perhaps only a year or a year and month. A document's own date, or the later day on
 * which the page was recorded to say the same; the day the provider's file was last checked where neither is known.
 */
export function sourceDate(source: ProviderSource, provider: Pick<Provider, 'last_verified'>): string {
  const dates = source.doc_date?.match(/\d{4}(-\d\d){0,2}/g) ?? [];
  return dates.sort().at(-1) ?? provider.last_verified;
}

/** Whole months from a date (a year alone counts from its first day) to `asOf`, both ISO; never below 0. */
export function monthsOld(date: string, asOf: string): number {
  const from = DateTime.fromISO(date, { zone: 'utc' });
  const months = DateTime.fromISO(asOf, { zone: 'utc' }).diff(from, 'months').months;
  return Number.isFinite(months) ? Math.max(0, Math.floor(months)) : 0;
}

/** `3 years old`, `16 months old`, `12 days old`, `of today`: days up to a month, months up to two years, then years. */
export function ageInWords(date: string, asOf: string): string {
  const months = monthsOld(date, asOf);
  if (months >= 24) return `${Math.floor(months / 12)} years old`;
  if (months >= 1) return months === 1 ? '1 month old' : `${months} months old`;
  const days = daysOld(date, asOf);
  if (days < 1) return 'of today';
  return days === 1 ? '1 day old' : `${days} days old`;
}

function daysOld(date: string, asOf: string): number {
  const from = DateTime.fromISO(date, { zone: 'utc' });
  return Math.floor(DateTime.fromISO(asOf, { zone: 'utc' }).diff(from, 'days').days);
}
