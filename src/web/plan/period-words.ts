/** A period in words. */
import { showDate } from '../../base/zone.js';
import type { Step } from '../../navigator/types.js';

/** `1 Oct 2026 to 20 Nov 2026 (America/New_York)` */
export function periodWords({ from, to, zone }: Step['period']): string {
  if (!from && !to) return 'No dates';
  const days = `${from ? showDate(from) : 'the beginning'} to ${to ? showDate(to) : 'today'}`;
  return zone ? `${days} (${zone.replaceAll('_', ' ')})` : days;
}
