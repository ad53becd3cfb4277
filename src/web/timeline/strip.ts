/** The overview of a time line: stacked bars by kind as SVG, and the same numbers for a table. */
import { DateTime } from 'luxon';
import type { RecordKind } from '../../base/vocabulary.js';
import type { Bucket, Histogram } from '../../store/records/query.js';

/** Kinds that have a colour of their own; the others share one. The order is that of the stack. */
export const strongKinds: readonly RecordKind[] = [
  'message',
  'call',
  'login',
  'location',
  'media',
  'contact',
  'payment',
  'search',
];

export interface StripRow {
  start: string;
  /** ISO, for the address of the filter: first and last moment. */
  from: string;
  to: string;
  total: number;
  byKind: Partial<Record<RecordKind, number>>;
}

export interface Strip {
  svg: string;
  rows: StripRow[];
  kinds: RecordKind[];
  legend: { kind: string; className: string }[];
  bucketWords: string;
  undated: number;
}

const width = 1000;
const height = 120;
const words: Record<Bucket, string> = { hour: 'an hour', day: 'a day', week: 'a week', month: 'a month' };

/** Null when no record has a time. */
export function drawStrip(found: Histogram): Strip | null {
  if (found.bars.length === 0) return null;
  const starts = everyStart(found);
  const rows = rowsOf(found, starts);
  const most = Math.max(...rows.map((row) => row.total));
  const kinds = [...new Set(found.bars.map((bar) => bar.kind))];
  const step = width / starts.length;
  const bars = rows.map((row, i) => barOf(row, i * step, step, most)).join('');
  const label = `${rows.reduce((n, r) => n + r.total, 0)} records, bars of ${words[found.bucket]}, from ${rows[0]?.start} to ${rows.at(-1)?.start}; the highest has ${most}`;
  return {
    svg: `<svg class="tc-strip" viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" role="img" aria-label="${label}">${bars}</svg>`,
    rows: rows.filter((row) => row.total > 0),
    kinds,
    legend: legendOf(kinds),
    bucketWords: words[found.bucket],
    undated: found.undated,
  };
}

/** Empty buckets are drawn too: a hole is what one looks for. */
function everyStart(found: Histogram): number[] {
  const starts: number[] = [];
  const last = found.bars.at(-1)!.start;
  let at = found.bars[0]!.start;
  while (at <= last && starts.length < 2000) {
    starts.push(at);
    at = after(at, found.bucket);
  }
  return starts;
}

function after(us: number, bucket: Bucket): number {
  return (
    DateTime.fromMillis(us / 1000, { zone: 'utc' })
      .plus({ [`${bucket}s`]: 1 })
      .toMillis() * 1000
  );
}

function rowsOf(found: Histogram, starts: readonly number[]): StripRow[] {
  const rows = new Map(starts.map((us) => [us, emptyRow(us, found.bucket)]));
  for (const bar of found.bars) {
    const row = rows.get(bar.start);
    if (!row) continue;
    row.byKind[bar.kind] = bar.count;
    row.total += bar.count;
  }
  return [...rows.values()];
}

function emptyRow(us: number, bucket: Bucket): StripRow {
  const start = DateTime.fromMillis(us / 1000, { zone: 'utc' });
  const end = DateTime.fromMillis(after(us, bucket) / 1000 - 60_000, { zone: 'utc' });
  const form = bucket === 'hour' ? "d LLL yyyy HH:mm 'UTC'" : bucket === 'month' ? 'LLL yyyy' : 'd LLL yyyy';
  const iso = (at: DateTime) => `${at.toFormat("yyyy-MM-dd'T'HH:mm")}Z`;
  return { start: start.toFormat(form), from: iso(start), to: iso(end), total: 0, byKind: {} };
}

function barOf(row: StripRow, x: number, step: number, most: number): string {
  if (row.total === 0) return '';
  let y = height;
  const parts = stackOrder(row).map(([kind, count]) => {
    const tall = Math.max(1, (count / most) * (height - 4));
    y -= tall;
    const w = Math.max(1, step - (step > 6 ? 1.5 : 0));
    return `<rect class="${kindClass(kind)}" x="${round(x)}" y="${round(Math.max(0, y))}" width="${round(w)}" height="${round(tall)}"/>`;
  });
  return `<g><title>${row.start}: ${row.total}</title>${parts.join('')}</g>`;
}

function stackOrder(row: StripRow): [RecordKind, number][] {
  const rank = (kind: RecordKind) => (strongKinds.includes(kind) ? strongKinds.indexOf(kind) : 99);
  return (Object.entries(row.byKind) as [RecordKind, number][]).sort((a, b) => rank(a[0]) - rank(b[0]));
}

/** Class that gives a kind its colour. */
export function kindClass(kind: string): string {
  return (strongKinds as readonly string[]).includes(kind)
    ? `tc-kind tc-kind--${kind}`
    : 'tc-kind tc-kind--other';
}

function legendOf(kinds: readonly RecordKind[]): Strip['legend'] {
  const strong = strongKinds
    .filter((kind) => kinds.includes(kind))
    .map((kind) => ({ kind: kind as string, className: kindClass(kind) }));
  const weak = kinds.filter((kind) => !strongKinds.includes(kind));
  return weak.length === 0 ? strong : [...strong, { kind: weak.join(', '), className: kindClass('other') }];
}

function round(n: number): number {
  return Math.round(n * 100) / 100;
}
