/** Every byte of an archive is explained: data, headers, directory, comment, what stands before, after and between. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import yazl from 'yazl';
import { Dice } from '../fuzz/open/dice.js';
import { makeTar } from '../fuzz/open/make-tar.js';
import { makeZip } from '../fuzz/open/make-zip.js';
import { zipOf } from './helpers.js';
import { assertWhole, codesOf, contentOf, opened } from './open-helpers.js';

const parts = [
  { name: 'a.txt', content: Buffer.from('first '.repeat(500)) },
  { name: 'b.txt', content: Buffer.from('second') },
];

test('an honest zip: data, headers and directory are all of it', async (t) => {
  const zip = await zipOf({ 'a.txt': 'x'.repeat(1000), 'b.txt': 'y' }, false);
  const result = await opened(t, { 'r.zip': zip });
  assertWhole(result);
  // Stored: 1001 bytes of data; the end record has 22 bytes, each entry of the directory 46, its name, and 9 of a time stamp.
  assert.equal(result.archives[0]!.parts!.members, 1001);
  assert.equal(result.archives[0]!.parts!.directory, 22 + 2 * (46 + 5 + 9));
  assert.deepEqual(codesOf(result), []);
});

test('a comment', async (t) => {
  const zip = new yazl.ZipFile();
  zip.addBuffer(Buffer.from('data'), 'a.txt');
  zip.end({ comment: 'Production 17, sealed', forceZip64Format: false });
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  const result = await opened(t, { 'r.zip': Buffer.concat(chunks) });
  assertWhole(result);
  assert.equal(result.archives[0]!.parts!.comment, 'Production 17, sealed'.length);
});

test('zip64', async (t) => {
  const zip = new yazl.ZipFile();
  zip.addBuffer(Buffer.from('data'), 'a.txt', { forceZip64Format: true } as object);
  zip.addReadStreamLazy('b.txt', { forceZip64Format: true }, (give) => {
    import('node:stream').then(({ Readable }) => give(null, Readable.from([Buffer.from('streamed')])));
  });
  zip.end({ forceZip64Format: true, comment: '' });
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  assert.ok(bytes.includes('PK\x06\x06'), 'it has a zip64 end record');
  for (const [name, whole] of [
    ['r.zip', bytes],
    ['r.exe', Buffer.concat([Buffer.from('MZ a program'), bytes])],
  ] as const) {
    const result = await opened(t, { [name]: whole });
    assertWhole(result);
    assert.deepEqual(await Promise.all(result.items.map(contentOf)), ['data', 'streamed']);
  }
});

test('a self-extracting zip: the program before it, and bytes after it, are counted and said', async (t) => {
  const zip = makeZip(new Dice(1), parts);
  const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(998, 0xcc)]);
  const result = await opened(t, {
    'setup.exe': Buffer.concat([program, zip, Buffer.from('trailing junk')]),
  });
  assertWhole(result);
  assert.equal(result.archives[0]!.parts!.before, 1000);
  assert.equal(result.archives[0]!.parts!.after, 13);
  assert.deepEqual(codesOf(result), ['archive-bytes-before', 'archive-bytes-after']);
  assert.equal(await contentOf(result.items[0]!), 'first '.repeat(500));
});

test('bytes between members: padding is passed over, anything else is said', async (t) => {
  const gap = 300;
  // The dice leave a gap behind every second member; a seed with one behind the first is looked for.
  const zip = makeZip(new Dice(3), parts, { gap });
  const result = await opened(t, { 'r.zip': zip });
  assertWhole(result);
  const { gaps } = result.archives[0]!.parts!;
  assert.ok(gaps > 0 && gaps % gap === 0, `${gaps}`);
  assert.equal(codesOf(result).filter((code) => code === 'archive-bytes-gap').length, gaps / gap);
  const noisy = await zipOf({ 'a.txt': 'x', 'b.txt': 'y' }, false);
  const second = noisy.indexOf('PK\x03\x04', 4, 'latin1');
  const padded = Buffer.concat([noisy.subarray(0, second), Buffer.alloc(200), noisy.subarray(second)]);
  const place = (mark: string, skip: number) => padded.lastIndexOf(mark, undefined, 'latin1') + skip;
  padded.writeUInt32LE(second + 200, place('PK\x01\x02', 42));
  padded.writeUInt32LE(padded.readUInt32LE(place('PK\x05\x06', 16)) + 200, place('PK\x05\x06', 16));
  const zeros = await opened(t, { 'r.zip': padded });
  assertWhole(zeros);
  assert.deepEqual([zeros.archives[0]!.parts!.gaps, codesOf(zeros)], [200, []]);
});

test('a member that the directory does not name is found and read', async (t) => {
  const zip = await zipOf(
    { 'a.txt': 'kept', 'gone.txt': 'taken out of the directory', 'c.txt': 'kept too' },
    false,
  );
  const first = zip.indexOf('PK\x01\x02', 0, 'latin1');
  const second = zip.indexOf('PK\x01\x02', first + 4, 'latin1');
  const third = zip.indexOf('PK\x01\x02', second + 4, 'latin1');
  const edited = Buffer.concat([zip.subarray(0, second), zip.subarray(third)]);
  const end = edited.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  edited.writeUInt16LE(2, end + 8);
  edited.writeUInt16LE(2, end + 10);
  edited.writeUInt32LE(edited.readUInt32LE(end + 12) - (third - second), end + 12);
  const result = await opened(t, { 'r.zip': edited });
  assertWhole(result);
  assert.deepEqual(codesOf(result), ['zip-unlisted']);
  assert.deepEqual(
    result.items.map((item) => item.name),
    ['a.txt', 'c.txt', 'gone.txt'],
  );
  assert.equal(await contentOf(result.items[2]!), 'taken out of the directory');
});

test('two zips, one behind the other: both are read', async (t) => {
  const two = Buffer.concat([await zipOf({ 'a.txt': 'one' }), await zipOf({ 'b.txt': 'two' })]);
  const result = await opened(t, { 'r.zip': two });
  assertWhole(result);
  assert.deepEqual(result.items.map((item) => item.name).sort(), ['a.txt', 'b.txt']);
  assert.deepEqual((await Promise.all(result.items.map(contentOf))).sort(), ['one', 'two']);
});

test('a bundle cut off inside a zip that lies stored in it is not taken for that zip', async (t) => {
  const inner = await zipOf({ 'deep.txt': 'whole' }, false);
  const outer = await zipOf({ 'first.txt': 'x'.repeat(100), 'inner.zip': inner, 'last.txt': 'lost' }, false);
  const cut = outer.subarray(0, outer.indexOf('last.txt') - 30);
  const result = await opened(t, { 'r.zip': cut });
  assert.deepEqual(
    result.items.map((item) => item.path),
    ['r.zip!/first.txt', 'r.zip!/inner.zip!/deep.txt'],
  );
  assert.deepEqual(codesOf(result), ['zip-truncated']);
  assert.equal(await contentOf(result.items[1]!), 'whole');
});

test('gzip: several members are one content, what follows the last is counted and said', async (t) => {
  const one = gzipSync('first part, ');
  const whole = Buffer.concat([one, gzipSync('second part')]);
  const result = await opened(t, {
    'a.txt.gz': whole,
    'b.txt.gz': Buffer.concat([whole, Buffer.from('junk')]),
  });
  assertWhole(result);
  assert.deepEqual(await Promise.all(result.items.map(contentOf)), Array(2).fill('first part, second part'));
  assert.deepEqual(
    result.archives.map((archive) => archive.parts!.after),
    [0, 4],
  );
  assert.deepEqual(codesOf(result), ['archive-bytes-after']);
});

test('gzip of a long content: its size is counted, and it streams without taking space', async (t) => {
  const long = new Dice(9).bytes(300_000);
  const twenty = Buffer.concat(Array<Buffer>(70).fill(long));
  const result = await opened(t, { 'log.gz': gzipSync(twenty) });
  assert.equal(result.items[0]!.size, 21_000_000);
  let size = 0;
  for await (const chunk of result.items[0]!.stream()) size += chunk.length;
  assert.equal(size, 21_000_000);
  const random = await result.items[0]!.random();
  assert.equal((await random.read(21_000_000 - 5, 100)).toString('hex'), long.subarray(-5).toString('hex'));
});

test('tar: headers, data, the empty blocks at the end and what follows them', async (t) => {
  const tar = makeTar(new Dice(5), parts);
  const ended = Buffer.concat([tar.subarray(0, 512 + 3072 + 512 + 512), Buffer.alloc(1024)]);
  const result = await opened(t, {
    'a.tar': ended,
    'b.tar': Buffer.concat([ended, Buffer.from('junk behind it')]),
  });
  assertWhole(result);
  assert.deepEqual(result.archives[0]!.parts, {
    members: 3006,
    headers: 2 * 512 + (3072 - 3000) + (512 - 6),
    directory: 1024,
    comment: 0,
    before: 0,
    after: 0,
    gaps: 0,
  });
  assert.equal(result.archives[1]!.parts!.after, 14);
  assert.deepEqual(codesOf(result), ['archive-bytes-after']);
});
