/** Compares an example of a user download, read through the real engine, with what was counted by hand. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectPath } from '../../src/base/root.js';
import type { ReadingSummary } from '../../src/returns/contract.js';
import { type Read, readAll } from './read-example.js';

/** `expected.json` of an example. */
export interface Expected {
  provider: string;
  layout: string;
  files: number;
  records: { total: number; byKind: Record<string, number> };
  threads: number;
  accounts: string[];
  subject?: string;
  period: ReadingSummary['period'];
  localPeriod: ReadingSummary['localPeriod'];
  ledger: { read: number; setAside: number; unknown: number; failed: number };
}

/** Reads the example of a provider and asserts every figure of its `expected.json`. */
export async function readExample(provider: string): Promise<Read> {
  const file = projectPath('providers', provider, 'example', 'expected.json');
  const expected = JSON.parse(readFileSync(file, 'utf8')) as Expected;
  const read = await readAll([projectPath('providers', provider, 'example', 'input')]);
  const { summary } = read;
  assert.equal(summary.provider, expected.provider);
  assert.equal(summary.layout, expected.layout);
  assert.equal(summary.files, expected.files);
  assert.deepEqual(summary.records, expected.records);
  assert.equal(summary.threads, expected.threads);
  assert.deepEqual(summary.accounts.map((one) => one.id).sort(), [...expected.accounts].sort());
  assert.equal(summary.accounts.find((one) => one.role === 'subject')?.id, expected.subject);
  assert.deepEqual(summary.period, expected.period);
  assert.deepEqual(summary.localPeriod, expected.localPeriod);
  const { read: done, setAside, unknown, failed } = summary.ledger;
  assert.deepEqual({ read: done, setAside, unknown, failed }, expected.ledger);
  assert.equal(summary.bytesAccounted, summary.bytes);
  assert.equal(read.rows.length, expected.records.total);
  return read;
}

const samples = projectPath('..', 'shared', 'samples');

/** Where a sample by others lies. The folder is no part of the project. */
export function sample(...parts: string[]): string {
  return join(samples, ...parts);
}

/** What `node:test` takes to skip a test of samples, with the reason. */
export const needsSamples = existsSync(samples)
  ? {}
  : { skip: 'the folder ../shared/samples is not on this machine' };

/** Reads text as a file of the given name, in a folder that is removed afterwards. */
export async function readText(name: string, text: string | Buffer): Promise<Read> {
  const folder = await mkdtemp(join(tmpdir(), 'tecum-download-'));
  try {
    const path = join(folder, name);
    await writeFile(path, text);
    return await readAll([path]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Keys of all items with a state, as `path` texts. */
export function fieldsOf(summary: ReadingSummary, state: string): string[] {
  return summary.ledger.items.flatMap((item) =>
    item.fields.filter((field) => field.state === state).map((field) => field.path),
  );
}
