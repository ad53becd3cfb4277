/** Counts over records: by kind, over time, by person, by address. */
import type { SeenIp, SeenPerson } from '../../analysis/next-requests.js';
import { numberCell, textCell } from '../../base/stored-record.js';
import type { RecordKind } from '../../base/vocabulary.js';
import type { Asker } from './engine.js';
import { moment, visibleRows } from './filters.js';
import { allRows, type Fragment, type ReadingRef } from './source.js';

export type Bucket = 'hour' | 'day' | 'week' | 'month';

export interface Histogram {
  bucket: Bucket;
  /** One for each bucket and kind that has records; `start` is µs UTC. */
  bars: { start: number; kind: RecordKind; count: number }[];
  /** Records that have no time at all. */
  undated: number;
}

export interface Totals {
  total: number;
  /** Those with a time, with or without a zone. */
  dated: number;
  byKind: Partial<Record<RecordKind, number>>;
  /** µs; null when no record has a time. */
  first: number | null;
  last: number | null;
  /** Records whose zone is not known, placed by their wall clock. */
  zoneless: number;
}

const hour = 3_600_000_000n;
const day = 24n * hour;

/** How many, of what, between when and when. */
export async function totals(asker: Asker, rows: Fragment): Promise<Totals> {
  const found = await asker.all(
    `SELECT kind, count(*) AS n, min(${moment}) AS first, max(${moment}) AS last,
      count(${moment}) AS dated,
      count(*) FILTER (WHERE "at" IS NULL AND "wall" IS NOT NULL) AS zoneless FROM ${rows.sql} GROUP BY kind ORDER BY n DESC, kind`,
    rows.values,
  );
  const sum: Totals = { total: 0, dated: 0, byKind: {}, first: null, last: null, zoneless: 0 };
  for (const row of found) {
    sum.byKind[String(row.kind) as RecordKind] = Number(row.n);
    sum.total += Number(row.n);
    sum.dated += Number(row.dated);
    sum.zoneless += Number(row.zoneless);
    sum.first = least(sum.first, numberCell(row.first), Math.min);
    sum.last = least(sum.last, numberCell(row.last), Math.max);
  }
  return sum;
}

function least(a: number | null, b: number | null, pick: (a: number, b: number) => number): number | null {
  if (a === null || b === null) return a ?? b;
  return pick(a, b);
}

/** The bucket that gives some tens of bars: an hour up to 4 days, a day up to 120, a week up to 3 years. */
export function bucketFor(first: number | null, last: number | null): Bucket {
  const days = ((last ?? 0) - (first ?? 0)) / Number(day);
  if (days <= 4) return 'hour';
  if (days <= 120) return 'day';
  return days <= 1100 ? 'week' : 'month';
}

/** Records over time by kind. Days and weeks (from Monday) are UTC ones. */
export async function histogram(asker: Asker, rows: Fragment, bucket: Bucket): Promise<Histogram> {
  const found = await asker.all(
    `SELECT ${startOf(bucket)} AS start, kind, count(*) AS n FROM (SELECT ${moment} AS t, kind FROM ${rows.sql})
     GROUP BY ALL ORDER BY start NULLS LAST, kind`,
    rows.values,
  );
  const dated = found.filter((row) => row.start !== null);
  const undated = found.filter((row) => row.start === null).reduce((n, row) => n + Number(row.n), 0);
  const bars = dated.map((row) => ({
    start: Number(row.start),
    kind: String(row.kind) as RecordKind,
    count: Number(row.n),
  }));
  return { bucket, bars, undated };
}

function startOf(bucket: Bucket): string {
  if (bucket === 'month') return `epoch_us(date_trunc('month', make_timestamp(t)))`;
  const width = bucket === 'hour' ? hour : bucket === 'day' ? day : 7n * day;
  // The epoch was a Thursday; weeks begin on the Monday four days later.
  const shift = bucket === 'week' ? 4n * day : 0n;
  return `(t - (((t - ${shift}) % ${width}) + ${width}) % ${width})`;
}

/** Those who did or received most, at most `limit`. */
export async function topPeople(asker: Asker, rows: Fragment, limit = 12): Promise<SeenPerson[]> {
  const found = await asker.all(
    `WITH v AS (SELECT actor, peers FROM ${rows.sql}),
     p AS (SELECT actor AS person, 1 AS did, 0 AS received FROM v WHERE actor IS NOT NULL
       UNION ALL SELECT unnest(from_json(peers, '["VARCHAR"]')), 0, 1 FROM v WHERE peers IS NOT NULL AND peers <> '[]')
     SELECT person, sum(did) AS did, sum(received) AS received FROM p WHERE person <> '' GROUP BY person
     ORDER BY sum(did) + sum(received) DESC, person LIMIT ${Math.trunc(limit)}`,
    rows.values,
  );
  return found.map((r) => ({ person: String(r.person), did: Number(r.did), received: Number(r.received) }));
}

/** The addresses met most, at most `limit`. */
export async function topIps(asker: Asker, rows: Fragment, limit = 12): Promise<SeenIp[]> {
  const found = await asker.all(
    `SELECT ip, count(*) AS n, min(${moment}) AS first, max(${moment}) AS last, max_by(port, ${moment}) AS port,
       to_json(list_sort(list(DISTINCT account) FILTER (WHERE account IS NOT NULL)))::VARCHAR AS accounts
     FROM ${rows.sql} WHERE ip IS NOT NULL AND ip <> '' GROUP BY ip ORDER BY n DESC, ip LIMIT ${Math.trunc(limit)}`,
    rows.values,
  );
  return found.map((r) => ({
    ip: String(r.ip),
    count: Number(r.n),
    first: numberCell(r.first),
    last: numberCell(r.last),
    port: numberCell(r.port),
    accounts: (JSON.parse(textCell(r.accounts) ?? '[]') as string[] | null) ?? [],
  }));
}

/** How many rows are sealed and not opened. No filter of content is taken: a count must not answer what the rows say. */
export async function sealedCount(asker: Asker, readings: readonly ReadingRef[]): Promise<number> {
  const rows = allRows(readings);
  const found = await asker.all(`SELECT count(*) AS n FROM ${rows.sql} WHERE NOT visible`, rows.values);
  return Number(found[0]?.n ?? 0);
}

/** Every account of the readings with its count, and every category likewise: what a filter form offers. */
export async function choices(
  asker: Asker,
  readings: readonly ReadingRef[],
): Promise<{ accounts: { id: string; count: number }[]; kinds: { id: RecordKind; count: number }[] }> {
  const rows = visibleRows(readings);
  const [accounts, kinds] = await Promise.all([
    asker.all(
      `SELECT account AS id, count(*) AS n FROM ${rows.sql} WHERE account IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 200`,
      rows.values,
    ),
    asker.all(`SELECT kind AS id, count(*) AS n FROM ${rows.sql} GROUP BY 1 ORDER BY 2 DESC, 1`, rows.values),
  ]);
  return {
    accounts: accounts.map((r) => ({ id: String(r.id), count: Number(r.n) })),
    kinds: kinds.map((r) => ({ id: String(r.id) as RecordKind, count: Number(r.n) })),
  };
}
