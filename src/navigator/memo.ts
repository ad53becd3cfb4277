/** Remembers what depends only on law, catalog and the day, so that a plan does not work it out again. */
import type { Knowledge } from './context.js';

/** Days kept for one set of law and catalog; plans are nearly always made for today. */
const daysKept = 8;
/** Values kept for one day: keys hold words of the answers, so their number has no other bound. */
const valuesKept = 20_000;
let days = new WeakMap<Knowledge, Map<string, Map<string, unknown>>>();

/** Forgets everything: after a provider of the catalog was replaced. */
export function forgetRemembered(): void {
  days = new WeakMap();
}

/**
 * The value of a key on a day, made once. Values are shared between plans and must not be changed.
 * @param key names all that the value depends on, beside law, catalog and day
 */
export function remembered<T>(know: Knowledge, asOf: string, key: string, make: () => T): T {
  const day = dayOf(know, asOf);
  const found = day.get(key) as T | undefined;
  if (found !== undefined || day.has(key)) return found as T;
  if (day.size >= valuesKept) day.clear();
  const value = make();
  day.set(key, value);
  return value;
}

function dayOf(know: Knowledge, asOf: string): Map<string, unknown> {
  const known = days.get(know) ?? new Map<string, Map<string, unknown>>();
  days.set(know, known);
  const day = known.get(asOf);
  if (day !== undefined) return day;
  if (known.size >= daysKept) known.clear();
  const fresh = new Map<string, unknown>();
  known.set(asOf, fresh);
  return fresh;
}
