/** Questions to the records of a case: the one door to DuckDB. */
import type { SeenIp, SeenPerson } from '../../analysis/next-requests.js';
import type { CameCount } from '../../analysis/reconcile-types.js';
import { type StoredRecord, storedRecord } from '../../base/stored-record.js';
import { cameGroups } from './came.js';
import { type Asker, type EngineOptions, openEngine } from './engine.js';
import { moment, type RecordFilters, visibleRows } from './filters.js';
import { type PageWish, readPage, type TimelinePage } from './page.js';
import { allRows, type ReadingRef } from './source.js';
import {
  type Bucket,
  bucketFor,
  choices,
  type Histogram,
  histogram,
  sealedCount,
  type Totals,
  topIps,
  topPeople,
  totals,
} from './summaries.js';

export type { StoredRecord } from '../../base/stored-record.js';
export type { RecordFilters } from './filters.js';
export type { PageWish, TimelinePage } from './page.js';
export type { ReadingRef } from './source.js';
export type { Bucket, Histogram, Totals } from './summaries.js';

/** A sealed record shows that it is there, and nothing of what it holds. */
export interface SealedRecord {
  sealed: true;
  reading: number;
  seq: number;
}

/** All that can be asked. Readings are passed in: who may see them is decided before. */
export interface Records {
  timeline(readings: readonly ReadingRef[], filters: RecordFilters, page?: PageWish): Promise<TimelinePage>;
  totals(readings: readonly ReadingRef[], filters?: RecordFilters): Promise<Totals>;
  histogram(
    readings: readonly ReadingRef[],
    filters: RecordFilters,
    bucket: Bucket | ((first: number | null, last: number | null) => Bucket),
  ): Promise<Histogram>;
  topPeople(readings: readonly ReadingRef[], filters?: RecordFilters, limit?: number): Promise<SeenPerson[]>;
  topIps(readings: readonly ReadingRef[], filters?: RecordFilters, limit?: number): Promise<SeenIp[]>;
  choices(readings: readonly ReadingRef[]): ReturnType<typeof choices>;
  sealed(readings: readonly ReadingRef[]): Promise<number>;
  came(readings: readonly ReadingRef[]): Promise<CameCount[]>;
  /** One record whole, or that it is sealed; null when there is none of that number. */
  record(reading: ReadingRef, seq: number): Promise<StoredRecord | SealedRecord | null>;
  /** Whole records in order of time, in blocks, for exports. */
  stream(readings: readonly ReadingRef[], filters: RecordFilters): AsyncGenerator<StoredRecord[]>;
  close(): void;
}

/** Opens the records below a readings folder (`<dataDir>/readings`); see `openEngine` for what it shuts out. */
export async function openRecords(readingsDir: string, options: EngineOptions = {}): Promise<Records> {
  const asker = await openEngine(readingsDir, options);
  return {
    timeline: (readings, filters, page = {}) => readPage(asker, readings, filters, page),
    totals: (readings, filters = {}) => totals(asker, readings, filters),
    histogram: (readings, filters, bucket) => bars(asker, readings, filters, bucket),
    topPeople: (readings, filters = {}, limit) => topPeople(asker, readings, filters, limit),
    topIps: (readings, filters = {}, limit) => topIps(asker, readings, filters, limit),
    choices: (readings) => choices(asker, readings),
    sealed: (readings) => sealedCount(asker, readings),
    came: (readings) => cameGroups(asker, readings),
    record: (reading, seq) => oneRecord(asker, reading, seq),
    stream: (readings, filters) => streamRecords(asker, readings, filters),
    close: () => asker.close(),
  };
}

async function bars(
  asker: Asker,
  readings: readonly ReadingRef[],
  filters: RecordFilters,
  bucket: Parameters<Records['histogram']>[2],
): Promise<Histogram> {
  if (typeof bucket === 'string') return histogram(asker, readings, filters, bucket);
  const span = await totals(asker, readings, filters);
  return histogram(asker, readings, filters, bucket(span.first, span.last));
}

async function oneRecord(
  asker: Asker,
  reading: ReadingRef,
  seq: number,
): Promise<StoredRecord | SealedRecord | null> {
  const rows = allRows([reading]);
  const found = await asker.all(`SELECT * FROM ${rows.sql} WHERE seq = $seq::INTEGER`, {
    ...rows.values,
    seq,
  });
  const row = found[0];
  if (!row) return null;
  if (row.scope === 'outside') return { sealed: true, reading: reading.id, seq };
  return storedRecord(row);
}

async function* streamRecords(
  asker: Asker,
  readings: readonly ReadingRef[],
  filters: RecordFilters,
): AsyncGenerator<StoredRecord[]> {
  const rows = visibleRows(readings, filters);
  const sql = `SELECT * FROM ${rows.sql} ORDER BY ${moment} NULLS LAST, reading, seq`;
  for await (const block of asker.stream(sql, rows.values)) yield block.map(storedRecord);
}

export { bucketFor };
