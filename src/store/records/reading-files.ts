/** The parts of a reading that are no records: its summary and the entries of its ledger. */
import { createReadStream, existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Problem } from '../../base/problem.js';
import type { AccountEntry, ItemEntry, ReadingSummary } from '../../returns/contract.js';

/** An entry of the ledger as it is kept. */
export interface KeptItem extends ItemEntry {
  /** Its name, where `path` is a number because the name is sealed. For opening the original; no page shows it. */
  sealedPath?: string;
}

/** `summary.json` of a reading, with the ledger's entries; nothing in it is sealed. Throws a `Problem` when the folder is not there. */
export async function readSummary(dir: string): Promise<ReadingSummary> {
  const file = join(dir, 'summary.json');
  const text = await readFile(file, 'utf8').catch((error) => {
    throw new Problem({
      code: 'reading-missing',
      what: 'The files of this reading are not there.',
      where: file,
      remedy: 'Read the return again: the original is in the vault.',
      status: 500,
      cause: error,
    });
  });
  const summary = JSON.parse(text) as ReadingSummary;
  const items = summary.ledger.items ?? (await readItems(dir)).map(withoutSealedPath);
  return { ...summary, ledger: { ...summary.ledger, items } };
}

function withoutSealedPath({ sealedPath: _sealedPath, ...item }: KeptItem): ItemEntry {
  return item;
}

/** Every account, those of sealed records too: for names beside the ids of records that may be shown. */
export function readAccounts(dir: string): Promise<AccountEntry[]> {
  return readLines<AccountEntry>(join(dir, 'accounts.ndjson'));
}

/** The entries of the ledger, in order. */
export function readItems(dir: string): Promise<KeptItem[]> {
  return readLines<KeptItem>(join(dir, 'items.ndjson'));
}

async function readLines<T>(file: string): Promise<T[]> {
  if (!existsSync(file)) return [];
  const items: T[] = [];
  for await (const line of createInterface({
    input: createReadStream(file),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    if (line !== '') items.push(JSON.parse(line) as T);
  }
  return items;
}
