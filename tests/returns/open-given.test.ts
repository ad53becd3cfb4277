/** What is given need not be a file on disk; and what is kept meanwhile is never in clear on one. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { readReturn } from '../../src/returns/engine.js';
import { openReturn } from '../../src/returns/open/open-return.js';
import { rangeOf } from '../../src/returns/open/range.js';
import { Spool } from '../../src/returns/open/spool.js';
import { tempFolder, zipOf } from './helpers.js';
import { contentOf, givenOf } from './open-helpers.js';

/** 12 MB that deflate cannot shrink below the memory that the spool may use. */
const noise = createHash('shake256', { outputLength: 12_000_000 }).update('noise').digest();

test('bytes under a name are opened as a file of that name would be', async () => {
  const zip = await zipOf({ 'a.csv': 'id,text\n1,hello\n', 'inner.zip': await zipOf({ 'b.txt': 'deep' }) });
  const opened = await openReturn([givenOf('ret/return.zip', zip)]);
  assert.deepEqual(
    opened.items.map((item) => item.path),
    ['ret/return.zip!/a.csv', 'ret/return.zip!/inner.zip!/b.txt'],
  );
  assert.equal(await contentOf(opened.items[1]!), 'deep');
  assert.deepEqual(opened.received, [
    { name: 'ret/return.zip', bytes: zip.length, sha256: createHash('sha256').update(zip).digest('hex') },
  ]);
  await opened.close();
  const summary = await readReturn([givenOf('return.zip', zip)], { readers: [] });
  assert.equal(summary.bytesAccounted, zip.length);
  assert.equal(summary.files, 2);
});

test('a stored zip inside a zip is opened where it lies: nothing is spooled', async (t) => {
  const spool = await tempFolder(t);
  const inner = await zipOf({ 'big.bin': noise }, false);
  const opened = await openReturn(
    [givenOf('r.zip', await zipOf({ 'in.zip': await zipOf({ 'x.zip': inner }, false) }, false))],
    {
      tempDir: spool,
    },
  );
  assert.equal(opened.items[0]!.depth, 3);
  assert.equal(opened.items[0]!.size, 12_000_000);
  assert.deepEqual(readdirSync(spool), []);
  await opened.close();
});

test('what must be kept of a large inner archive is on disk encrypted, and gone at the end', async (t) => {
  const spool = await tempFolder(t);
  const secret = noise;
  const inner = await zipOf({ 'big.bin': secret }, false);
  const opened = await openReturn([givenOf('r.zip', await zipOf({ 'in.zip': inner }))], { tempDir: spool });
  const [folder] = readdirSync(spool);
  const files = readdirSync(join(spool, folder!));
  assert.equal(files.length, 1);
  const onDisk = readFileSync(join(spool, folder!, files[0]!));
  assert.ok(onDisk.length > inner.length, 'it is all there');
  for (const at of [0, 5_000_000, 11_999_900])
    assert.equal(onDisk.indexOf(secret.subarray(at, at + 32)), -1, 'and none of it in clear');
  assert.equal(onDisk.indexOf('PK\x03\x04'), -1);
  const hash = createHash('sha256');
  for await (const chunk of opened.items[0]!.stream()) hash.update(chunk);
  assert.equal(hash.digest('hex'), createHash('sha256').update(secret).digest('hex'));
  await opened.close();
  assert.deepEqual(readdirSync(spool), []);
});

test('any place of what was kept can be read, however it came', async (t) => {
  const spool = new Spool(await tempFolder(t));
  const content = noise.subarray(0, 9_500_000);
  async function* inPieces(): AsyncIterable<Buffer> {
    for (let at = 0, size = 1; at < content.length; at += size, size = (size * 7 + 13) % 300_000)
      yield content.subarray(at, at + size);
  }
  const kept = await spool.random(inPieces());
  assert.equal(kept.size, content.length);
  await fc.assert(
    fc.asyncProperty(fc.nat(content.length + 100), fc.nat(200_000), async (offset, length) => {
      const got = await kept.read(offset, length);
      assert.ok(got.equals(content.subarray(offset, offset + length)));
    }),
    { numRuns: 60 },
  );
  const streamed: Buffer[] = [];
  for await (const chunk of rangeOf(kept, 100, 3_000_000)) streamed.push(chunk);
  assert.ok(Buffer.concat(streamed).equals(content.subarray(100, 3_000_100)));
  await spool.close();
});

test('a spooled file that something else changed is noticed', async (t) => {
  const folder = await tempFolder(t);
  const spool = new Spool(folder);
  async function* whole(): AsyncIterable<Buffer> {
    yield noise;
  }
  const kept = await spool.random(whole());
  const [own] = readdirSync(folder);
  const file = join(folder, own!, '0');
  const bytes = readFileSync(file);
  bytes[200_000]! ^= 1;
  writeFileSync(file, bytes);
  await assert.rejects(kept.read(190_000, 20_000), { code: 'spool-changed' });
  assert.equal((await kept.read(0, 100)).length, 100, 'the rest can be read');
  await spool.close();
});

test('what a killed reading left is swept by the next; what lives, or is of another machine, is not', async (t) => {
  const folder = await tempFolder(t);
  const host = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
  // No Linux process has a number above 2^22.
  const dead = `tecum-spool-${host}-4194999-abc`;
  const kept = [`tecum-spool-${host}-${process.pid}-abc`, 'tecum-spool-00000000-4194999-abc', 'other'];
  for (const name of [dead, ...kept]) mkdirSync(join(folder, name));
  writeFileSync(join(folder, dead, '0'), 'left behind');
  const spool = new Spool(folder);
  await spool.sealedFile();
  assert.equal(readdirSync(folder).includes(dead), false);
  for (const name of kept) assert.ok(readdirSync(folder).includes(name), name);
  await spool.close();
});

test('many files given are read with few of them open', async (t) => {
  const folder = await tempFolder(t);
  for (let i = 0; i < 300; i++) writeFileSync(join(folder, `${i}.txt`), `content ${i}`);
  const opened = await openReturn([folder]);
  const open = () => readdirSync('/proc/self/fd').length;
  const before = open();
  const randoms = await Promise.all(opened.items.map((item) => item.random()));
  const read = await Promise.all(randoms.map((random) => random.read(0, 100)));
  assert.deepEqual(new Set(read.map(String)).size, 300);
  for (const item of opened.items) await contentOf(item);
  assert.ok(open() - before <= 60, `${open()} files open`);
  await opened.close();
});
