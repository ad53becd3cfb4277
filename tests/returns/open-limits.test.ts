/** Each limit fails what breaks it, and no more; the same archive is read once. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { readReturn } from '../../src/returns/engine.js';
import { LimitGuard } from '../../src/returns/open/limits.js';
import { Opener } from '../../src/returns/open/opener.js';
import { codes, put, tempFolder, zipOf } from './helpers.js';
import { assertWhole, codesOf, contentOf, givenOf, opened } from './open-helpers.js';

test('time: what the consumer does between two chunks does not count, what unpacking takes does', async () => {
  const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
  async function* slow(ms: number): AsyncIterable<Buffer> {
    for (let i = 0; i < 4; i++) {
      await sleep(ms);
      yield Buffer.from('x');
    }
  }
  const all = async (guard: LimitGuard, ms: number, pause: number): Promise<number> => {
    let count = 0;
    for await (const _ of guard.timed('r.zip!/a', slow(ms))) {
      count++;
      await sleep(pause);
    }
    return count;
  };
  assert.equal(await all(new LimitGuard({ memberSeconds: 0.5 }), 1, 200), 4);
  await assert.rejects(all(new LimitGuard({ memberSeconds: 0.5 }), 200, 0), {
    code: 'archive-time',
    remedy: /memberSeconds=/,
  });
  const whole = new LimitGuard({ seconds: 0.5 });
  assert.equal(await all(whole, 10, 0), 4);
  await assert.rejects(
    async () => {
      await all(whole, 70, 0);
      await all(whole, 70, 0);
    },
    { code: 'archive-time', remedy: /--limit seconds=/ },
  );
});

test('a gzip bomb, at any depth, fails alone', async (t) => {
  const bomb = gzipSync(Buffer.alloc(60_000_000));
  const result = await opened(t, { 'r.zip': await zipOf({ 'bomb.gz': bomb, 'good.txt': 'good' }, false) });
  assert.deepEqual(
    result.items.map((item) => [item.name, item.failure?.code]),
    [
      ['bomb.gz', 'archive-bomb'],
      ['good.txt', undefined],
    ],
  );
  assertWhole({ ...result, archives: result.archives.filter((archive) => archive.parts !== undefined) });
});

test('the same archive at the outer level and in a bundle is read once; the copy is set aside with its twin named', async (t) => {
  const inner = await zipOf({ 'chat.csv': 'id,text\n1,hello\n' });
  const bundle = await zipOf({ 'a/part.zip': inner, 'b/copy.zip': inner, 'other.txt': 'x' });
  const result = await opened(t, { 'part.zip': inner, 'bundle.zip': bundle });
  assert.deepEqual(
    result.items.map((item) => [item.path, item.junk]),
    [
      ['part.zip!/chat.csv', null],
      ['bundle.zip!/a/part.zip', 'same bytes as part.zip, whose files were read'],
      ['bundle.zip!/b/copy.zip', 'same bytes as part.zip, whose files were read'],
      ['bundle.zip!/other.txt', null],
    ],
  );
  assertWhole(result);
  const summary = await readReturn([givenOf('part.zip', inner), givenOf('bundle.zip', bundle)], {
    readers: [],
  });
  assert.deepEqual(
    [summary.ledger.setAside, summary.records.total, summary.bytesAccounted],
    [2, 2, inner.length + bundle.length],
  );
});

test('the same archive given twice is read twice, and a warning names both places', async (t) => {
  const inner = await zipOf({ 'chat.csv': 'id,text\n1,hello\n' });
  const bundle = await zipOf({ 'part.zip': inner });
  const paths = await put(await tempFolder(t), { 'one.zip': bundle, 'two.zip': bundle });
  const summary = await readReturn(paths, { readers: [] });
  assert.equal(summary.records.total, 2);
  assert.deepEqual(codes(summary, 'warning'), ['file-repeated']);
  assert.match(summary.warnings[0]!, /one\.zip!\/part\.zip!\/chat\.csv = two\.zip!\/part\.zip!\/chat\.csv/);
});

test('an inner archive with the bytes of one around it is not opened again', async () => {
  const zip = await zipOf({ 'a.txt': 'x' });
  const opener = new Opener({}, []);
  const { stream, random } = givenOf('r.zip', zip);
  const outer = {
    path: 'r.zip',
    name: 'r.zip',
    depth: 0,
    container: null,
    modified: null,
    source: { size: zip.length, stream, random },
    failure: null,
    sha256: null,
    around: [],
  };
  const { self } = await opener.same.meet(outer);
  await opener.add({ ...outer, path: 'r.zip!/r.zip', depth: 1, around: [self] });
  assert.deepEqual(
    opener.items.map((item) => [item.path, item.failure?.code]),
    [['r.zip!/r.zip', 'archive-in-itself']],
  );
  await opener.close();
});

test('a zip of which a member is larger than all that may be unpacked: the others are read', async (t) => {
  const result = await opened(
    t,
    { 'r.zip': await zipOf({ 'a.txt': 'x'.repeat(2000), 'b.txt': 'small' }) },
    { limits: { bytes: 1000 } },
  );
  assert.deepEqual(codesOf(result), ['archive-too-large']);
  assert.equal(await contentOf(result.items[1]!), 'small');
});
