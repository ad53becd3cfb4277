/** Formats that programs of others unpack: 7z, rar, xz, bzip2, zstd, and methods of zip that zlib does not know. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { crc32 } from 'node:zlib';
import { unpack } from '../../src/returns/open/packed/unpack.js';
import { startUnrar } from '../../src/returns/open/packed/unrar.js';
import { memoryBytes } from '../../src/returns/open/range.js';
import { Spool } from '../../src/returns/open/spool.js';
import { tempFolder } from './helpers.js';
import { assertWhole, codesOf, contentOf, opened } from './open-helpers.js';

interface Packer {
  FS: { writeFile(path: string, data: Uint8Array): void; readFile(path: string): Uint8Array };
  callMain(args: string[]): number;
}
type PackerFactory = (options: { print(): void; printErr(): void }) => Promise<Packer>;

/** Optional: a clone without it skips what needs it. */
const packerFactory = await import('7z-wasm').then(
  (module) => module.default as unknown as PackerFactory,
  () => null,
);
const skip = packerFactory === null ? '7z-wasm is not installed' : false;

const random = Buffer.concat(
  Array.from({ length: 20_000 }, (_, i) => createHash('sha256').update(`${i}`).digest()),
);
const files: Record<string, Buffer> = {
  'a/first.txt': Buffer.from('first file, '.repeat(40)),
  'b.bin': random,
  'empty.txt': Buffer.alloc(0),
  'ünïcode.txt': Buffer.from('names in UTF-8'),
};

/** An archive of `files`, made by 7-Zip with these options. */
async function packed(name: string, ...options: string[]): Promise<Buffer> {
  const packer = await packerFactory!({ print: () => undefined, printErr: () => undefined });
  const fs = packer.FS as unknown as { mkdir(path: string): void };
  fs.mkdir('a');
  for (const [path, bytes] of Object.entries(files)) packer.FS.writeFile(path, bytes);
  const one = /\.(xz|bz2)$/.test(name);
  packer.callMain(['a', '-y', ...options, name, ...(one ? ['b.bin'] : Object.keys(files))]);
  return Buffer.from(packer.FS.readFile(name));
}

async function contents(result: Awaited<ReturnType<typeof opened>>): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const item of result.items) {
    const hash = createHash('sha256');
    for await (const chunk of item.stream()) hash.update(chunk);
    found[item.name] = hash.digest('hex');
  }
  return found;
}

const expected = Object.fromEntries(
  Object.entries(files).map(([name, bytes]) => [name, createHash('sha256').update(bytes).digest('hex')]),
);

test('7z: solid and not, every file with its content, its time and all bytes accounted for', {
  skip,
}, async (t) => {
  for (const options of [['-ms=on'], ['-ms=off', '-m0=PPMd'], ['-m0=BZip2'], ['-m0=Copy']]) {
    const result = await opened(t, { 'r.7z': await packed('x.7z', ...options) });
    assert.deepEqual(await contents(result), expected);
    assertWhole(result);
    assert.deepEqual([result.archives[0]!.kind, result.archives[0]!.by], ['7z', '7-Zip, in a worker']);
    assert.match(result.items[0]!.modified!, /^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d$/);
  }
});

test('7z with a password, its names encrypted or not: several are tried', { skip }, async (t) => {
  for (const header of ['on', 'off']) {
    const bytes = await packed('x.7z', '-priver42', `-mhe=${header}`);
    const right = await opened(t, { 'r.7z': bytes }, { password: 'sea', passwords: ['lake', 'river42'] });
    assert.deepEqual(await contents(right), expected, header);
    const wrong = await opened(t, { 'r.7z': bytes }, { passwords: ['sea'] });
    const without = await opened(t, { 'r.7z': bytes });
    for (const [result, code] of [
      [wrong, 'zip-password-wrong'],
      [without, 'zip-password-needed'],
    ] as const) {
      const failed = result.items.filter((item) => item.size > 0 || item.failure !== null);
      assert.ok(
        failed.length > 0 && failed.every((item) => item.failure?.code === code),
        `${header} ${code}`,
      );
    }
  }
});

test('a 7z inside a zip inside a 7z', { skip }, async (t) => {
  const packer = await packerFactory!({ print: () => undefined, printErr: () => undefined });
  packer.FS.writeFile('in.7z', await packed('x.7z'));
  packer.callMain(['a', '-tzip', 'mid.zip', 'in.7z']);
  packer.callMain(['a', 'out.7z', 'mid.zip']);
  const result = await opened(t, { 'r.7z': Buffer.from(packer.FS.readFile('out.7z')) });
  assert.equal(result.items[0]!.path.split('!/').length, 4);
  assert.deepEqual(await contents(result), expected);
});

test('a 7z that is cut, changed or no 7z at all fails with a reason', { skip }, async (t) => {
  const bytes = await packed('x.7z', '-ms=off', '-m0=Copy');
  const cut = await opened(t, { 'r.7z': bytes.subarray(0, 5000) });
  assert.deepEqual(codesOf(cut), ['archive-unreadable']);
  const changed = Buffer.from(bytes);
  changed[changed.indexOf(random.subarray(1000, 1032))]! ^= 1;
  const result = await opened(t, { 'r.7z': changed });
  const bad = result.items.find((item) => item.name === 'b.bin')!;
  await assert.rejects(contentOf(bad), { code: 'member-damaged', what: /checksum/ });
  const good = result.items.find((item) => item.name === 'a/first.txt')!;
  assert.equal(await contentOf(good), 'first file, '.repeat(40));
});

test('xz, bzip2 and zstd hold one file, which gets their name without the ending', { skip }, async (t) => {
  const raw = zstdOf(random.subarray(0, 1000));
  const result = await opened(t, {
    'b.bin.xz': await packed('b.xz', '-txz'),
    'b.bin.bz2': await packed('b.bz2', '-tbzip2'),
    'c.txt.zst': raw,
  });
  assert.deepEqual(
    result.items.map((item) => item.name),
    ['b.bin', 'b.bin', 'c.txt'],
  );
  for (const [i, bytes] of [random, random, random.subarray(0, 1000)].entries()) {
    const got: Buffer[] = [];
    for await (const chunk of result.items[i]!.stream()) got.push(chunk);
    assert.ok(Buffer.concat(got).equals(bytes), result.items[i]!.path);
  }
  assertWhole(result);
});

/** A Zstandard frame with one raw block (RFC 8878, 3.1.1). */
function zstdOf(bytes: Buffer): Buffer {
  const head = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x60, 0, 0, 0, 0, 0]);
  head.writeUInt16LE(bytes.length - 256, 5);
  head.writeUIntLE((bytes.length << 3) | 1, 7, 3);
  return Buffer.concat([head, bytes]);
}

test('zip members by Deflate64, bzip2, LZMA and PPMd; one by an unknown method says so', {
  skip,
}, async (t) => {
  for (const method of ['Deflate64', 'BZip2', 'LZMA', 'PPMd']) {
    const result = await opened(t, { 'r.zip': await packed('x.zip', '-tzip', `-mm=${method}`) });
    assert.deepEqual(await contents(result), expected, method);
    assertWhole(result);
  }
  const odd = await packed('x.zip', '-tzip', '-mm=Copy');
  for (const mark of ['PK\x03\x04', 'PK\x01\x02'])
    odd.writeUInt16LE(77, odd.indexOf(mark, 0, 'latin1') + (mark[2] === '\x03' ? 8 : 10));
  const result = await opened(t, { 'r.zip': odd });
  assert.deepEqual(codesOf(result), ['member-method']);
  assert.match(result.findings[0]!.text, /method 77.*unpack it with 7-Zip/);
});

/** A rar of version 4 whose files are stored (technote.txt of unrar: block headers with their own checksums). */
function rarOf(parts: Record<string, Buffer>): Buffer {
  const block = (type: number, flags: number, body: Buffer, data: Buffer = Buffer.alloc(0)): Buffer => {
    const head = Buffer.alloc(7);
    head.writeUInt8(type, 2);
    head.writeUInt16LE(flags, 3);
    head.writeUInt16LE(7 + body.length, 5);
    head.writeUInt16LE(crc32(Buffer.concat([head.subarray(2), body])) & 0xffff, 0);
    return Buffer.concat([head, body, data]);
  };
  const blocks = Object.entries(parts).map(([name, data]) => {
    const body = Buffer.alloc(25);
    body.writeUInt32LE(data.length, 0);
    body.writeUInt32LE(data.length, 4);
    body.writeUInt8(3, 8);
    body.writeUInt32LE(crc32(data), 9);
    body.writeUInt32LE(0x5b6a8c41, 13);
    body.writeUInt8(29, 17);
    body.writeUInt8(0x30, 18);
    body.writeUInt16LE(name.length, 19);
    body.writeUInt32LE(0o100644, 21);
    return block(0x74, 0x8000, Buffer.concat([body, Buffer.from(name)]), data);
  });
  return Buffer.concat([
    Buffer.from('Rar!\x1a\x07\x00', 'latin1'),
    block(0x73, 0, Buffer.alloc(6)),
    ...blocks,
    block(0x7b, 0x4000, Buffer.alloc(0)),
  ]);
}

const rarFiles = { 'a/one.txt': Buffer.from('first file\n'.repeat(500)), 'b.txt': Buffer.from('second') };

test('rar', { skip }, async (t) => {
  const rar = rarOf(rarFiles);
  const result = await opened(t, { 'r.rar': rar });
  assert.deepEqual(
    result.items.map((item) => item.name),
    ['a/one.txt', 'b.txt'],
  );
  assert.equal(await contentOf(result.items[0]!), 'first file\n'.repeat(500));
  assertWhole(result);
  const cut = await opened(t, { 'r.rar': rar.subarray(0, 3000) });
  assert.ok(cut.items.every((item) => item.name !== 'b.txt'));
  await assert.rejects(contentOf(cut.items[0]!), { code: 'member-damaged' });
});

test('rar by unrar, which is used where 7-Zip is not installed', async (t) => {
  const unrar = await startUnrar();
  if (unrar === null) return t.skip('node-unrar-js is not installed');
  const rar = rarOf(rarFiles);
  const pieces: Uint8Array[] = [];
  const channel = {
    read: (target: Uint8Array, offset: number) => rar.copy(target, 0, offset),
    give: ({ bytes }: { bytes: Uint8Array }) => void pieces.push(bytes),
  };
  unrar.give(channel, rar.length);
  const { entries } = await unrar.list(null);
  assert.deepEqual(
    entries.map(({ name, size, crc }) => [name, size, crc]),
    Object.entries(rarFiles).map(([name, data]) => [name, data.length, crc32(data)]),
  );
  assert.deepEqual(await unrar.unpack(null, channel, () => undefined), []);
  assert.equal(Buffer.concat(pieces).toString(), `${'first file\n'.repeat(500)}second`);
});

test('an archive that takes too long is ended, and one that unpacks to more than it states', {
  skip,
}, async (t) => {
  const spool = new Spool(await tempFolder(t));
  t.after(() => spool.close());
  const wish = {
    type: '7z' as const,
    bytes: memoryBytes(await packed('x.7z')),
    password: null,
    where: 'r.7z',
    spool,
    seconds: 60,
    signal: undefined,
    allow: (): number | null => 1e9,
    wants: () => true,
  };
  await assert.rejects(unpack({ ...wish, seconds: 0.001 }), { code: 'archive-time' });
  await assert.rejects(unpack({ ...wish, allow: () => 100_000 }), { code: 'archive-bomb' });
  const stop = new AbortController();
  const allow = (): number => {
    setImmediate(() => stop.abort());
    return 1e9;
  };
  await assert.rejects(unpack({ ...wish, allow, signal: stop.signal }), { name: 'AbortError' });
  assert.equal((await unpack(wish)).files!.length, 4);
});

test('limits hold for these too: size of a member, ratio, entries', { skip }, async (t) => {
  const bytes = await packed('x.7z');
  const large = await opened(t, { 'r.7z': bytes }, { limits: { unpacked: 100_000 } });
  assert.deepEqual(
    large.items.filter((item) => item.failure !== null).map((item) => [item.name, item.failure!.code]),
    [['b.bin', 'member-too-large']],
  );
  const few = await opened(t, { 'r.7z': bytes }, { limits: { entries: 3 } });
  assert.deepEqual(codesOf(few), ['archive-too-many-entries']);
  const packer = await packerFactory!({ print: () => undefined, printErr: () => undefined });
  packer.FS.writeFile('zeros', Buffer.alloc(20_000_000));
  packer.callMain(['a', 'z.7z', 'zeros']);
  const bomb = await opened(t, { 'r.7z': Buffer.from(packer.FS.readFile('z.7z')) });
  assert.deepEqual(codesOf(bomb), ['archive-bomb']);
});
