/** The rows of the cross table: whose each return is, and what becomes of it when its names are gone. */
import { readFileSync } from 'node:fs';
import type { ItemEntry, Reader } from '../../src/returns/contract.js';
import { sniffFile } from '../../src/returns/generic/sniff-file.js';
import { type Cell, leavesOf, type Nameless } from './cross-matrix.js';
import { type ExampleFile, everyExample, filesOf } from './every-example.js';
import { exceptions } from './keeper-exceptions.js';
import { readBytes } from './read-bytes.js';

/** A return of the table, unpacked, with what is known of it under its own names. */
export interface Row {
  name: string;
  /** Readers that may take its files. */
  owners: ReadonlySet<string>;
  /** All files of all its archives. */
  leaves: ExampleFile[];
  /** Under its own names: provider, reader, and the entry of each file by its path. */
  named: { provider: string | null; reader: string | undefined; entries: ReadonlyMap<string, ItemEntry> };
}

/** The row of one return; `provider` is the folder it lies in, `reader` the one that a person said reads it. */
export async function rowOf(
  readers: readonly Reader[],
  {
    name,
    files,
    provider,
    reader,
  }: { name: string; files: ExampleFile[]; provider: string | null; reader?: string },
): Promise<Row> {
  const { summary } = await readBytes(files);
  const owners = readers.filter((one) => one.id === reader || one.provider === provider).map(({ id }) => id);
  return {
    name,
    owners: new Set(owners),
    leaves: await leavesOf(files),
    named: {
      provider: summary.provider,
      reader: summary.reader?.id,
      entries: new Map(summary.ledger.items.map((entry) => [entry.path, entry])),
    },
  };
}

/** A row for each example. */
export async function exampleRows(readers: readonly Reader[]): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { name, provider, input, expected } of everyExample()) {
    const { reader } = JSON.parse(readFileSync(expected, 'utf8')) as { reader?: string };
    rows.push(await rowOf(readers, { name, provider, reader, files: filesOf(input) }));
  }
  return rows;
}

/** Nobody's by content alone: picture, sound or film. */
export async function isMediaFile(bytes: Buffer): Promise<boolean> {
  return (await sniffFile(bytes.subarray(0, 64 * 1024), 'f')).kind === 'media';
}

/** Nobody's by content alone: no bytes, or the empty list that every program writes so. */
export function isEmptyFile(bytes: Buffer): boolean {
  return bytes.length < 16 && /^\s*(\[\s*\]|\{\s*\})?\s*$/.test(bytes.toString('utf8'));
}

/**
 * What is wrong with the reading of a row without names: another reader than with them, or a file that its reader took by content before and
 * takes no more. Media and empty files may be nobody's; what else needs its name stands with a reason in keeper-exceptions.json.
 */
export async function lostFiles(row: Row, files: readonly Nameless[]): Promise<string[]> {
  const { summary } = await readBytes(files);
  const faults: string[] = [];
  const { provider, reader, entries } = row.named;
  if (summary.provider !== provider || summary.reader?.id !== reader)
    faults.push(`${row.name} is taken for ${summary.provider} by ${summary.reader?.id}, not for ${provider}`);
  const needs = Object.keys(exceptions.needsItsName[row.name] ?? {});
  const byName = new Map(files.map((file) => [file.name, file]));
  for (const entry of summary.ledger.items) {
    const { was, bytes } = byName.get(entry.path)!;
    const before = entries.get(was)?.reader;
    const after = entry.reader ?? 'nobody';
    if (after !== 'nobody' && after !== 'generic' && !row.owners.has(after)) {
      faults.push(`${row.name}: ${was} is taken by ${after}`);
      continue;
    }
    if (before === undefined || before === 'generic' || row.owners.has(after)) continue;
    if (isEmptyFile(bytes) || (await isMediaFile(bytes)) || needs.some((part) => was.includes(part)))
      continue;
    faults.push(`${row.name}: ${was} was ${before}’s and is ${after}’s`);
  }
  return faults;
}

/** Readers of others that know the row at all: each is a fault, whatever they would claim. */
export function strangersAmong(row: Row, cells: ReadonlyMap<string, Cell>): string[] {
  return [...cells]
    .filter(([reader]) => !row.owners.has(reader))
    .map(
      ([reader, { score, claims }]) =>
        `${row.name}: ${reader} knows it too (${score}) and would take ${claims.length}: ${claims.slice(0, 5).join(', ')}`,
    );
}

/** One line of the table, as data: `telegram/example/input\ttelegram-export 85 2/2`. */
export function tableLine(row: Row, cells: ReadonlyMap<string, Cell>): string {
  const shown = [...cells].map(
    ([reader, { score, claims }]) => `${reader} ${score} ${claims.length}/${row.leaves.length}`,
  );
  return `${row.name}\t${shown.join('\t') || 'nobody'}`;
}
