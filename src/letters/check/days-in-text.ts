/** Days that a person wrote into a text: `2026-11-20`, `20 November 2026`, `Nov. 20, 2026`, `11/20/2026`. */
import { monthNumber } from './months.js';

const written =
  /\b(?:(\d{4})-(\d{2})-(\d{2})|(\d{1,2})\/(\d{1,2})\/(\d{4})|(\d{1,2})\.? (?:de |du )?(\p{L}{3,10})\.?,? (?:de |del )?(\d{4})|(\p{L}{3,10})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4}))/gu;

/** The latest of the days that lie not after a given one (ISO); undefined where the text names none. */
export function latestDay(text: string, notAfter: string): string | undefined {
  let latest: string | undefined;
  for (const match of text.matchAll(written)) {
    const day = dayOf(match);
    if (day !== undefined && day <= notAfter && (latest === undefined || day > latest)) latest = day;
  }
  return latest;
}

/** American order where the day is all numbers; nothing where a month is none. */
function dayOf(match: RegExpMatchArray): string | undefined {
  const [, y1, m1, d1, m2, d2, y2, d3, name3, y3, name4, d4, y4] = match;
  if (y1) return iso(y1, Number(m1), Number(d1));
  if (y2) return iso(y2, Number(m2), Number(d2));
  if (y3) return iso(y3, monthNumber(name3!), Number(d3));
  return iso(y4!, monthNumber(name4!), Number(d4));
}

function iso(year: string, month: number | undefined, day: number): string | undefined {
  if (month === undefined || month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
