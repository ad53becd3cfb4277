/** The commonest written time, read straight from bytes. */

/**
 * `2026-04-11 04:02:00 UTC` (23 bytes) to µs since 1970; NaN for anything else, which then takes the slow way.
 */
export function fastUtc(bytes: Uint8Array, start: number, end: number): number {
  if (end - start !== 23) return Number.NaN;
  if (bytes[start + 4] !== 45 || bytes[start + 7] !== 45 || bytes[start + 10] !== 32) return Number.NaN;
  if (bytes[start + 13] !== 58 || bytes[start + 16] !== 58 || bytes[start + 19] !== 32) return Number.NaN;
  if (bytes[start + 20] !== 85 || bytes[start + 21] !== 84 || bytes[start + 22] !== 67) return Number.NaN;
  const year = two(bytes, start) * 100 + two(bytes, start + 2);
  const month = two(bytes, start + 5);
  const day = two(bytes, start + 8);
  const hour = two(bytes, start + 11);
  const minute = two(bytes, start + 14);
  const second = two(bytes, start + 17);
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month))) return Number.NaN;
  if (!(hour < 24 && minute < 60 && second < 60)) return Number.NaN;
  return (daysFrom1970(year, month, day) * 86400 + hour * 3600 + minute * 60 + second) * 1_000_000;
}

const scratch = new Uint8Array(23);

/** The same for a text. */
export function fastUtcText(text: string): number {
  if (text.length !== 23) return Number.NaN;
  for (let at = 0; at < 23; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x7f) return Number.NaN;
    scratch[at] = code;
  }
  return fastUtc(scratch, 0, 23);
}

/** `2026-04-11T04:02:00Z` with up to six decimals, to µs since 1970; NaN for anything else. */
export function fastIsoBytes(bytes: Uint8Array, start: number, end: number): number {
  const length = end - start;
  if (length < 20 || length > 27 || bytes[end - 1] !== 0x5a || length === 21) return Number.NaN;
  if (bytes[start + 4] !== 45 || bytes[start + 7] !== 45 || bytes[start + 10] !== 0x54) return Number.NaN;
  if (bytes[start + 13] !== 58 || bytes[start + 16] !== 58) return Number.NaN;
  const day = dayAt(bytes, start);
  const hour = two(bytes, start + 11);
  const minute = two(bytes, start + 14);
  const second = two(bytes, start + 17);
  if (Number.isNaN(day) || !(hour < 24 && minute < 60 && second < 60)) return Number.NaN;
  return (
    (day * 86400 + hour * 3600 + minute * 60 + second) * 1_000_000 + decimals(bytes, start + 19, end - 1)
  );
}

/** `2026-04-11` to days since 1970. */
function dayAt(bytes: Uint8Array, start: number): number {
  const year = two(bytes, start) * 100 + two(bytes, start + 2);
  const month = two(bytes, start + 5);
  const day = two(bytes, start + 8);
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month))) return Number.NaN;
  return daysFrom1970(year, month, day);
}

/** `.123` as 123,000 µs; none as 0. */
function decimals(bytes: Uint8Array, start: number, end: number): number {
  if (start === end) return 0;
  if (bytes[start] !== 0x2e) return Number.NaN;
  let value = 0;
  for (let i = start + 1; i < end; i++) {
    const digit = bytes[i]! - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value * 10 ** (6 - (end - start - 1));
}

function two(bytes: Uint8Array, at: number): number {
  const tens = bytes[at]! - 48;
  const ones = bytes[at + 1]! - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

/** Days of a month, leap years included. */
export function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days from 1 January 1970 in the proleptic Gregorian calendar, by counting from 1 March of the year 0. */
export function daysFrom1970(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + dayOfYear - 719468;
}
