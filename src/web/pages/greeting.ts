/** The greeting of the home page, by the agency's clock. */
import { DateTime } from 'luxon';

/** `Good morning` until noon, `Good afternoon` until six, `Good evening` after. */
export function greeting(now: Date, zone: string): string {
  const { hour } = DateTime.fromJSDate(now, { zone });
  if (hour < 12) return 'Good morning';
  return hour < 18 ? 'Good afternoon' : 'Good evening';
}
