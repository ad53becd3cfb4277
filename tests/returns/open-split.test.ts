/** Archives that were split into parts, put together when all parts are there. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openReturn } from '../../src/returns/open/open-return.js';
import { tempFolder, zipOf } from './helpers.js';
import { assertWhole, codesOf, contentOf, opened } from './open-helpers.js';

const noise = createHash('shake256', { outputLength: 200_000 }).update('split').digest();

test('x.zip.001, .002, .003: joined in the order of their numbers, however they are given', async (t) => {
  const whole = await zipOf({ 'a.txt': 'first', 'b.bin': noise });
  const cut = (from: number, to?: number): Buffer => whole.subarray(from, to);
  const parts = {
    'x.zip.003': cut(150_000),
    'other.txt': 'beside',
    'x.zip.001': cut(0, 70_000),
    'x.zip.002': cut(70_000, 150_000),
  };
  const result = await opened(t, parts);
  assert.deepEqual(
    result.items.map((item) => item.path),
    ['x.zip!/a.txt', 'x.zip!/b.bin', 'other.txt'],
  );
  assert.equal(await contentOf(result.items[0]!), 'first');
  assert.equal(result.received.length, 4);
  assert.equal(result.bytes, whole.length + 6);
  assertWhole(result);
  assert.deepEqual(codesOf(result), ['archive-joined']);
});

test('a part that is missing is named, and the others say what to do', async (t) => {
  const whole = await zipOf({ 'b.bin': noise });
  const result = await opened(t, {
    'x.zip.001': whole.subarray(0, 50_000),
    'x.zip.003': whole.subarray(100_000),
  });
  assert.deepEqual(
    result.items.map((item) => item.failure?.code),
    ['archive-split', 'archive-split'],
  );
  assert.match(result.findings[0]!.text, /part 2 is not here.*all parts together/s);
});

test('x.z01, x.z02 … x.zip, as zip -s makes them', async (t) => {
  if (spawnSync('zip', ['-v']).status !== 0) return t.skip('there is no zip program on this machine');
  const folder = await tempFolder(t);
  writeFileSync(join(folder, 'b.bin'), noise);
  writeFileSync(join(folder, 'a.txt'), 'first '.repeat(100));
  execFileSync('zip', ['-q', '-s', '64k', 'x.zip', 'b.bin', 'a.txt'], { cwd: folder });
  const parts = readdirSync(folder).filter((name) => name.startsWith('x.'));
  assert.ok(parts.length >= 4, parts.join());
  const result = await openReturn(parts.map((name) => join(folder, name)));
  t.after(() => result.close());
  const random = await result.items[0]!.random();
  assert.ok((await random.read(0, 300_000)).equals(noise));
  assert.equal(await contentOf(result.items[1]!), 'first '.repeat(100));
  assertWhole(result);
  const alone = await openReturn([join(folder, 'x.zip')]);
  t.after(() => alone.close());
  assert.deepEqual(codesOf(alone), ['archive-split']);
  const headless = await openReturn(
    parts.filter((name) => name !== 'x.zip').map((name) => join(folder, name)),
  );
  t.after(() => headless.close());
  assert.match(headless.findings[0]!.text, /its last part, the \.zip, is not here/);
});
