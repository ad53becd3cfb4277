/** Tars: every way of writing a long name, an odd size or a time; damage; and the same members as another reader of tars finds. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import tar from 'tar-stream';
import { memoryBytes } from '../../src/returns/open/range.js';
import { paxFields, tarHeader } from '../../src/returns/open/tar-header.js';
import { tarMembers } from '../../src/returns/open/tarball.js';
import { zipOf } from './helpers.js';
import { assertWhole, codesOf, contentOf, opened } from './open-helpers.js';

/** What a member's header is to say. */
interface Headers {
  name: string;
  mtime?: Date;
  type?: 'directory' | 'symlink';
  linkname?: string;
}

async function tarOf(...entries: [Headers, string | Buffer][]): Promise<Buffer> {
  const pack = tar.pack();
  for (const [header, content] of entries) pack.entry(header, content);
  pack.finalize();
  const parts: Buffer[] = [];
  for await (const part of pack) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

test('long and foreign names, times, links and folders', async (t) => {
  const long = `${'a long folder/'.repeat(20)}ünïcode.txt`;
  const whole = await tarOf(
    [{ name: long, mtime: new Date('2026-03-04T05:06:07Z') }, 'long'],
    [{ name: 'dir', type: 'directory' }, ''],
    [{ name: 'ln', type: 'symlink', linkname: '/etc/passwd' }, ''],
    [{ name: 'plain.txt' }, 'plain'],
  );
  const result = await opened(t, { 'r.tar': whole });
  assert.deepEqual(
    result.items.map((item) => [item.name, item.size, item.failure?.code]),
    [
      [long, 4, undefined],
      ['ln', 0, 'link-not-followed'],
      ['plain.txt', 5, undefined],
    ],
  );
  assert.equal(result.items[0]!.modified, '2026-03-04T05:06:07');
  assertWhole(result);
});

/** Sets a header's checksum right. */
function summed(head: Buffer): Buffer {
  head.fill(32, 148, 156);
  const sum = head.subarray(0, 512).reduce((all, byte) => all + byte, 0);
  head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return head;
}

test('a size in GNU binary form, an old header without ustar, a sparse member', async (t) => {
  const binary = await tarOf([{ name: 'b.txt' }, 'binary']);
  binary.fill(0, 124, 136);
  binary[124] = 0x80;
  binary[135] = 6;
  const old = await tarOf([{ name: 'old.txt' }, 'old']);
  old.fill(0, 257, 265);
  const sparse = await tarOf([{ name: 's.txt' }, 'sparse']);
  sparse[156] = 'S'.charCodeAt(0);
  const result = await opened(t, { 'b.tar': summed(binary), old: summed(old), 's.tar': summed(sparse) });
  assert.equal(await contentOf(result.items[0]!), 'binary');
  assert.equal(await contentOf(result.items[1]!), 'old');
  assert.equal(result.items[2]!.failure?.code, 'tar-sparse');
});

test('a header with a wrong checksum: it and its content are lost and counted, the members around it are read', async (t) => {
  const whole = await tarOf(
    [{ name: 'a.txt' }, 'first'],
    [{ name: 'b.txt' }, 'second'],
    [{ name: 'c.txt' }, 'third'],
  );
  whole[1024]! ^= 1;
  const result = await opened(t, { 'r.tar': whole });
  assert.deepEqual(
    result.items.map((item) => item.name),
    ['a.txt', 'c.txt'],
  );
  assert.deepEqual(codesOf(result), ['tar-damaged']);
  assert.deepEqual([result.unaccounted, result.archives[0]!.parts!.gaps], [1024, 1024]);
  assert.equal(await contentOf(result.items[1]!), 'third');
});

test('a tar that is cut inside a member gives what there is and fails; a member is a range, so nothing is spooled twice', async (t) => {
  const whole = await tarOf([{ name: 'a.txt' }, 'first'], [{ name: 'b.txt' }, Buffer.alloc(5000, 'x')]);
  for (const [name, bytes] of [
    ['r.tar', whole.subarray(0, 3000)],
    ['r.tgz', gzipSync(whole.subarray(0, 3000))],
  ] as const) {
    const result = await opened(t, { [name]: bytes });
    assert.equal(result.items[1]!.size, 3000 - 1536);
    await assert.rejects(contentOf(result.items[1]!), { code: 'member-cut' });
    assert.equal((await (await result.items[0]!.random()).read(1, 3)).toString(), 'irs');
  }
});

test('a zip in a tar in a gzip in a zip', async (t) => {
  const inner = await tarOf([{ name: 'in.zip' }, await zipOf({ 'deep.txt': 'found' })]);
  const result = await opened(t, { 'r.zip': await zipOf({ 'x.tar.gz': gzipSync(inner) }) });
  assert.equal(result.items[0]!.path, 'r.zip!/x.tar.gz!/x.tar!/in.zip!/deep.txt');
  assert.equal(await contentOf(result.items[0]!), 'found');
  assertWhole(result);
});

test('pax fields: what is broken ends them, without harm', () => {
  assert.deepEqual(
    [...paxFields(Buffer.from('12 path=abc\n8 b=\u00e92\n'))],
    [
      ['path', 'abc'],
      ['b', 'é2'],
    ],
  );
  for (const broken of ['', '99 a=b\n', 'x a=b\n', '-5 a=b\n', '0 a=b\n', '3 a=b\n'])
    assert.deepEqual([...paxFields(Buffer.from(broken))], []);
  assert.equal(tarHeader(Buffer.alloc(512)), null, 'a block of zeros is no header');
});

test('the members are those that tar-stream finds, for any names and sizes', async () => {
  const name = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 300 })
    .filter((text) => !/[\0/\\\n]/.test(text));
  const entry = fc.tuple(
    name,
    fc.nat(3000),
    fc.date({ min: new Date(1000), max: new Date(4e12), noInvalidDate: true }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(entry, { maxLength: 6 }), async (entries) => {
      const whole = await tarOf(
        ...entries.map(([path, size, mtime]): [Headers, Buffer] => [
          { name: path, mtime },
          Buffer.alloc(size, 'z'),
        ]),
      );
      const theirs: [string, number][] = [];
      const extract = tar.extract();
      extract.end(whole);
      for await (const one of extract) {
        theirs.push([one.header.name, one.header.size ?? 0]);
        one.resume();
      }
      const ours: [string, number][] = [];
      const walk = { headers: 0, members: 0, ending: 0, lost: 0, after: 0 };
      for await (const one of tarMembers(memoryBytes(whole), walk)) ours.push([one.name, one.size]);
      assert.deepEqual(ours, theirs);
      assert.equal(walk.headers + walk.members + walk.ending, whole.length);
    }),
    { numRuns: 150 },
  );
});
