/** The ways in which one delivery of Roblox writes a time. */
import type { Instant } from '../../src/returns/contract.js';
import { instant } from '../../src/returns/time.js';

/**
 * A time of a column whose name says UTC: `2026-02-03 04:05:06.789`, ISO with `T`, `02/03/2026 04:05:06` (month
 * first), and counts of seconds or milliseconds from 1970.
 */
export function utcTime(text: string): Instant {
  const plain = text.trim();
  if (/^\d{9,10}(\.\d+)?$/.test(plain)) return instant.epoch(plain, 's');
  if (/^\d{12,13}$/.test(plain)) return instant.epoch(plain, 'ms');
  return instant.any(plain, { zone: 'UTC', order: 'mdy' });
}
