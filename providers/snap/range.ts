/** Reads the range that a legend says was searched. */
import { instant } from '../../src/returns/time.js';

/**
 * `2026-10-01 00:00:00 UTC to 2026-11-20 23:59:59 UTC`, also with ` - ` between the ends, as µs; null where it is not of
 * this form. A bare date at the end means the whole day.
 */
export function parseRange(text: string): { from: number; to: number } | null {
  const parts = text.trim().split(/\s+(?:to|through|until|-|–)\s+/i);
  if (parts.length !== 2) return null;
  const from = instant.any(parts[0]!.trim(), { zone: 'UTC' }).us;
  const to = instant.any(parts[1]!.trim(), { zone: 'UTC' }).us;
  if (from === null || to === null) return null;
  const isDate = /^\d{4}-\d\d-\d\d$/.test(parts[1]!.trim());
  return { from, to: isDate ? to + 86_400_000_000 - 1 : to };
}
