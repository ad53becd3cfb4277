/** Times as Meta prints them: `2024-05-07 23:59:59 UTC`; a count of seconds or milliseconds in some files. */
import type { Instant } from '../../src/returns/contract.js';
import { instant } from '../../src/returns/time.js';
import { fastUtcText } from '../../src/returns/time-bytes.js';

const epoch = /^\d{10}(?:\d{3})?$/;

/** Reads one time. Text that is no time keeps its words and has no instant: it never becomes 1970. */
export function parseTime(text: string): Instant {
  const us = fastUtcText(text);
  if (!Number.isNaN(us)) return { us, wall: null, text, basis: 'stated' };
  return epoch.test(text) ? instant.epochBySize(text).instant : instant.any(text);
}

/** True where the text is a time that {@link parseTime} can read. */
export function isTime(text: string): boolean {
  return /^\d/.test(text) && parseTime(text).basis !== 'unreadable';
}

/** The two ends of `2024-01-01 00:00:00 UTC to 2024-05-07 23:59:59 UTC` in µs; null where it is not of this form. */
export function parseRange(text: string): { from: number; to: number } | null {
  const parts = text.trim().split(/\s+to\s+/);
  if (parts.length !== 2) return null;
  const [from, to] = [parseTime(parts[0]!).us, parseTime(parts[1]!).us];
  return from === null || to === null ? null : { from, to };
}
