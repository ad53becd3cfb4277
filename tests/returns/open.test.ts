/** Opening: archives in archives, damage, hostile names, bombs. Every bad input is made here. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { BlobWriter, TextReader, ZipWriter } from '@zip.js/zip.js';
import tar from 'tar-stream';
import { openReturn } from '../../src/returns/open/open-return.js';
import { put, tempFolder, zipOf } from './helpers.js';
import { contentOf, opened } from './open-helpers.js';

async function encryptedZip(text: string, password: string, zipCrypto: boolean): Promise<Buffer> {
  const writer = new ZipWriter(new BlobWriter(), { password, zipCrypto, encryptionStrength: 3 });
  await writer.add('secret.csv', new TextReader(text));
  return Buffer.from(await (await writer.close()).arrayBuffer());
}

const long = 'row after row of text that packs well, '.repeat(5000);

test('files, folders and zips inside zips: every file an item, archives none', async (t) => {
  const inner = await zipOf({ 'b/c.txt': 'deep', 'empty.txt': '' });
  const zip = await zipOf({ 'a.txt': long, 'part.zip': inner });
  const result = await opened(t, { 'return.zip': zip, 'loose.txt': 'here' });
  assert.deepEqual(
    result.items.map((item) => [item.path, item.size, item.depth, item.container]),
    [
      ['return.zip!/a.txt', long.length, 1, 0],
      ['return.zip!/part.zip!/b/c.txt', 4, 2, 1],
      ['return.zip!/part.zip!/empty.txt', 0, 2, 1],
      ['loose.txt', 4, 0, null],
    ],
  );
  assert.deepEqual(
    result.archives.map(({ path, members, kind }) => [path, members, kind]),
    [
      ['return.zip', 2, 'zip'],
      ['return.zip!/part.zip', 2, 'zip'],
    ],
  );
  assert.equal(await contentOf(result.items[0]!), long);
  assert.equal(await contentOf(result.items[1]!), 'deep');
  assert.equal(result.bytes, zip.length + 4);
  assert.equal(result.unaccounted, 0);
  assert.equal(result.received[0]!.sha256, createHash('sha256').update(zip).digest('hex'));
});

test('an archive that hides under another name is still opened; an office document is not', async (t) => {
  const result = await opened(t, {
    'data.bin': await zipOf({ 'a.txt': 'x' }),
    'sheet.dat': await zipOf({ '[Content_Types].xml': '<Types/>' }),
  });
  assert.deepEqual(
    result.items.map((item) => item.path),
    ['data.bin!/a.txt', 'sheet.dat'],
  );
});

test('hostile names are findings, and their files are read as data, written nowhere', async (t) => {
  // yazl refuses such names, so they are put in after it has written names of the same length.
  const names: [string, string][] = [
    ['aaaaaaaa/evil.csv', '../../../evil.csv'],
    ['b/etc/passwd.txt', '/tmp/passwd.txt '.trimEnd().padEnd(16, 'x')],
    ['cc/windows.txt', '..\\windows.txt'],
    ['d/drive.txt', 'C:drive.txt'],
  ];
  let zip = await zipOf({
    ...Object.fromEntries(names.map(([plain]) => [plain, 'data'])),
    'good.txt': 'good',
  });
  for (const [plain, hostile] of names) {
    assert.equal(plain.length, hostile.length);
    zip = Buffer.from(zip.toString('latin1').replaceAll(plain, hostile), 'latin1');
  }
  const result = await opened(t, { 'return.zip': zip });
  assert.equal(result.items.length, 5);
  assert.equal(await contentOf(result.items[0]!), 'data');
  assert.deepEqual(
    result.findings.map((finding) => [finding.code, finding.item]),
    [
      ['name-hostile', 0],
      ['name-hostile', 1],
      ['name-hostile', 2],
      ['name-hostile', 3],
    ],
  );
  assert.match(result.findings[0]!.text, /climbs out of its folder.*Nothing was written/);
});

test('a truncated zip: whole members are read, the cut one is named, the lost bytes are counted', async (t) => {
  const random = Buffer.concat(
    Array.from({ length: 1000 }, (_, i) => createHash('sha256').update(`${i}`).digest()),
  );
  const zip = await zipOf({ 'one.txt': long, 'two.bin': random, 'three.txt': 'never reached' });
  const cut = zip.subarray(0, 6000);
  const result = await opened(t, { 'return.zip': cut });
  assert.deepEqual(
    result.items.map((item) => item.name),
    ['one.txt', 'two.bin'],
  );
  assert.equal(await contentOf(result.items[0]!), long);
  await assert.rejects(contentOf(result.items[1]!), { code: 'member-cut' });
  // The second member begins where its local header stands; from there on nothing whole can be had.
  assert.equal(result.unaccounted, 6000 - zip.indexOf('PK\x03\x04', 4, 'latin1'));
  assert.deepEqual(
    result.findings.map((finding) => finding.code),
    ['zip-truncated'],
  );
  assert.match(result.findings[0]!.text, /1 whole members were found.*inside "two\.bin"/);
});

test('a truncated zip whose members state no sizes is walked by inflating', async (t) => {
  const member = (name: string, text: string): Buffer => {
    const data = deflateRawSync(text);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(8, 6);
    head.writeUInt16LE(8, 8);
    head.writeUInt16LE(name.length, 26);
    const tail = Buffer.alloc(16);
    tail.writeUInt32LE(0x08074b50, 0);
    tail.writeUInt32LE(crcOf(text), 4);
    tail.writeUInt32LE(data.length, 8);
    tail.writeUInt32LE(text.length, 12);
    return Buffer.concat([head, Buffer.from(name), data, tail]);
  };
  const zip = Buffer.concat([
    member('a.txt', long),
    member('b.txt', 'second'),
    member('c.txt', long).subarray(0, 100),
  ]);
  const result = await opened(t, { 'return.zip': zip });
  assert.deepEqual(
    result.items.map((item) => item.name),
    ['a.txt', 'b.txt', 'c.txt'],
  );
  assert.equal(await contentOf(result.items[0]!), long);
  assert.equal(await contentOf(result.items[1]!), 'second');
  await assert.rejects(contentOf(result.items[2]!), { code: 'member-cut' });
});

/** CRC-32 as the zip format defines it, bit by bit. */
function crcOf(text: string): number {
  let crc = 0xffffffff;
  for (const byte of Buffer.from(text)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

test('one damaged member fails alone', async (t) => {
  const zip = await zipOf({ 'a.txt': 'good one', 'b.txt': long, 'c.txt': 'good two' });
  const at = zip.indexOf('PK\x03\x04', 4, 'latin1') + 60;
  for (let i = at; i < at + 20; i++) zip[i]! ^= 0x5a;
  const result = await opened(t, { 'return.zip': zip });
  assert.equal(await contentOf(result.items[0]!), 'good one');
  await assert.rejects(contentOf(result.items[1]!), { code: 'member-damaged' });
  assert.equal(await contentOf(result.items[2]!), 'good two');
});

test('a changed byte that still unpacks is caught by its checksum', async (t) => {
  const zip = await zipOf({ 'a.txt': 'stored as it is' }, false);
  zip[zip.indexOf('stored')]! ^= 1;
  const result = await opened(t, { 'return.zip': zip });
  await assert.rejects(contentOf(result.items[0]!), {
    code: 'member-damaged',
    what: /checksum does not fit/,
  });
});

test('encrypted zips: AES and ZipCrypto with the password, a clear failure without or with a wrong one', async (t) => {
  for (const zipCrypto of [false, true]) {
    const zip = await encryptedZip(long, 'river42', zipCrypto);
    const right = await opened(t, { 'return.zip': zip }, { password: 'river42' });
    assert.equal(await contentOf(right.items[0]!), long);
    const without = await opened(t, { 'return.zip': zip });
    assert.equal(without.items[0]!.failure?.code, 'zip-password-needed');
    assert.deepEqual(
      without.findings.map((finding) => finding.code),
      ['zip-password-needed'],
    );
    await assert.rejects(contentOf(without.items[0]!), { code: 'zip-password-needed' });
    assert.equal(without.unaccounted, 0);
  }
  const wrong = await opened(
    t,
    { 'return.zip': await encryptedZip(long, 'river42', false) },
    { password: 'sea' },
  );
  assert.equal(wrong.items[0]!.failure?.code, 'zip-password-wrong');
});

test('several passwords: each member is opened by the one that fits, though one byte is all that ZipCrypto tells', async (t) => {
  // Of 300 wrong ones about one passes the byte that is kept for this.
  const wrong = Array.from({ length: 300 }, (_, i) => `wrong${i}`);
  const crypto = await opened(
    t,
    { 'r.zip': await encryptedZip(long, 'river42', true) },
    { passwords: [...wrong, 'river42'] },
  );
  assert.equal(await contentOf(crypto.items[0]!), long);
  const both = await zipOf({
    'one.zip': await encryptedZip('first', 'river42', true),
    'two.zip': await encryptedZip('other', 'lake17', false),
  });
  const result = await opened(t, { 'r.zip': both }, { passwords: ['sea', 'lake17', 'river42'] });
  assert.deepEqual(await Promise.all(result.items.map(contentOf)), ['first', 'other']);
});

/** A zip in which every directory entry points at the one body: 40 names, one copy of the bytes. */
function overlapZip(): Buffer {
  const body = deflateRawSync(Buffer.from('a,b\r\n1,2\r\n'.repeat(1000)));
  const size = 10 * 1000;
  const fields = (signature: number, central: boolean): Buffer => {
    const header = Buffer.alloc(central ? 46 : 30);
    const at = central ? 6 : 4;
    header.writeUInt32LE(signature, 0);
    if (central) header.writeUInt16LE(20, 4);
    header.writeUInt16LE(20, at);
    header.writeUInt16LE(8, at + 4);
    header.writeUInt32LE(body.length, at + 14);
    header.writeUInt32LE(size, at + 18);
    header.writeUInt16LE(5, at + 22);
    return header;
  };
  const local = Buffer.concat([fields(0x04034b50, false), Buffer.from('a.csv'), body]);
  const entries = Array.from({ length: 40 }, () =>
    Buffer.concat([fields(0x02014b50, true), Buffer.from('a.csv')]),
  );
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(40, 8);
  end.writeUInt16LE(40, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, directory, end]);
}

test('members that lie on the same bytes are refused, all but the first', async (t) => {
  const { items } = await opened(t, { 'overlap.zip': overlapZip() });
  assert.equal(items.length, 40);
  assert.equal(items.filter((item) => item.failure?.code === 'zip-overlap').length, 39);
  assert.equal(items.filter((item) => item.failure === null).length, 1);
});

test('a zip bomb stops at once, by what it states and by what it does', async (t) => {
  const zeros = Buffer.alloc(40 * 1024 * 1024);
  const honest = await zipOf({ 'bomb.csv': zeros, 'good.txt': 'good' });
  const result = await opened(t, { 'return.zip': honest });
  assert.equal(result.items[0]!.failure?.code, 'archive-bomb');
  assert.equal(await contentOf(result.items[1]!), 'good');
  // One that lies about its size: 1000 bytes stated in both headers.
  const lying = Buffer.from(honest);
  for (
    let at = lying.indexOf(sizeField(zeros.length));
    at >= 0;
    at = lying.indexOf(sizeField(zeros.length))
  ) {
    lying.writeUInt32LE(1000, at);
  }
  const liar = await opened(t, { 'return.zip': lying });
  await assert.rejects(contentOf(liar.items[0]!), { code: /^(member-damaged|archive-bomb)$/ });
});

function sizeField(n: number): Buffer {
  const field = Buffer.alloc(4);
  field.writeUInt32LE(n);
  return field;
}

test('limits on entries, depth and bytes each say which one was met', async (t) => {
  const many = await zipOf(Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`f${i}.txt`, 'x'])));
  const few = await opened(t, { 'return.zip': many }, { limits: { entries: 10 } });
  assert.equal(few.items.length, 10);
  assert.deepEqual(
    few.findings.map((finding) => finding.code),
    ['archive-too-many-entries'],
  );
  assert.ok(few.unaccounted > 0);
  const nested = await zipOf({ 'b.zip': await zipOf({ 'c.zip': await zipOf({ 'd.txt': 'x' }) }) });
  const deep = await opened(t, { 'a.zip': nested }, { limits: { depth: 2 } });
  assert.deepEqual(
    deep.items.map((item) => [item.path, item.failure?.code]),
    [['a.zip!/b.zip!/c.zip', 'archive-too-deep']],
  );
  const large = await opened(
    t,
    { 'return.zip': await zipOf({ 'a.txt': long, 'b.txt': long }) },
    { limits: { bytes: long.length } },
  );
  assert.deepEqual(
    large.items.map((item) => item.failure?.code),
    [undefined, 'archive-too-large'],
  );
});

test('gzip and tar.gz are opened; a cut gzip gives what it has, then says so', async (t) => {
  const pack = tar.pack();
  pack.entry({ name: 'x/one.txt' }, 'first');
  pack.entry({ name: 'link', type: 'symlink', linkname: '/etc/passwd' });
  pack.entry({ name: 'two.txt' }, long);
  pack.finalize();
  const parts: Buffer[] = [];
  for await (const part of pack) parts.push(part as Buffer);
  const result = await opened(t, { 'return.tgz': gzipSync(Buffer.concat(parts)) });
  assert.deepEqual(
    result.items.map((item) => [item.name, item.failure?.code]),
    [
      ['x/one.txt', undefined],
      ['link', 'link-not-followed'],
      ['two.txt', undefined],
    ],
  );
  assert.equal(await contentOf(result.items[2]!), long);
  const cut = await opened(t, { 'a.txt.gz': gzipSync(long).subarray(0, 200) });
  await assert.rejects(contentOf(cut.items[0]!), { code: 'member-damaged' });
  assert.ok((await cut.items[0]!.head()).length > 0);
});

test('litter is named as litter; a zip with no member and a broken one are told apart', async (t) => {
  const litter = await zipOf({
    '__MACOSX/._a.json': 'x',
    '.DS_Store': 'x',
    'a/Thumbs.db': 'x',
    '~$b.docx': 'x',
    'a.json': '{}',
  });
  const result = await opened(t, { 'return.zip': litter });
  assert.deepEqual(
    result.items.map((item) => item.junk !== null),
    [true, true, true, true, false],
  );
  const empty = await opened(t, { 'empty.zip': await zipOf({}) });
  assert.deepEqual([empty.items.length, empty.archives.length, empty.findings.length], [0, 1, 0]);
  const broken = await opened(t, { 'broken.zip': Buffer.from('PK\x03\x04nothing more') });
  assert.equal(broken.items[0]!.failure?.code, 'zip-unreadable');
});

test('two members of one name are two items', async (t) => {
  const zip = await zipOf({ 'a1.txt': 'first', 'a2.txt': 'second' });
  const twins = Buffer.from(zip.toString('latin1').replaceAll('a2.txt', 'a1.txt'), 'latin1');
  const result = await opened(t, { 'return.zip': twins });
  assert.deepEqual(
    result.items.map((item) => item.name),
    ['a1.txt', 'a1.txt'],
  );
  assert.deepEqual(await Promise.all(result.items.map(contentOf)), ['first', 'second']);
});

test('a folder: its files in order, links not followed, the hash as sha256sum gives it', async (t) => {
  const folder = await tempFolder(t);
  await mkdir(join(folder, 'ret', 'sub'), { recursive: true });
  await put(join(folder, 'ret'), { 'b.txt': 'bb', 'a.txt': 'a', 'sub/c.txt': 'c' });
  await symlink('/etc/hostname', join(folder, 'ret', 'link'));
  const result = await openReturn([join(folder, 'ret')]);
  t.after(() => result.close());
  assert.deepEqual(
    result.items.map((item) => item.path),
    ['ret/a.txt', 'ret/b.txt', 'ret/sub/c.txt'],
  );
  assert.deepEqual(
    result.findings.map((finding) => finding.code),
    ['link-not-followed'],
  );
  const sum = (text: string): string => createHash('sha256').update(text).digest('hex');
  const list = [
    ['a', 'a.txt'],
    ['bb', 'b.txt'],
    ['c', 'sub/c.txt'],
  ].map(([text, name]) => `${sum(text!)}  ${name}\n`);
  assert.equal(result.sha256, sum(list.join('')));
  await assert.rejects(openReturn([join(folder, 'nowhere')]), { code: 'path-missing' });
});
