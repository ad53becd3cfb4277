/** The records of a case as one: its readings, narrowed by return or provider, with the files they stand in. */

import type { Origin } from '../../analysis/exports/columns.js';
import type { StoredRecord } from '../../base/stored-record.js';
import type { AccountEntry } from '../../returns/contract.js';
import type { Person } from '../../store/desk/people.js';
import type { Reading } from '../../store/desk/readings.js';
import type { ReadingRef } from '../../store/records/query.js';
import { readAccounts, readItems, readSummary } from '../../store/records/reading-files.js';
import { originOf, type ReadingFiles } from './origins.js';
import type { Seals } from './seals.js';
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
  /** One reading, though its return has a newer one. */
  readingId?: number | null;
}

/** Ledgers of readings do not change; the last ones asked for are kept. */
const kept = new Map<string, ReadingFiles>();
const keepAtMost = 16;

/** The newest reading of each return of the case. */
export async function caseRecords(
  stores: Stores,
  seals: Pick<Seals, 'liveFor'>,
  caseId: string,
  narrowing: CaseNarrowing = {},
  viewer?: Person,
): Promise<CaseRecords> {
  const readings = (await chosenReadings(stores, caseId, narrowing.readingId ?? null)).filter(
    (reading) =>
      (narrowing.returnId ?? reading.returnId) === reading.returnId &&
      (narrowing.provider ?? reading.provider) === reading.provider,
  );
  const refs = await Promise.all(readings.map((reading) => refOf(stores, seals, reading, viewer)));
  const files = new Map<number, ReadingFiles>();
  for (const ref of refs) {
    const found = await filesOf(stores, ref.id);
    if (found) files.set(ref.id, asOpened(found, ref));
  }
  return {
    readings: refs,
    files,
    origin: (record) => originOf(need(files, record.reading), record),
  };
}

/** The newest reading of each return, or the one that was chosen, newest or not. */
async function chosenReadings(stores: Stores, caseId: string, readingId: number | null): Promise<Reading[]> {
  if (readingId === null) return stores.readings.currentOfCase(caseId);
  const reading = await stores.readings.byId(readingId);
  return reading?.caseId === caseId && (await mayBeShown(stores, reading)) ? [reading] : [];
}

/**
 * True for a ready reading with the limits of its return's newest one: an older reading made under wider limits would show
 * what is sealed now.
 */
export async function mayBeShown(stores: Pick<Stores, 'readings'>, reading: Reading): Promise<boolean> {
  if (reading.state !== 'ready') return false;
  const newest = (await stores.readings.ofReturn(reading.returnId)).find((one) => one.state === 'ready');
  return newest !== undefined && JSON.stringify(newest.scope) === JSON.stringify(reading.scope);
}

async function refOf(
  stores: Stores,
  seals: Pick<Seals, 'liveFor'>,
  reading: Reading,
  viewer: Person | undefined,
): Promise<ReadingRef> {
  const ref = { id: reading.id, dir: stores.readingDir(reading.id) };
  const live = viewer === undefined ? [] : await seals.liveFor(viewer, reading.returnId);
  return live.length === 0 ? ref : { ...ref, opened: live.map((opening) => opening.part) };
}

/** A ready reading by its number; null when there is none. */
export async function readingRef(
  stores: Stores,
  seals: Pick<Seals, 'liveFor'>,
  readingId: number,
  viewer?: Person,
): Promise<ReadingRef | null> {
  const reading = await stores.readings.byId(readingId);
  return reading && (await mayBeShown(stores, reading)) ? refOf(stores, seals, reading, viewer) : null;
}

function need(files: Map<number, ReadingFiles>, reading: number): ReadingFiles {
  const found = files.get(reading);
  if (!found) throw new Error(`reading ${reading} is not one of those asked`);
  return found;
}

/** Names that stand in sealed records only are told to those for whom records were opened. */
function asOpened(files: ReadingFiles, ref: ReadingRef): ReadingFiles {
  return ref.opened === undefined ? files : { ...files, names: files.everyName };
}

/** The same as {@link filesOf}, with the names that this viewer may see. */
export async function filesFor(
  stores: Stores,
  seals: Pick<Seals, 'liveFor'>,
  readingId: number,
  viewer?: Person,
): Promise<ReadingFiles | null> {
  const files = await filesOf(stores, readingId);
  if (files === null || viewer === undefined) return files;
  return asOpened(files, await refOf(stores, seals, files.reading, viewer));
}

/** Return, ledger and originals of one reading; null when there is none of that number. */
export async function filesOf(stores: Stores, readingId: number): Promise<ReadingFiles | null> {
  const key = stores.readingDir(readingId);
  const before = kept.get(key);
  if (before) return before;
  const reading = await stores.readings.byId(readingId);
  const made = reading?.state === 'ready' ? await stores.returns.byId(reading.returnId) : null;
  if (!reading || !made) return null;
  const [summary, items, accounts] = await Promise.all([readSummary(key), readItems(key), readAccounts(key)]);
  const { received } = summary;
  const names = namesOf(summary.accounts);
  const everyName = namesOf(accounts);
  const found = { reading, made, items, received, names, everyName };
  if (kept.size >= keepAtMost) kept.delete(kept.keys().next().value ?? '');
  kept.set(key, found);
  return found;
}

function namesOf(accounts: readonly AccountEntry[]): Map<string, string> {
  return new Map(accounts.flatMap(({ id, name }) => (name ? [[id, name] as const] : [])));
}
