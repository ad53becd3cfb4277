/** The written forms of a time, taken apart into a wall clock and a zone. */
import { monthNames, shortMonthNames } from '../base/month-names.js';
import { daysFrom1970, daysIn } from './time-bytes.js';
import { zoneOffset } from './time-zones.js';

/** A wall clock: µs as if it were UTC, and the offset that the text states. */
export interface Wall {
  us: number;
  offsetMinutes: number | null;
  /** The text names a zone, but one that is not known. */
  hasZoneText: boolean;
}

// Named parts: y, mo (number) or mon (name), d, h, mi, s, f (decimals), ap (AM/PM), z (zone).
const clock = String.raw`(?<h>\d{1,2}):(?<mi>\d{2})(?::(?<s>\d{2})(?:[.,](?<f>\d{1,9}))?)?(?:\s?(?<ap>[AaPp])\.?\s?[Mm]\.?)?`;
const zone = String.raw`(?:\s?(?<z>[A-Za-z+\-\u2212][A-Za-z0-9:+\-\u2212() ]*))?`;
const forms = [
  // 2026-04-11T04:02:00.123Z · 2026-04-11 04:02:00 UTC · 2018-04-05 05:52:02 +0000 UTC · 2026-04-11
  String.raw`(?<y>\d{4})[-/](?<mo>\d{1,2})[-/](?<d>\d{1,2})(?:[T ,]\s?${clock})?${zone}`,
  // Tue Dec 13 15:46:22 UTC 2022 · Wed Oct 10 20:19:24 +0000 2018
  String.raw`(?:[A-Za-z]{3},?\s)?(?<mon>[A-Za-z]{3,9})\s+(?<d>\d{1,2})\s${clock}\s(?<z>[A-Za-z+\-\d:]+)\s(?<y>\d{4})`,
  // Apr 06 2026 03:48:31 UTC · Feb 1, 2024, 8:30:00 AM CDT · February 1, 2024 at 8:30 PM
  String.raw`(?:[A-Za-z]{3,9},?\s)?(?<mon>[A-Za-z]{3,9})\.?\s+(?<d>\d{1,2}),?\s(?<y>\d{4})(?:,?\s(?:at\s)?${clock})?${zone}`,
  // Thu, 01 Feb 2024 08:30:00 -0600 · 1 Feb 2024, 08:30:00
  String.raw`(?:[A-Za-z]{3,9},?\s)?(?<d>\d{1,2})\s(?<mon>[A-Za-z]{3,9})\.?\s(?<y>\d{4})(?:,?\s(?:at\s)?${clock})?${zone}`,
].map((source) => new RegExp(`^${source}$`));
const slashed = new RegExp(
  String.raw`^(?<a>\d{1,2})[/.-](?<b>\d{1,2})[/.-](?<y>\d{4}|\d{2})(?:,?\s${clock})?${zone}$`,
);

type Parts = Record<string, string | undefined>;

/** The parts of a written time, or null when it is none of the known forms or no date of the calendar. */
export function clockFields(text: string, order?: 'dmy' | 'mdy'): Wall | null {
  const plain = text.replace(/[\u202f\u00a0]/g, ' ').replace(/[\u200e\u200f]/g, '');
  for (const form of forms) {
    const groups = form.exec(plain)?.groups;
    if (groups) return toWall(groups);
  }
  const groups = slashed.exec(plain)?.groups;
  return groups ? toWall(slashedParts(groups, order)) : null;
}

/** Day and month by the order given; without one, only where one of them is above 12. */
function slashedParts(groups: Parts, order: 'dmy' | 'mdy' | undefined): Parts {
  const [a, b] = [Number(groups.a), Number(groups.b)];
  const known = order ?? (a > 12 ? 'dmy' : b > 12 ? 'mdy' : a === b ? 'dmy' : undefined);
  if (known === undefined) return {};
  const y = groups.y!.length === 2 ? `20${groups.y}` : groups.y;
  return known === 'dmy'
    ? { ...groups, d: groups.a, mo: groups.b, y }
    : { ...groups, mo: groups.a, d: groups.b, y };
}

function toWall(parts: Parts): Wall | null {
  const year = Number(parts.y);
  const month = parts.mon === undefined ? Number(parts.mo) : monthNumber(parts.mon);
  const day = Number(parts.d);
  const time = secondsOfDay(parts);
  if (time === null || !(month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month))) return null;
  const us = Number(`${parts.f ?? ''}000000`.slice(0, 6));
  const zoneText = parts.z?.trim() ?? '';
  return {
    us: (daysFrom1970(year, month, day) * 86400 + time) * 1_000_000 + us,
    offsetMinutes: zoneText === '' ? null : zoneOffset(zoneText),
    hasZoneText: zoneText !== '',
  };
}

function monthNumber(name: string): number {
  const lower = name.toLowerCase();
  const found = shortMonthNames.indexOf(lower.slice(0, 3));
  return found >= 0 && monthNames[found]!.startsWith(lower) ? found + 1 : lower === 'sept' ? 9 : Number.NaN;
}

function secondsOfDay(parts: Parts): number | null {
  if (parts.h === undefined) return 0;
  let hour = Number(parts.h);
  if (parts.ap !== undefined) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (parts.ap.toLowerCase() === 'p' ? 12 : 0);
  }
  const [minute, second] = [Number(parts.mi), Number(parts.s ?? 0)];
  // A leap second is written as 60; it is shown as the next second, its text stays.
  return hour < 24 && minute < 60 && second <= 60 ? hour * 3600 + minute * 60 + second : null;
}
