/** The commonest time of JSON exports, read without a pattern: `2026-04-11T04:02:00Z`, with decimals or without. */
import { daysFrom1970, daysIn } from './time-bytes.js';

/** µs since 1970; NaN for every other form, which then takes the slow way. */
export function fastIso(text: string): number {
  const { length } = text;
  if (length < 20 || length > 27 || text.charCodeAt(length - 1) !== 0x5a) return Number.NaN;
  if (text[4] !== '-' || text[7] !== '-' || text[10] !== 'T' || text[13] !== ':' || text[16] !== ':')
    return Number.NaN;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  const hour = digits(text, 11, 13);
  const minute = digits(text, 14, 16);
  const second = digits(text, 17, 19);
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month))) return Number.NaN;
  if (!(hour < 24 && minute < 60 && second < 60)) return Number.NaN;
  const seconds = daysFrom1970(year, month, day) * 86400 + hour * 3600 + minute * 60 + second;
  return seconds * 1_000_000 + decimals(text, length - 1);
}

/** `.123` as 123,000 µs; none as 0. */
function decimals(text: string, end: number): number {
  if (end === 19) return 0;
  if (text[19] !== '.' || end === 20) return Number.NaN;
  return digits(text, 20, end) * 10 ** (26 - end);
}

function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}
