/** Days between which something is law: ISO dates, both ends included. */

/** A span of days; an end that is absent is open. */
export interface Span {
  from?: string | undefined;
  to?: string | undefined;
}

/** The first day that the law files answer for; a plan made for an earlier one uses the law of this day. */
export const firstDay = '2018-01-01';

/** True where the span holds on the day. */
export function holds(span: Span, day: string): boolean {
  return (span.from === undefined || span.from <= day) && (span.to === undefined || day <= span.to);
}

/** True where two spans share a day. */
export function overlap(a: Span, b: Span): boolean {
  return (a.from ?? '') <= (b.to ?? '9999') && (b.from ?? '') <= (a.to ?? '9999');
}

/** The day after, in the calendar: `2026-02-28` → `2026-03-01`. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** Days on which anything changes between two of which everything stays: each `from`, and the day after each `to`. */
export function turningDays(spans: readonly Span[]): string[] {
  const days = spans.flatMap(({ from, to }) => [
    ...(from === undefined ? [] : [from]),
    ...(to === undefined ? [] : [dayAfter(to)]),
  ]);
  return [...new Set(days)].sort();
}
