/** Reads small returns of made-up files and compares them with what their author decided beforehand. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReadingSummary } from '../../src/returns/contract.js';
import { type Row, readAll } from './read-example.js';
import { tempReturn } from './temp-return.js';

/** What is expected of one return; only what is named is compared. */
export interface Case {
  files: Record<string, unknown>;
  provider: string | null;
  kinds: Record<string, number>;
  threads?: number;
  accounts?: string[];
  subject?: string;
  period?: [string, string] | null;
  local?: [string, string] | null;
  /** Files by ledger state. */
  states?: Record<string, number>;
  unknown?: string[];
  check?(rows: Row[], summary: ReadingSummary): void;
}

/** One test for each case: every byte accounted for, no key unknown but those named. */
export function testCases(cases: Record<string, Case>): void {
  for (const [name, one] of Object.entries(cases)) {
    test(name, async (t) => {
      const files = Object.entries(one.files).map(([path, content]) => [path, bytesOf(content)] as const);
      const { rows, summary } = await readAll([tempReturn(t, Object.fromEntries(files))]);
      compare(summary, one);
      assert.equal(rows.length, summary.records.total);
      one.check?.(rows, summary);
    });
  }
}

function bytesOf(content: unknown): string | Buffer {
  return typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content);
}

function compare(summary: ReadingSummary, one: Case): void {
  assert.equal(summary.provider, one.provider);
  assert.deepEqual(summary.records.byKind, one.kinds);
  assert.equal(summary.bytesAccounted, summary.bytes);
  const fields = summary.ledger.items.flatMap((item) => item.fields);
  const unknown = fields.filter((field) => field.state === 'unknown').map((field) => field.path);
  assert.deepEqual(unknown, one.unknown ?? []);
  if (one.threads !== undefined) assert.equal(summary.threads, one.threads);
  if (one.accounts !== undefined)
    assert.deepEqual(summary.accounts.map(({ id }) => id).sort(), [...one.accounts].sort());
  if (one.subject !== undefined)
    assert.equal(summary.accounts.find(({ role }) => role === 'subject')?.id, one.subject);
  if (one.period !== undefined) assert.deepEqual(span(summary.period), one.period);
  if (one.local !== undefined) assert.deepEqual(span(summary.localPeriod), one.local);
  if (one.states !== undefined) assert.deepEqual(statesOf(summary), one.states);
}

function span(period: { from: string; to: string } | null): [string, string] | null {
  return period === null ? null : [period.from, period.to];
}

function statesOf(summary: ReadingSummary): Record<string, number> {
  const states: Record<string, number> = {};
  for (const { state } of summary.ledger.items) states[state] = (states[state] ?? 0) + 1;
  return states;
}
