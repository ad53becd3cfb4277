/** Clocks as rows: how long is left, when each ends, by which rule. */
import { daysBetween } from '../../base/zone.js';
import type { StoredClock } from '../../store/desk/requests.js';

export interface ClockRow extends StoredClock {
  left: string;
  tone: 'neutral' | 'warn' | 'bad';
}

/** @param now ISO instant */
export function clockRows(clocks: readonly StoredClock[], now: string): ClockRow[] {
  return clocks.map((clock) => {
    if (clock.stoppedAt) return { ...clock, left: 'stopped', tone: 'neutral' };
    const days = daysBetween(now, clock.endsAt);
    if (days < 0) return { ...clock, left: 'over', tone: 'bad' };
    const left = days === 0 ? 'today' : days === 1 ? '1 day' : `${days} days`;
    return { ...clock, left, tone: days <= 7 ? 'warn' : 'neutral' };
  });
}
