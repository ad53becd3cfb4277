/** What every example of a reader must pass: its counts, its glossary, a new name for each file, and twice the same. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectPath } from '../../src/base/root.js';
import type { ReadingSummary } from '../../src/returns/contract.js';
import { loadGlossary } from '../../src/returns/glossary.js';
import { assertExpected } from './check-example.js';
import { type Read, readAll } from './read-example.js';
import { tempReturn } from './temp-return.js';

export interface ExampleOptions {
  /** `example` if absent. */
  folder?: string;
  /** Unknown columns and keys, as the example was made to have them, sorted. */
  unknown?: string[];
  /** Files that without name and folder cannot be told from another's: left out of the renaming. */
  namedOnly?: RegExp;
  check?(read: Read): void;
}

/** Registers the tests of one example of a provider. */
export function testExample(id: string, options: ExampleOptions = {}): void {
  const folder = projectPath('providers', id, options.folder ?? 'example');
  const input = join(folder, 'input');

  test(`${id}: the ${options.folder ?? 'example'} is read as it was counted`, async () => {
    const read = await readAll([input]);
    assertExpected(read.summary, join(folder, 'expected.json'));
    assert.deepEqual(pathsOf(read.summary, 'unknown'), options.unknown ?? []);
    options.check?.(read);
  });

  test(`${id}: the glossary explains every column and key of the ${options.folder ?? 'example'}`, async () => {
    const { summary } = await readAll([input]);
    const entries = await loadGlossary(id);
    const known = new Set(entries.map(({ file, field }) => `${file}\n${field}`));
    const missing = summary.ledger.items.flatMap(({ table = '', fields }) =>
      fields
        .filter(({ path, state }) => state !== 'unknown' && !path.startsWith('('))
        .filter(({ path }) => !known.has(`${table}\n${path}`) && !known.has(`*\n${path}`))
        .map(({ path }) => `${table}: ${path}`),
    );
    assert.deepEqual([...new Set(missing)], []);
  });

  test(`${id}: the files of the ${options.folder ?? 'example'} are known without name and folder`, async (t) => {
    const files = filesBelow(input).filter((file) => !options.namedOnly?.test(file));
    const named = new Map(files.map((file, i) => [`f${(i * 7 + 3) % files.length}-${i}`, file]));
    const { summary } = await readAll([
      tempReturn(t, Object.fromEntries([...named].map(([name, file]) => [name, readFileSync(file)]))),
    ]);
    assert.equal(summary.provider, id);
    // A file of less than four bytes says nothing of whose it is.
    const strange = summary.ledger.items.filter(({ reader, bytes }) => bytes > 3 && reader === 'generic');
    assert.deepEqual(
      strange.map(({ path }) => named.get(path.split('/').at(-1) ?? '')),
      [],
    );
    if (options.namedOnly !== undefined) return;
    const { summary: before } = await readAll([input]);
    assert.equal(summary.records.total, before.records.total);
  });

  test(`${id}: the ${options.folder ?? 'example'} twice gives twice the records`, async (t) => {
    const files = filesBelow(input);
    const twice = files.flatMap((file) => {
      const name = file.slice(input.length + 1);
      return [[`a/${name}`, readFileSync(file)] as const, [`b/${name}`, readFileSync(file)] as const];
    });
    const once = await readAll([input]);
    const both = await readAll([tempReturn(t, Object.fromEntries(twice))]);
    const double = Object.entries(once.summary.records.byKind).map(([kind, n]) => [kind, n * 2]);
    assert.deepEqual(both.summary.records.byKind, Object.fromEntries(double));
    assert.equal(both.summary.accounts.length, once.summary.accounts.length);
  });
}

/** Paths of a state over all files, each once, sorted. */
export function pathsOf(summary: ReadingSummary, state: string): string[] {
  const all = summary.ledger.items.flatMap(({ fields }) => fields.filter((field) => field.state === state));
  return [...new Set(all.map(({ path }) => path))].sort();
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? filesBelow(path) : [path]));
}
