/** Whose is what: every reader against every example and sample, without names, folders and endings; no file is ever another provider's. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Reader } from '../../src/returns/contract.js';
import { loadReaders } from '../../src/returns/registry.js';
import { needsSamples } from '../providers/download-example.js';
import { cellsOf, type Nameless, seeded, withoutNames } from './cross-matrix.js';
import { exampleRows, lostFiles, type Row, rowOf, strangersAmong, tableLine } from './cross-rows.js';
import { filesOf } from './every-example.js';
import { zipOf } from './helpers.js';
import { readBytes } from './read-bytes.js';
import { sampleFigures, samplePath } from './sample-figures.js';

/** Orders and names in which everything is tried. */
const seeds = [11, 20260, 777_001];

let examples: Promise<Row[]> | null = null;
let samples: Promise<Row[]> | null = null;

async function examplesOnce(): Promise<Row[]> {
  examples ??= exampleRows(await loadReaders());
  return examples;
}

async function samplesOnce(): Promise<Row[]> {
  samples ??= sampleRows(await loadReaders());
  return samples;
}

async function sampleRows(readers: readonly Reader[]): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [name, { provider, reader }] of Object.entries(sampleFigures))
    rows.push(await rowOf(readers, { name, provider, reader, files: filesOf(samplePath(name)) }));
  return rows;
}

/** Fails with the faults first and then the whole table, as tab-separated lines. */
function assertNone(faults: readonly string[], table: readonly string[]): void {
  assert.ok(
    faults.length === 0,
    `${faults.join('\n')}\n\nreturn\treader score claimed/files\n${table.join('\n')}`,
  );
}

async function matrix(rows: readonly Row[]): Promise<void> {
  const readers = await loadReaders();
  const faults: string[] = [];
  const table: string[] = [];
  for (const row of rows)
    for (const seed of seeds) {
      const files = withoutNames(row.leaves, seed);
      const cells = await cellsOf(readers, files);
      table.push(tableLine(row, cells));
      faults.push(...strangersAmong(row, cells), ...(await lostFiles(row, files)));
    }
  assertNone(faults, table);
}

test('the table of readers and examples: each is known by its own reader, and by no other', async () => {
  const rows = await examplesOnce();
  assert.ok(rows.length >= 57, `${rows.length} rows`);
  await matrix(rows);
});

test('the table of readers and samples', needsSamples, async () => matrix(await samplesOnce()));

test('the same in a zip: the names in it say nothing either', async () => {
  const faults: string[] = [];
  for (const row of await examplesOnce()) {
    const files = withoutNames(row.leaves, seeds[0]!);
    const bytes = await zipOf(Object.fromEntries(files.map((file) => [file.name, file.bytes])));
    const { summary } = await readBytes([{ name: 'z', bytes }]);
    if (summary.provider !== row.named.provider) faults.push(`${row.name} is taken for ${summary.provider}`);
  }
  assertNone(faults, []);
});

test('no file alone and without its name is another provider’s', async () => {
  const faults: string[] = [];
  for (const row of await examplesOnce())
    for (const { name, bytes } of row.leaves) {
      const { summary } = await readBytes([{ name: 'f', bytes }]);
      faults.push(...takenByOthers(summary.ledger.items, () => ({ row, was: name })));
    }
  assertNone(faults, []);
});

interface Owned {
  row: Row;
  was: string;
}

/** Files that a reader took which is none of their return's: read or set aside, a picture or not, all the same. */
function takenByOthers(
  items: readonly { path: string; reader?: string; state: string }[],
  ownerOf: (path: string) => Owned,
): string[] {
  return items.flatMap(({ path, reader, state }) => {
    const { row, was } = ownerOf(path);
    const strange = reader !== undefined && reader !== 'generic' && !row.owners.has(reader);
    return strange ? [`${row.name}: ${was} by ${reader} (${state})`] : [];
  });
}

function heapOf(rows: readonly Row[], seed: number): { files: Nameless[]; ownerOf(path: string): Owned } {
  const owned = rows.flatMap((row) => row.leaves.map((leaf) => ({ row, leaf })));
  const all = owned.map(({ leaf }, i) => ({ name: `${i}`, bytes: leaf.bytes }));
  const files = withoutNames(all, seed);
  const owners = new Map(
    files.map(({ name, was }) => [
      name,
      { row: owned[Number(was)]!.row, was: owned[Number(was)]!.leaf.name },
    ]),
  );
  return { files, ownerOf: (path) => owners.get(path)! };
}

async function heapFaults(rows: readonly Row[], seed: number): Promise<string[]> {
  const { files, ownerOf } = heapOf(rows, seed);
  const { summary } = await readBytes(files);
  const faults = takenByOthers(summary.ledger.items, ownerOf);
  for (const [reader, { claims }] of await cellsOf(await loadReaders(), files)) {
    const names = new Map(files.map(({ name, was }) => [was, name]));
    const strange = claims
      .map((was) => ownerOf(names.get(was)!))
      .filter(({ row }) => !row.owners.has(reader));
    faults.push(...strange.map(({ row, was }) => `${reader}, asked alone, would take ${row.name}: ${was}`));
  }
  return faults;
}

for (const seed of seeds)
  test(`all examples in one heap, order ${seed}: no reader takes a file of another provider`, async () => {
    assertNone(await heapFaults(await examplesOnce(), seed), []);
  });

test('all examples and samples in one heap', needsSamples, async () => {
  assertNone(await heapFaults([...(await examplesOnce()), ...(await samplesOnce())], seeds[1]!), []);
});

test('two returns in one heap, each with two others: what is one’s stays one’s', async () => {
  const rows = await examplesOnce();
  const random = seeded(seeds[2]!);
  const faults: string[] = [];
  for (const row of rows)
    for (let i = 0; i < 2; i++) {
      const other = rows[Math.floor(random() * rows.length)]!;
      const { files, ownerOf } = heapOf([row, other], seeds[0]! + i);
      faults.push(...takenByOthers((await readBytes(files)).summary.ledger.items, ownerOf));
    }
  assertNone(faults, []);
});
