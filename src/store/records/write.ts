/** Writes a reading: records as Parquet files, the ledger beside them, all of it or nothing. */
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Problem } from '../../base/problem.js';
import type { ReadingSummary, RecordBatch, RecordSink, SealedParts } from '../../returns/contract.js';
import { hashFile } from '../vault/hash.js';
import { groupBytes, groupRows } from './parquet-limits.js';
import { ParquetThread } from './parquet-thread.js';

/** Where the parts are kept until the reading is whole. */
function building(dir: string): string {
  return `${resolve(dir)}.building`;
}

/**
 * A sink that writes `records-00000.parquet`, `records-00001.parquet`, … for the reading that will stand in `dir`. They
 * wait in `<dir>.building` until `writeReading` makes the reading whole. A reading that was begun there before and never
 * finished is cleared away.
 * @throws Problem `reading-exists` when `dir` is there already: readings never change.
 */
export function parquetSink(dir: string): RecordSink {
  if (existsSync(dir)) throw exists(dir);
  const folder = building(dir);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return new ParquetSink(folder);
}

class ParquetSink implements RecordSink {
  private readonly folder: string;
  private thread: ParquetThread | null = new ParquetThread();
  private rows = 0;
  private bytes = 0;
  private next = 0;

  constructor(folder: string) {
    this.folder = folder;
  }

  async write(batch: RecordBatch): Promise<void> {
    this.thread ??= new ParquetThread();
    this.bytes += await this.thread.add(batch);
    this.rows += batch.rows;
    if (this.rows >= groupRows || this.bytes >= groupBytes) await this.turnOver(this.thread);
  }

  async close(): Promise<void> {
    const { thread } = this;
    this.thread = null;
    if (thread === null) return;
    try {
      if (this.rows > 0) await this.turnOver(thread);
    } finally {
      await thread.close();
    }
  }

  private async turnOver(thread: ParquetThread): Promise<void> {
    const name = `records-${String(this.next++).padStart(5, '0')}.parquet`;
    this.rows = 0;
    this.bytes = 0;
    await thread.writeTo(join(this.folder, name));
  }
}

/** What `manifest.json` says of each file of a reading. */
export interface ManifestFile {
  name: string;
  bytes: number;
  sha256: string;
}

/**
 * Makes a reading whole: adds `summary.json`, `items.ndjson` (one ledger entry a line), `accounts.ndjson` and
 * `manifest.json` (name, bytes and SHA-256 of each file) to what the sink wrote, then moves it to `dir` in one step. Close
 * the sink first. What is sealed stands in the records and in the two NDJSON files only, marked as such.
 * @throws Problem `reading-exists`.
 */
export async function writeReading(
  dir: string,
  summary: ReadingSummary,
  sealed: SealedParts = { accounts: [], paths: [] },
): Promise<void> {
  if (existsSync(dir)) throw exists(dir);
  const folder = building(dir);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { items, ...ledger } = summary.ledger;
  const names = new Map(sealed.paths.map(({ no, path }) => [no, path]));
  const kept = items.map((item) => (names.has(item.no) ? { ...item, sealedPath: names.get(item.no) } : item));
  const accounts = [...summary.accounts, ...sealed.accounts.map((one) => ({ ...one, sealed: true }))];
  await put(folder, 'items.ndjson', lines(kept));
  await put(folder, 'accounts.ndjson', lines(accounts));
  await put(folder, 'summary.json', `${JSON.stringify({ ...summary, ledger }, null, 2)}\n`);
  const files = await manifest(folder);
  await put(folder, 'manifest.json', `${JSON.stringify({ version: 1, files }, null, 2)}\n`);
  await mkdir(dirname(resolve(dir)), { recursive: true });
  await rename(folder, resolve(dir));
}

/** Clears away a reading that will not be finished. */
export async function discardReading(dir: string): Promise<void> {
  await rm(building(dir), { recursive: true, force: true });
}

async function put(folder: string, name: string, text: string): Promise<void> {
  await writeFile(join(folder, name), text, { mode: 0o600 });
}

function lines(values: readonly unknown[]): string {
  return values.map((value) => `${JSON.stringify(value)}\n`).join('');
}

async function manifest(folder: string): Promise<ManifestFile[]> {
  const files: ManifestFile[] = [];
  for (const name of (await readdir(folder)).sort()) {
    const { sha256, size } = await hashFile(join(folder, name));
    files.push({ name, bytes: size, sha256 });
  }
  return files;
}

function exists(dir: string): Problem {
  return new Problem({
    code: 'reading-exists',
    what: 'There is a reading in this folder already, and readings never change.',
    where: dir,
    remedy: 'Give another folder, or delete the reading first.',
  });
}
