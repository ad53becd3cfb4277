/** The registry: every reader of the project loads, and one that does not is named. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { projectPath } from '../../src/base/root.js';
import { loadFrom, loadReaders } from '../../src/returns/registry.js';
import { tempFolder } from './helpers.js';

test('there is a reader for every provider that has a return.ts', async () => {
  const readers = await loadReaders();
  const folders = readdirSync(projectPath('providers')).filter((id) =>
    existsSync(projectPath('providers', id, 'return.ts')),
  );
  assert.ok(readers.length >= folders.length, `${readers.length} readers for ${folders.length} folders`);
  for (const reader of readers) {
    assert.match(reader.id, /^[a-z0-9-]+$/);
    // By its catalog id, or by the name of a folder that holds a reader and no facts.
    assert.ok(existsSync(projectPath('providers', reader.provider)), reader.provider);
    assert.ok(reader.layouts.length > 0, reader.id);
  }
});

test('a reader that does not load, exports nothing or has a taken id is named', async (t) => {
  const cases: [Record<string, string>, RegExp][] = [
    [{ bad: 'syntax error(' }, /providers\/bad\/return\.ts/],
    [{ empty: 'export const x = 1;' }, /neither `reader` nor `readers`/],
    [
      { one: 'export const reader = { id: "r" };', two: 'export const reader = { id: "r" };' },
      /two readers have this id/,
    ],
  ];
  for (const [files, message] of cases) {
    const folder = await tempFolder(t);
    await writeFile(join(folder, 'package.json'), '{"type":"module"}');
    for (const [id, source] of Object.entries(files)) {
      await mkdir(join(folder, id));
      await writeFile(join(folder, id, 'return.js'), source);
    }
    await assert.rejects(loadFrom(pathToFileURL(`${folder}/`)), message);
  }
});
