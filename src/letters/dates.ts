/** Dates and periods as a letter writes them: the month in words, the zone always, UTC beside it. */
import { DateTime } from 'luxon';
import type { LetterFacts } from './facts.js';
import { say, wordsIn } from './words.js';

/** `23 November 2026` for an ISO date; the text itself when it is none. */
export function longDate(iso: string, language = 'en'): string {
  const day = DateTime.fromISO(iso, { zone: 'utc' });
  return day.isValid ? written(day, 'dateFormat', language) : iso;
}

type Format = 'dateFormat' | 'momentFormat';

/** The same few days and moments stand again and again in a letter and in all letters of a batch. */
const known = new Map<string, string>();

function written(at: DateTime, format: Format, language: string): string {
  const key = `${format} ${language} ${at.zoneName} ${at.toMillis()}`;
  let text = known.get(key);
  if (text === undefined) {
    if (known.size >= 1000) known.clear();
    text = write(at, format, language);
    known.set(key, text);
  }
  return text;
}

/** A French letter writes `1er mars`, and only of the first. */
function write(at: DateTime, format: Format, language: string): string {
  const words = wordsIn(language);
  const first = at.day === 1 && words.firstDay !== undefined;
  const pattern = first ? words[format].replace(/^d /, `'${words.firstDay}' `) : words[format];
  return at.setLocale(language).toFormat(pattern);
}

/** `23 November 2026 14:05:00 UTC-05:00` for an ISO moment with its offset; the text itself when it is none. */
export function longMoment(iso: string, language = 'en'): string {
  const at = DateTime.fromISO(iso, { setZone: true });
  if (!at.isValid) return iso;
  const zone = at.offset === 0 ? 'UTC' : `UTC${at.toFormat('ZZ')}`;
  return `${written(at, 'momentFormat', language)} ${zone}`;
}

/** The ISO date `days` after another. */
export function addDays(iso: string, days: number): string {
  return DateTime.fromISO(iso, { zone: 'utc' }).plus({ days }).toISODate() ?? iso;
}

interface Bounds {
  from: DateTime | null;
  to: DateTime | null;
}

/** A letter asks for the bounds of its one period dozens of times, and zones are slow to reckon with. */
const reckoned = new Map<string, Bounds>();

/** First and last moment of a period as instants in its zone; null where open or unreadable. */
export function periodBounds({ from, to, zone }: LetterFacts['period']): Bounds {
  const key = `${from} ${to} ${zone}`;
  const known = reckoned.get(key);
  if (known) return known;
  if (reckoned.size >= 500) reckoned.clear();
  const bounds = { from: moment(from, zone ?? 'utc', false), to: moment(to, zone ?? 'utc', true) };
  reckoned.set(key, bounds);
  return bounds;
}

function moment(iso: string | null, zone: string, last: boolean): DateTime | null {
  if (iso === null) return null;
  const at = DateTime.fromISO(iso, { zone });
  if (!at.isValid) return null;
  return last && iso.length === 10 ? at.endOf('day').startOf('second') : at;
}

/** The period as `from 1 October 2026 00:00:00 to …, America/New_York`; null when neither end is given. */
export function periodText(period: LetterFacts['period'], language = 'en'): string | null {
  const { from, to } = periodBounds(period);
  if (from === null && to === null) return null;
  return join(from, to, period.zone, language);
}

/** The same period in UTC, to stand beside it; null when it is in UTC already or has no zone. */
export function periodUtc(period: LetterFacts['period'], language = 'en'): string | null {
  const { from, to } = periodBounds(period);
  if ((from === null && to === null) || !period.zone || /^(etc\/)?utc$/i.test(period.zone)) return null;
  return join(from?.toUTC() ?? null, to?.toUTC() ?? null, 'UTC', language);
}

function join(from: DateTime | null, to: DateTime | null, zone: string | null, language: string): string {
  const show = (at: DateTime | null) => (at === null ? '' : written(at, 'momentFormat', language));
  const tail = zone ? `, ${zone}` : '';
  const values = { from: show(from), to: show(to) };
  if (from && to) return `${say(language, 'periodBoth', values)}${tail}`;
  if (from) return `${say(language, 'periodFrom', values)}${tail}${say(language, 'periodOpen')}`;
  return `${say(language, 'periodTo', values)}${tail}`;
}
