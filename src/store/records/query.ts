/** Questions to the records of a case: the one door to DuckDB. */
import type { SeenIp, SeenPerson } from '../../analysis/next-requests.js';
import type { CameCount } from '../../analysis/reconcile-types.js';
import { type StoredRecord, storedRecord } from '../../base/stored-record.js';
import { cameGroups } from './came.js';
import { type ComparedReading, compareRecords, type RecordDifference } from './compare.js';
import { type Asker, type EngineOptions, openEngine } from './engine.js';
import { moment, type RecordFilters, setFilters, visibleRows } from './filters.js';
import { Hits } from './hits.js';
import { type MediaRef, mediaRefs } from './media-refs.js';
import { Memo } from './memo.js';
import { type PageWish, readPage, type TimelinePage } from './page.js';
import { type SealedGroup, type SealedScope, sealedGroups, sealedWithin } from './sealed.js';
import { allRows, type Fragment, type ReadingRef } from './source.js';
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
import { WordsMaker } from './words.js';
import { ipsLike, type WrittenLike, writtenLike } from './written-like.js';

export type { StoredRecord } from '../../base/stored-record.js';
export type { ComparedReading, RecordDifference } from './compare.js';
export type { RecordFilters } from './filters.js';
export type { PageWish, TimelinePage } from './page.js';
export type { SealedGroup, SealedScope } from './sealed.js';
export { type SearchField, type SearchTerm, searchFields } from './search.js';
export type { Opened, ReadingRef } from './source.js';
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
  /** Rows that are sealed and not opened. */
  sealed(readings: readonly ReadingRef[]): Promise<number>;
  /** All rows sealed at reading, opened or not, by kind, category and reason: numbers and nothing else of them. */
  sealedGroups(reading: ReadingRef, scope: SealedScope | null): Promise<SealedGroup[]>;
  /** True when bytes of a sealed row lie within these bytes of a file. */
  sealedWithin(
    reading: ReadingRef,
    place: { item: number; offset: number; length: number },
  ): Promise<boolean>;
  /** What two readings of one return do not have in common. */
  compare(older: ComparedReading, newer: ComparedReading): Promise<RecordDifference[]>;
  /** Makes what a search of everything is quick by, where it is missing; it may take seconds for millions of records. */
  prepare(readings: readonly ReadingRef[]): Promise<void>;
  came(readings: readonly ReadingRef[]): Promise<CameCount[]>;
  /** One record whole, or that it is sealed; null when there is none of that number. */
  record(reading: ReadingRef, seq: number): Promise<StoredRecord | SealedRecord | null>;
  /** Whole records in order of time, in blocks, for exports. */
  stream(readings: readonly ReadingRef[], filters: RecordFilters): AsyncGenerator<StoredRecord[]>;
  /** People as they are written, among whom the other writings of one person are. */
  writtenLike(readings: readonly ReadingRef[], like: WrittenLike): Promise<string[]>;
  /** Addresses as they are written that have one of these texts in them. */
  ipsLike(readings: readonly ReadingRef[], parts: readonly string[]): Promise<string[]>;
  /** Which files the records name. */
  mediaRefs(reading: ReadingRef): Promise<MediaRef[]>;
  close(): void;
}

/** Opens the records below a readings folder (`<dataDir>/readings`); see `openEngine` for what it shuts out. */
export async function openRecords(readingsDir: string, options: EngineOptions = {}): Promise<Records> {
  const asker = await openEngine(readingsDir, options);
  const hits = new Hits(asker);
  const memo = new Memo();
  const words = new WordsMaker(asker);
  const within = <T>(
    what: unknown,
    readings: readonly ReadingRef[],
    filters: RecordFilters,
    question: (rows: Fragment) => Promise<T>,
  ): Promise<T> => {
    const set = setFilters(filters);
    return memo.ask([what, readings, set], () => hits.with(readings, set, question, counted(readings, set)));
  };
  const sums = (readings: readonly ReadingRef[], filters: RecordFilters) => {
    const set = setFilters(filters);
    return memo.ask(['totals', readings, set], () => hits.with(readings, set, (rows) => totals(asker, rows)));
  };
  const counted = (readings: readonly ReadingRef[], filters: RecordFilters) => async () =>
    (await sums(readings, filters)).total;
  return {
    timeline(readings, filters, page = {}) {
      const set = setFilters(filters);
      const question = (rows: Fragment) => readPage(asker, readings, rows, page);
      return hits.with(readings, set, question, counted(readings, set));
    },
    totals: (readings, filters = {}) => sums(readings, filters),
    async histogram(readings, filters, bucket) {
      const span = typeof bucket === 'string' ? null : await sums(readings, filters);
      const chosen = typeof bucket === 'string' ? bucket : bucket(span!.first, span!.last);
      return within(['bars', chosen], readings, filters, (rows) => histogram(asker, rows, chosen));
    },
    topPeople: (readings, filters = {}, limit) =>
      within(['people', limit], readings, filters, (rows) => topPeople(asker, rows, limit)),
    topIps: (readings, filters = {}, limit) =>
      within(['ips', limit], readings, filters, (rows) => topIps(asker, rows, limit)),
    choices: (readings) => memo.ask(['choices', readings], () => choices(asker, readings)),
    sealed: (readings) => memo.ask(['sealed', readings], () => sealedCount(asker, readings)),
    sealedGroups: (reading, scope) =>
      memo.ask(['sealed groups', reading, scope], () => sealedGroups(asker, reading, scope)),
    sealedWithin: (reading, place) => sealedWithin(asker, reading, place),
    compare: (older, newer) => memo.ask(['compare', older, newer], () => compareRecords(asker, older, newer)),
    async prepare(readings) {
      await words.make(readings);
    },
    came: (readings) => cameGroups(asker, readings),
    record: (reading, seq) => oneRecord(asker, reading, seq),
    stream: (readings, filters) => streamRecords(asker, readings, filters),
    writtenLike: (readings, like) => writtenLike(asker, readings, like),
    ipsLike: (readings, parts) => ipsLike(asker, readings, parts),
    mediaRefs: (reading) => mediaRefs(asker, reading),
    close: () => asker.close(),
  };
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
  if (row.visible !== true) return { sealed: true, reading: reading.id, seq };
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
