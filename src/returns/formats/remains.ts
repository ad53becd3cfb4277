/** What a reading that ended before its time had in hand: values that belong to no record, which must not be lost with it. */
import type { Place } from '../contract.js';

/** A value as far as it came, and where it stood. */
export interface Remains {
  value: unknown;
  place: Place;
}

const known = new WeakMap<object, Remains[]>();

/** Notes on an error what was in hand when it was thrown; whoever reports the error keeps that. Values that are empty are left out. */
export function leaveRemains(error: unknown, remains: readonly Remains[]): void {
  if (typeof error !== 'object' || error === null) return;
  const held = remains.filter(({ value }) => holdsSomething(value));
  if (held.length > 0) known.set(error, [...(known.get(error) ?? []), ...held]);
}

/** What was in hand when this error was thrown. */
export function remainsOf(error: unknown): readonly Remains[] {
  return typeof error === 'object' && error !== null ? (known.get(error) ?? []) : [];
}

function holdsSomething(value: unknown, depth = 0): boolean {
  if (value === null || value === undefined || value === '') return false;
  if (typeof value !== 'object') return true;
  return depth > 50 || Object.values(value).some((inner) => holdsSomething(inner, depth + 1));
}
