/** Dates of a spreadsheet: which number formats show one, and the wall clock that a day count stands for. */

/** What a number format shows: a date, a time of day, both, a span of time, or a plain number. */
export type DateShape = 'date' | 'time' | 'both' | 'span' | null;

/** The formats that every workbook has without saying so (ECMA-376 part 1, 18.8.30); 27-36 and 50-58 are East Asian dates. */
export function builtinShape(id: number): DateShape {
  if (id === 22) return 'both';
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58)) return 'date';
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id === 45 || id === 47) return 'time';
  return id === 46 ? 'span' : null;
}

/** What a format code of the workbook's own shows: `yyyy\-mm\-dd hh:mm` is both. */
export function formatShape(code: string): DateShape {
  const first = code.split(';')[0] ?? '';
  if (/\[(h+|m+|s+)\]/i.test(first)) return 'span';
  const bare = first.replace(/"[^"]*"|\\.|[_*].|\[[^\]]*\]/g, '').toLowerCase();
  if (/general/.test(bare)) return null;
  const time = /[hs]|am\/pm|a\/p/.test(bare);
  const date = /[yd]/.test(bare) || (/m/.test(bare) && !time);
  return time ? (date ? 'both' : 'time') : date ? 'date' : null;
}

const msPerDay = 86_400_000;
const lastDay = 2_958_465;

/**
 * A day count as text, a wall clock whose zone nobody states: `2026-01-31 10:00:00`; without a time where the format shows
 * none and there is none. Null when the number is no date (below 0 or past the year 9999).
 */
export function dateText(serial: number, shape: Exclude<DateShape, null>, date1904: boolean): string | null {
  if (!(serial >= 0 && serial <= lastDay + 1)) return null;
  const ms = Math.round(serial * msPerDay);
  const day = Math.floor(ms / msPerDay);
  const inDay = ms - day * msPerDay;
  if (shape === 'span') return clock(ms);
  if (shape === 'time' && day === 0) return clock(inDay);
  const date = dayText(day, date1904);
  return shape === 'date' && inDay === 0 ? date : `${date} ${clock(inDay)}`;
}

/** Days count from 1899-12-31 up to 59, and one more from 61 on: Excel has a 29 February 1900 that never was, day 60. */
function dayText(day: number, date1904: boolean): string {
  if (date1904) return isoDay(Date.UTC(1904, 0, 1) + day * msPerDay);
  if (day === 60) return '1900-02-29';
  return isoDay(Date.UTC(1899, 11, day < 60 ? 31 : 30) + day * msPerDay);
}

function isoDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

function clock(ms: number): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  const whole = `${two(Math.floor(ms / 3_600_000))}:${two(Math.floor(ms / 60_000) % 60)}:${two(Math.floor(ms / 1000) % 60)}`;
  return ms % 1000 === 0 ? whole : `${whole}.${String(ms % 1000).padStart(3, '0')}`;
}
