/** Picks the column or key of an unknown table that tells when. */
import type { Instant } from '../contract.js';
import { instant } from '../time.js';

const whenNames =
  /(^|[_\s.-])(time|date|datetime|timestamp|when|at|created|sent|ts)($|[_\s.-])|timestamp|datetime|[a-z](Time|Date|At)\b/;

/** True for a name that speaks of time. */
export function speaksOfTime(name: string): boolean {
  return whenNames.test(name) || /^(time|date|timestamp|when|created|sent)/i.test(name.trim());
}

/** A value as a time, when it is one: written forms, and counts from 1970 by their size. Null otherwise. */
export function asInstant(value: unknown): Instant | null {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
  if (/^\d{10}(\.\d+)?$|^\d{13}$|^\d{16}$/.test(text)) return instant.epochBySize(text).instant;
  const found = text === '' ? null : instant.any(text);
  return found === null || found.basis === 'unreadable' ? null : found;
}
