/** Chooses what the overview of a time line shows: the span where most records lie, and bars that fit it. */
import { DateTime } from 'luxon';
import { type Bucket, bucketFor, type Histogram } from '../../store/records/query.js';

type Bar = Histogram['bars'][number];

export interface Overview {
  /** First moment shown, and first moment past the end; µs UTC. */
  from: number;
  to: number;
  bucket: Bucket;
  /** For an hourly overview the caller asks again; else the days put together. */
  bars: Bar[];
  /** Records on either side that would have stretched the bars to nothing. */
  before: number;
  after: number;
}

const day = 86_400_000_000;
/** Share of the records that may lie beyond either edge of the core. */
const tail = 0.05;

/**
 * An account's making years before its messages must not press all of them into one bar: where the whole is more than
 * three times as long as its core with a margin, only the core is shown and the rest is counted.
 * @param days bars of a day, in order of time; null when there are none
 */
export function chooseOverview(days: readonly Bar[]): Overview | null {
  const first = days[0]?.start;
  const last = days.at(-1)?.start;
  if (first === undefined || last === undefined) return null;
  const { low, high } = core(days);
  const margin = Math.max(day, Math.ceil((high - low) / day / 7) * day);
  const stretched = last - first > 3 * (high - low + 2 * margin);
  const from = stretched ? Math.max(first, low - margin) : first;
  const to = (stretched ? Math.min(last, high + margin) : last) + day;
  const bucket = bucketFor(from, to);
  const within = days.filter((bar) => bar.start >= from && bar.start < to);
  return {
    from,
    to,
    bucket,
    bars: bucket === 'week' || bucket === 'month' ? regroup(within, bucket) : within,
    before: count(days.filter((bar) => bar.start < from)),
    after: count(days.filter((bar) => bar.start >= to)),
  };
}

function core(days: readonly Bar[]): { low: number; high: number } {
  const total = count(days);
  let seen = 0;
  let low: number | null = null;
  for (const bar of days) {
    seen += bar.count;
    if (low === null && seen > total * tail) low = bar.start;
    if (seen >= total * (1 - tail)) return { low: low ?? bar.start, high: bar.start };
  }
  return { low: days[0]!.start, high: days.at(-1)!.start };
}

function count(bars: readonly Bar[]): number {
  return bars.reduce((n, bar) => n + bar.count, 0);
}

function regroup(days: readonly Bar[], bucket: 'week' | 'month'): Bar[] {
  const sums = new Map<string, Bar>();
  for (const bar of days) {
    const start =
      DateTime.fromMillis(bar.start / 1000, { zone: 'utc' })
        .startOf(bucket)
        .toMillis() * 1000;
    const key = `${start} ${bar.kind}`;
    sums.set(key, { start, kind: bar.kind, count: (sums.get(key)?.count ?? 0) + bar.count });
  }
  return [...sums.values()].sort((a, b) => a.start - b.start);
}
