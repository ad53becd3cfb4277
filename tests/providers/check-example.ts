/** Compares a reading with the `expected.json` that a person counted. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { ReadingSummary } from '../../src/returns/contract.js';

interface Expected {
  provider: string;
  reader: string;
  layout?: string;
  files: number;
  records: ReadingSummary['records'];
  threads: number;
  accounts: string[];
  period: ReadingSummary['period'];
  ledger: Record<'read' | 'setAside' | 'unknown' | 'failed' | 'generic', number>;
  /** Codes of findings, drift and warnings, sorted; one for each. */
  codes: string[];
}

/** Asserts every figure of the file; bytes must be accounted for whole. */
export function assertExpected(summary: ReadingSummary, file: string): void {
  const expected = JSON.parse(readFileSync(file, 'utf8')) as Expected;
  assert.equal(summary.provider, expected.provider);
  assert.equal(summary.reader?.id, expected.reader);
  if (expected.layout !== undefined) assert.equal(summary.layout, expected.layout);
  assert.equal(summary.files, expected.files);
  assert.deepEqual(summary.records, expected.records);
  assert.equal(summary.threads, expected.threads);
  assert.deepEqual(summary.accounts.map((account) => account.id).sort(), expected.accounts);
  assert.deepEqual(summary.period, expected.period);
  const { read, setAside, unknown, failed, generic } = summary.ledger;
  assert.deepEqual({ read, setAside, unknown, failed, generic }, expected.ledger);
  assert.deepEqual((summary.problems ?? []).map((problem) => problem.code).sort(), expected.codes);
  assert.equal(summary.bytesAccounted, summary.bytes);
}
