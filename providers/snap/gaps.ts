/** Finds stretches of days without a Memory, which a person would want to ask about. */
import type { Output } from '../../src/returns/contract.js';
import { quoted } from '../../src/returns/told.js';

/** Fewer days with Memories show no habit from which a gap would stand out. */
const fewestDays = 8;
/** Whole days without any, from which on a gap is told. */
const shortestGap = 7;
/** A gap is told only if it is this many times the usual distance between two days with Memories. */
const timesUsual = 3;

export interface Gap {
  /** First and last day without, as `2026-11-03`. */
  from: string;
  to: string;
  days: number;
}

/**
 * Gaps between days (counted from 1970) that are far longer than the usual distance.
 * A gap is a fact of the dates; why it is there is not known, and the finding says so.
 */
export function findGaps(days: ReadonlySet<number>): Gap[] {
  const sorted = [...days].sort((a, b) => a - b);
  if (sorted.length < fewestDays) return [];
  const steps = sorted.slice(1).map((day, at) => day - sorted[at]!);
  const usual = [...steps].sort((a, b) => a - b)[Math.floor(steps.length / 2)]!;
  const gaps: Gap[] = [];
  steps.forEach((step, at) => {
    const without = step - 1;
    if (without < shortestGap || step < usual * timesUsual) return;
    gaps.push({ from: isoDay(sorted[at]! + 1), to: isoDay(sorted[at + 1]! - 1), days: without });
  });
  return gaps;
}

export function reportGaps(days: ReadonlySet<number>, out: Output): void {
  for (const gap of findGaps(days)) {
    out.finding(
      'finding',
      'memories-gap',
      `No Memories from ${quoted(gap.from)} to ${quoted(gap.to)} (${gap.days} days, UTC), though there are Memories on ${days.size} days ` +
        'around it. The return does not say why: ask Snap whether this part was left out.',
    );
  }
}

function isoDay(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}
