/** A provider's list of hashes: read in every shape, held against files and members, told in the findings. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { test } from 'node:test';
import { ZipFile } from 'yazl';
import { hashListIn, readHashList } from '../../src/jobs/hash-list.js';
import { readInProcess } from '../../src/jobs/read-in-process.js';
import { freshData, stream, vaultIn } from '../store/vault-support.js';

const of = (algorithm: string, text: string) => createHash(algorithm).update(text).digest('hex');
const table = 'date,who\n2026-10-01T08:00:00Z,ann\n';
const [md5, sha1, sha256] = [of('md5', table), of('sha1', table), of('sha256', table)];

const shapes: Record<string, string> = {
  'sha256sum, text': `${sha256}  log.csv\n`,
  'sha256sum, binary': `${sha256} *./log.csv\r\n`,
  BSD: `SHA256 (log.csv) = ${sha256}\n`,
  'CSV, name first': `file,size,sha256\nlog.csv,33,${sha256}\n`,
  'CSV, quoted, hash first': `"SHA-256","Name"\n"${sha256.toUpperCase()}","log.csv"\n`,
  'a sentence': `log.csv SHA-256: ${sha256}`,
  'JSON list': JSON.stringify([{ fileName: 'log.csv', sha256 }]),
  'JSON map': JSON.stringify({ files: { 'log.csv': sha256 } }),
};

for (const [shape, text] of Object.entries(shapes))
  test(`read: ${shape}`, () => {
    const [one, ...more] = readHashList(text);
    assert.deepEqual(more, []);
    assert.equal(one?.digest, sha256);
    assert.equal(one?.algorithm, 'sha256');
    if (shape !== 'a sentence') assert.equal(one?.name, 'log.csv');
  });

test('the three kinds are told by their length; a bare hash has no name', () => {
  assert.deepEqual(
    readHashList(`${md5}\n${sha1}\n${sha256}\n`).map((one) => [one.algorithm, one.name]),
    [
      ['md5', ''],
      ['sha1', ''],
      ['sha256', ''],
    ],
  );
  assert.deepEqual(readHashList('no hash in here, nor deadbeef'), []);
});

test('a table of evidence with a column of hashes is no list, a file that calls itself one is', () => {
  const media = `time,media_md5,caption\n2026-10-01,${md5},a\n2026-10-02,${sha1},b\n`;
  assert.deepEqual(hashListIn('media.csv', media), []);
  assert.equal(hashListIn('hash-manifest.csv', media).length, 2);
  assert.equal(hashListIn('readme.txt', `${md5}  a.zip\n${sha1}  b.zip\n`).length, 2);
});

async function read(files: { name: string; bytes: Buffer | string }[], hashList: string) {
  const folder = freshData();
  const vault = await vaultIn(folder);
  const originals = [];
  for (const { name, bytes } of files)
    originals.push({ name, sha256: (await vault.put(stream(bytes), { name })).sha256 });
  mkdirSync(join(folder, 'readings'));
  const order = {
    vault: { dir: vault.dir, keys: await vault.ring.keys() },
    originals,
    hashList,
    provider: null,
    password: null,
    scope: null,
    outDir: join(folder, 'readings', '1'),
    tempDir: join(folder, 'tmp'),
  };
  return readInProcess(order, () => undefined, new AbortController().signal);
}

test('files as received and files inside are compared; what differs and what did not come are findings', async () => {
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from(table), 'data/log.csv');
  zip.addBuffer(Buffer.from('other'), 'data/other.txt');
  zip.end();
  const bytes = await buffer(zip.outputStream);
  const pasted = [
    `${createHash('md5').update(bytes).digest('hex')}  part.zip`,
    `${sha1}  data/log.csv`,
    `${'0'.repeat(64)}  other.txt`,
    `${'1'.repeat(64)}  part-2.zip`,
  ].join('\n');
  const files = [
    { name: 'part.zip', bytes },
    { name: 'sums.txt', bytes: `${createHash('sha256').update(bytes).digest('hex')}  part.zip\n` },
  ];
  const summary = await read(files, pasted);
  assert.deepEqual(
    summary.providerHashes?.map((one) => [one.list, one.name, one.algorithm, one.outcome]),
    [
      ['pasted', 'part.zip', 'md5', 'agrees'],
      ['pasted', 'data/log.csv', 'sha1', 'agrees'],
      ['pasted', 'other.txt', 'sha256', 'differs'],
      ['pasted', 'part-2.zip', 'sha256', 'not-here'],
      ['sums.txt', 'part.zip', 'sha256', 'agrees'],
    ],
  );
  assert.ok(summary.findings.some((text) => /part\.zip!\/data\/other\.txt: its sha256 is /.test(text)));
  assert.ok(summary.findings.some((text) => /^part-2\.zip: /.test(text)));
  assert.ok(summary.warnings.includes('3 of 5 hashes of the provider’s own list agree with what came.'));
});

test('without a list nothing is said', async () => {
  const summary = await read([{ name: 'log.csv', bytes: table }], '');
  assert.equal(summary.providerHashes, undefined);
});
