/** The option `--as-of`: a day, today if absent. */
import { InvalidArgumentError } from 'commander';

/** @throws InvalidArgumentError when the text is no day of the calendar, as 2026-02-30 is none */
export function isoDate(text: string): string {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (!Number.isNaN(time) && new Date(time).toISOString().startsWith(text)) return text;
  throw new InvalidArgumentError('Write it as 2026-01-31.');
}

/** Today in UTC, ISO. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
