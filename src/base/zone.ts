/** Instants as people read them: always with their zone, UTC always beside a local time. */
import { DateTime, IANAZone } from 'luxon';

/** True for a zone of the IANA list (`America/New_York`, `UTC`). */
export function isZone(zone: string): boolean {
  return zone === 'UTC' || IANAZone.isValidZone(zone);
}

/** `2 Dec 2026 14:10 EST` for an ISO instant in a zone; the text itself when it is no instant. */
export function showInstant(iso: string, zone = 'UTC'): string {
  const at = DateTime.fromISO(iso, { zone: 'utc' }).setZone(zone);
  return at.isValid ? `${at.toFormat('d LLL yyyy HH:mm')} ${at.offsetNameShort ?? zone}` : iso;
}

/** `2 Dec 2026` for an ISO date or instant in a zone; the text itself when it is neither. */
export function showDate(iso: string, zone = 'UTC'): string {
  const at = DateTime.fromISO(iso, { zone: 'utc' }).setZone(iso.length > 10 ? zone : 'UTC');
  return at.isValid ? at.toFormat('d LLL yyyy') : iso;
}

/** Whole days from one instant or date to another, both ISO; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  const a = DateTime.fromISO(from, { zone: 'utc' });
  const b = DateTime.fromISO(to, { zone: 'utc' });
  return Math.floor(b.diff(a, 'days').days);
}
