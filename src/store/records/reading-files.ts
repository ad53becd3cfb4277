/** The parts of a reading that are no records: its summary and the entries of its ledger. */
import { createReadStream, existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Problem } from '../../base/problem.js';
import type { ItemEntry, ReadingSummary } from '../../returns/contract.js';

/** `summary.json` of a reading, with the ledger's entries. Throws a `Problem` when the folder is not there. */
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
  return { ...summary, ledger: { ...summary.ledger, items: summary.ledger.items ?? (await readItems(dir)) } };
}

/** The entries of the ledger, in order. */
export async function readItems(dir: string): Promise<ItemEntry[]> {
  const file = join(dir, 'items.ndjson');
  if (!existsSync(file)) return [];
  const items: ItemEntry[] = [];
  for await (const line of createInterface({
    input: createReadStream(file),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    if (line !== '') items.push(JSON.parse(line) as ItemEntry);
  }
  return items;
}
