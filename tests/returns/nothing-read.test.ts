/** A return of which nothing could be read says so itself. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codes, put, readAll, tempFolder } from './helpers.js';

test('a file of 0 bytes, and bytes that nobody knows, are findings', async (t) => {
  const folder = await tempFolder(t);
  const [empty, strange] = await put(folder, {
    'return.zip': '',
    'strange.bin': Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 149 + 7) % 256)),
  });
  assert.deepEqual(codes((await readAll([empty!])).summary), ['no-bytes']);
  const { summary } = await readAll([strange!]);
  assert.deepEqual(codes(summary), ['nothing-known']);
  assert.equal(summary.ledger.unknown, 1);
});

test('a text that only the generic reader knows is no such finding', async (t) => {
  const [note] = await put(await tempFolder(t), { 'note.txt': 'The records follow next week.' });
  assert.deepEqual(codes((await readAll([note!])).summary), []);
});
