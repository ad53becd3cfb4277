/** Moments as returns write them: text in, {@link Instant} out, with what is known of the zone. */
import { DateTime } from 'luxon';
import type { Instant } from './contract.js';
import { fastIso } from './time-iso.js';
import { clockFields, type Wall } from './time-text.js';

export { fastUtc } from './time-bytes.js';

/** What is known of the zone beside the text. */
export interface TimeHint {
  /** Zone to use when the text names none: `UTC`, or an IANA name such as `America/Los_Angeles`. */
  zone?: string;
  /**
   * How a date such as 03/04/2026 is to be read, as the layout says or as the whole file showed. Without it
   * an ambiguous one is unreadable rather than guessed.
   */
  order?: 'dmy' | 'mdy';
}

/** Units of a count from 1970. */
export type EpochUnit = 's' | 'ms' | 'us' | 'ns';

/**
 * Any of the written forms below; the one to use when in doubt. Never guesses: what it cannot read comes back
 * with basis `unreadable` and its text.
 *
 * Reads ISO 8601 with or without zone and with up to 9 decimals; `2026-04-11 04:02:00 UTC`;
 * `2018-04-05 05:52:02 +0000 UTC`; `Tue Dec 13 15:46:22 UTC 2022`; `Wed Oct 10 20:19:24 +0000 2018`;
 * `Apr 06 2026 03:48:31 UTC`; `Feb 1, 2024, 8:30:00 AM CDT`; `1 Feb 2024, 08:30:00 CET` (zone letters outside the US
 * table are not read); `11/30/2024 08:30 PM` with `order`; RFC 2822 mail dates.
 */
function any(text: string, hint: TimeHint = {}): Instant {
  const us = fastIso(text);
  if (!Number.isNaN(us)) return { us, wall: null, text, basis: 'stated' };
  const wall = clockFields(text.trim(), hint.order);
  return wall === null ? unreadable(text) : fromWall(text, wall, hint);
}

/** A count from 1970 in a stated unit. Text of digits is taken as a number; decimals are kept to the microsecond. */
function epoch(value: number | string, unit: EpochUnit): Instant {
  const text = String(value);
  const us = /^\s*-?\d+(\.\d+)?\s*$/.test(text) ? microseconds(text.trim(), unit) : Number.NaN;
  if (!Number.isSafeInteger(us)) return unreadable(text);
  return { us, wall: null, text, basis: 'epoch' };
}

/**
 * A count from 1970 whose unit the file does not say, told by its size: up to 11 digits s, to 14 ms, to 17 µs, more ns.
 * Returns the unit too, so that the reader can note what was inferred.
 */
function epochBySize(value: number | string): { instant: Instant; unit: EpochUnit } {
  const digits = String(value).trim().replace(/^-/, '').split('.')[0]!.length;
  const unit = digits <= 11 ? 's' : digits <= 14 ? 'ms' : digits <= 17 ? 'us' : 'ns';
  return { instant: epoch(value, unit), unit };
}

/** A text that is no time, kept as it stood. */
function unreadable(text: string): Instant {
  return { us: null, wall: null, text, basis: 'unreadable' };
}

/** The parsers of time. `any` for text, `epoch` for counts of a known unit, `epochBySize` for others. */
export const instant = { any, epoch, epochBySize, unreadable };

const perUnit: Record<EpochUnit, number> = { s: 6, ms: 3, us: 0, ns: -3 };

/** Shifts the decimal point instead of multiplying, so that no digit is lost to floating point. */
function microseconds(digits: string, unit: EpochUnit): number {
  const [whole = '0', part = ''] = digits.split('.');
  const shift = perUnit[unit];
  if (shift < 0) return Number(whole.slice(0, shift) || '0');
  return Number(whole + `${part}000000`.slice(0, shift));
}

function fromWall(text: string, wall: Wall, hint: TimeHint): Instant {
  if (wall.offsetMinutes !== null) {
    return { us: wall.us - wall.offsetMinutes * 60_000_000, wall: null, text, basis: 'stated' };
  }
  if (wall.hasZoneText || hint.zone === undefined)
    return { us: null, wall: wall.us, text, basis: 'not-stated' };
  const us = hint.zone === 'UTC' ? wall.us : inZone(wall.us, hint.zone);
  return us === null
    ? { us, wall: wall.us, text, basis: 'not-stated' }
    : { us, wall: null, text, basis: 'layout' };
}

/** Wall clock in an IANA zone to UTC; in the hour that a clock change repeats, the earlier of the two. */
function inZone(us: number, zone: string): number | null {
  const ms = Math.floor(us / 1000);
  const at = DateTime.fromMillis(ms, { zone: 'utc' }).setZone(zone, { keepLocalTime: true });
  return at.isValid ? at.toMillis() * 1000 + (us - ms * 1000) : null;
}
