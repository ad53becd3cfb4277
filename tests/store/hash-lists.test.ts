/** Lists of known hashes: every shape read, sorted on disk, asked without loading them. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { holdsHash, nearHash } from '../../src/store/hash-lists/look-up.js';
import { hashesIn } from '../../src/store/hash-lists/tokens.js';
import { writeHashList } from '../../src/store/hash-lists/write.js';

const dir = await mkdtemp(join(tmpdir(), 'tecum-lists-'));
after(() => rm(dir, { recursive: true, force: true }));

const hex = (algorithm: string, text: string) => createHash(algorithm).update(text).digest('hex');

async function* chunks(text: string | Buffer, size: number): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text as string);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(text: string | Buffer, size = 7): Promise<string[]> {
  const found: string[] = [];
  for await (const { algorithm, hex: digits } of hashesIn(chunks(text, size)))
    found.push(`${algorithm} ${digits}`);
  return found;
}

test('bare lines, sums, NSRL’s table, Project VIC’s JSON, capitals and UTF-16', async () => {
  const [md5, sha1, sha256] = [hex('md5', 'a'), hex('sha1', 'a'), hex('sha256', 'a')];
  assert.deepEqual(await read(`${md5}\n${sha1}\r\n${sha256}`), [
    `md5 ${md5}`,
    `sha1 ${sha1}`,
    `sha256 ${sha256}`,
  ]);
  assert.deepEqual(await read(`${sha256}  a.jpg\n`), [`sha256 ${sha256}`]);
  const nsrl = `"SHA-1","MD5","CRC32","FileName"\n"${sha1.toUpperCase()}","${md5.toUpperCase()}","DEADBEEF","a.jpg"\n`;
  assert.deepEqual(await read(nsrl), [`sha1 ${sha1}`, `md5 ${md5}`]);
  assert.deepEqual(await read(`{"value":[{"Media":[{"MediaID":1,"Category":1,"MD5":"${md5}"}]}]}`), [
    `md5 ${md5}`,
  ]);
  const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(md5, 'utf16le')]);
  assert.deepEqual(await read(wide), [`md5 ${md5}`]);
});

test('longer runs of digits, shorter ones and base64 are no hashes', async () => {
  const md5 = hex('md5', 'a');
  assert.deepEqual(await read(`0${md5}`), []);
  assert.deepEqual(await read(`${md5}${md5}${md5}`), []);
  assert.deepEqual(await read(md5.slice(1)), []);
  assert.deepEqual(await read(`${md5}==`), []);
  assert.deepEqual(await read('0123456789abcdef dhash:0123456789abcdef'), ['dhash 0123456789abcdef']);
});

test('wherever the text is cut into chunks, the same hashes are found', async () => {
  const cell = fc.oneof(
    fc.constantFrom('', ',', ' ', '\n', '"', 'x', '0', 'ab', 'name.jpg'),
    fc.integer().map((n) => hex('md5', String(n))),
    fc.integer().map((n) => hex('sha256', String(n))),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(cell, { maxLength: 30 }),
      fc.integer({ min: 1, max: 200 }),
      async (cells, size) => {
        const text = cells.join('');
        assert.deepEqual(await read(text, size), await read(text, 1 << 20));
      },
    ),
    { numRuns: 150, seed: 20261124 },
  );
});

test('what was listed is found and nothing else, without repeats, and no heap is left', async () => {
  const names = Array.from({ length: 20_000 }, (_, i) => `file ${i}`);
  const lines = [...names, ...names.slice(0, 500)].map((name) => hex('sha1', name)).join('\n');
  const folder = join(dir, 'one');
  const counts = await writeHashList(folder, chunks(`${lines}\ndhash:00000000000000f0`, 65_536));
  assert.deepEqual(counts, { md5: 0, sha1: 20_000, sha256: 0, dhash: 1 });
  for (const name of ['file 0', 'file 777', 'file 19999'])
    assert.equal(await holdsHash(folder, 'sha1', hex('sha1', name)), true);
  for (const name of ['file 20000', 'x'])
    assert.equal(await holdsHash(folder, 'sha1', hex('sha1', name)), false);
  for (const edge of ['0'.repeat(40), 'f'.repeat(40)])
    assert.equal(await holdsHash(folder, 'sha1', edge), false);
  assert.equal(await nearHash(folder, '00000000000000ff', 4), '00000000000000f0');
  assert.equal(await nearHash(folder, '00000000000000ff', 3), null);
  assert.deepEqual((await readdir(folder)).sort(), ['dhash.bin', 'md5.bin', 'sha1.bin', 'sha256.bin']);
});
