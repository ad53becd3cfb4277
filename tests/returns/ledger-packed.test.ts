/** The ledger of every example as it may come packed: a zip in zips, under a password, in several parts. Every byte is accounted for. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BlobReader, BlobWriter, ZipWriter } from '@zip.js/zip.js';
import type { ReadingSummary, ReadOptions } from '../../src/returns/contract.js';
import { type ExampleFile, everyExample, filesOf } from './every-example.js';
import { zipOf } from './helpers.js';
import { exceptions } from './keeper-exceptions.js';
import { ledgerFaults } from './ledger-sum.js';
import { readBytes } from './read-bytes.js';

const password = 'marlow-pike-22';

function packed(files: readonly ExampleFile[]): Promise<Buffer> {
  return zipOf(Object.fromEntries(files.map(({ name, bytes }) => [name, bytes])));
}

/** The production in a zip, that in another, and that in a third one, beside a letter. */
async function threeDeep(files: readonly ExampleFile[]): Promise<ExampleFile[]> {
  const inner = await packed(files);
  const middle = await zipOf({ 'production.zip': inner });
  return [{ name: 'return.zip', bytes: await zipOf({ 'outer.zip': middle }) }];
}

async function locked(files: readonly ExampleFile[]): Promise<ExampleFile[]> {
  const writer = new ZipWriter(new BlobWriter(), { password, encryptionStrength: 3 });
  for (const { name, bytes } of files)
    await writer.add(name, new BlobReader(new Blob([new Uint8Array(bytes)])));
  const bytes = Buffer.from(await (await writer.close()).arrayBuffer());
  return [{ name: 'return.zip', bytes }];
}

/** Every second file in a zip of its own, as productions in parts come. */
async function parts(files: readonly ExampleFile[]): Promise<ExampleFile[]> {
  const halves = [files.filter((_, i) => i % 2 === 0), files.filter((_, i) => i % 2 === 1)];
  const bytes = await Promise.all(halves.filter((half) => half.length > 0).map(packed));
  return bytes.map((one, i) => ({ name: `return-part-${i + 1}.zip`, bytes: one }));
}

async function sums(
  files: readonly ExampleFile[],
  options: Partial<ReadOptions> = {},
): Promise<ReadingSummary> {
  const { summary } = await readBytes(files, options);
  assert.deepEqual(ledgerFaults(summary), []);
  const received = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  assert.deepEqual([summary.bytes, summary.bytesAccounted], [received, received]);
  for (const { path, bytes, parts: of, why } of summary.ledger.archives ?? []) {
    const told = of === undefined ? 0 : Object.values(of).reduce((sum, n) => sum + n, 0);
    assert.ok(
      of === undefined ? why !== undefined : told === bytes,
      `${path}: ${told} of ${bytes} bytes told`,
    );
  }
  return summary;
}

function figures({ files, records, ledger }: ReadingSummary): unknown {
  const { read, setAside, unknown, failed } = ledger;
  return { files, byKind: records.byKind, read, setAside, unknown, failed };
}

for (const { name, input } of everyExample()) {
  test(`${name}: the same in zips, under a password, in parts`, async () => {
    const files = filesOf(input);
    const plain = await sums(files);
    assert.deepEqual(figures(await sums(await threeDeep(files))), figures(plain), 'three deep');
    assert.deepEqual(figures(await sums(await locked(files), { password })), figures(plain), 'password');
    const inParts = await sums(await parts(files));
    if (exceptions.inParts[name] === undefined) assert.deepEqual(figures(inParts), figures(plain), 'parts');
    else assert.ok(inParts.records.total > plain.records.total, `${name} counts no more: no exception`);
  });

  test(`${name}: under a password that nobody gave`, async () => {
    const files = filesOf(input);
    const summary = await sums(await locked(files));
    const failed = files.filter(({ bytes }) => bytes.length > 0).length;
    assert.equal(summary.records.total, 0);
    assert.ok(summary.ledger.failed >= failed, `${summary.ledger.failed} of ${failed} files failed`);
    assert.ok(summary.problems?.some(({ code }) => code === 'zip-password-needed'));
  });
}
