/** The records of a case as one: its readings, narrowed by return or provider, with the files they stand in. */

import type { Origin } from '../../analysis/exports/columns.js';
import type { StoredRecord } from '../../base/stored-record.js';
import type { ReadingRef } from '../../store/records/query.js';
import { readSummary } from '../../store/records/reading-files.js';
import { originOf, type ReadingFiles } from './origins.js';
import type { Stores } from './stores.js';

export interface CaseRecords {
  /** To ask the records with. */
  readings: ReadingRef[];
  files: Map<number, ReadingFiles>;
  origin(record: StoredRecord): Origin;
}

export interface CaseNarrowing {
  returnId?: number | null;
  provider?: string | null;
}

/** Ledgers of readings do not change; the last ones asked for are kept. */
const kept = new Map<string, ReadingFiles>();
const keepAtMost = 16;

/** The newest reading of each return of the case. */
export async function caseRecords(
  stores: Stores,
  caseId: string,
  narrowing: CaseNarrowing = {},
): Promise<CaseRecords> {
  const readings = (await stores.readings.currentOfCase(caseId)).filter(
    (reading) =>
      (narrowing.returnId ?? reading.returnId) === reading.returnId &&
      (narrowing.provider ?? reading.provider) === reading.provider,
  );
  const files = new Map<number, ReadingFiles>();
  for (const reading of readings) {
    const found = await filesOf(stores, reading.id);
    if (found) files.set(reading.id, found);
  }
  return {
    readings: readings.map((reading) => ({ id: reading.id, dir: stores.readingDir(reading.id) })),
    files,
    origin: (record) => originOf(need(files, record.reading), record),
  };
}

function need(files: Map<number, ReadingFiles>, reading: number): ReadingFiles {
  const found = files.get(reading);
  if (!found) throw new Error(`reading ${reading} is not one of those asked`);
  return found;
}

/** Return, ledger and originals of one reading; null when there is none of that number. */
export async function filesOf(stores: Stores, readingId: number): Promise<ReadingFiles | null> {
  const key = stores.readingDir(readingId);
  const before = kept.get(key);
  if (before) return before;
  const reading = await stores.readings.byId(readingId);
  const made = reading?.state === 'ready' ? await stores.returns.byId(reading.returnId) : null;
  if (!reading || !made) return null;
  const summary = await readSummary(key);
  const names = new Map(summary.accounts.flatMap((a) => (a.name ? [[a.id, a.name] as const] : [])));
  const found = { reading, made, items: summary.ledger.items, received: summary.received, names };
  if (kept.size >= keepAtMost) kept.delete(kept.keys().next().value ?? '');
  kept.set(key, found);
  return found;
}
