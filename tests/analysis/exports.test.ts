/** Exports: no formula runs, every value comes back, each row says where it stands in the original. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import type { ExportRow } from '../../src/analysis/exports/columns.js';
import { cell, csvHeader, csvLine } from '../../src/analysis/exports/csv.js';
import { jsonlLine } from '../../src/analysis/exports/jsonl.js';
import { formulaCases } from './formula-cases.js';

const row = (text: string): ExportRow => ({
  record: {
    reading: 4,
    seq: 17,
    kind: 'message',
    at: Date.parse('2026-10-02T08:00:00Z') * 1000,
    wall: null,
    atText: 'Fri Oct 02 08:00:00 UTC 2026',
    atBasis: 'stated',
    until: null,
    untilText: null,
    account: 'river.fox22',
    actor: 'river.fox22',
    peers: ['marlow.pike', 'Ann, "A" Fox'],
    thread: 't1',
    text,
    ip: null,
    port: null,
    lat: 39.75,
    lon: -84.19,
    accuracy: null,
    place: null,
    amount: null,
    currency: null,
    device: null,
    media: [],
    category: null,
    service: null,
    rest: { id: '12345678901234567890' },
    notes: [],
    scope: 'in',
    item: 2,
    line: 12,
    offset: 340,
    length: 96,
    path: null,
  },
  origin: {
    returnId: '9',
    provider: 'snap',
    file: 'part-1.zip!/conversations.csv',
    originalName: 'part-1.zip',
    originalSha256: 'ab'.repeat(32),
  },
});

const read = (text: string) =>
  (parse(csvHeader() + csvLine(row(text)), { columns: true, bom: true }) as Record<string, string>[])[0]!;

test('a row says what, and where it stands', () => {
  const found = read('hello');
  assert.equal(found.time_utc, '2026-10-02T08:00:00Z');
  assert.equal(found.time_in_source, 'Fri Oct 02 08:00:00 UTC 2026');
  assert.equal(found.longitude, '-84.19');
  assert.equal(found.peers, 'marlow.pike; Ann, "A" Fox');
  assert.deepEqual(
    [found.file, found.line, found.byte_offset, found.byte_length, found.original_sha256],
    ['part-1.zip!/conversations.csv', '12', '340', '96', 'ab'.repeat(32)],
  );
});

test('no text begins like a formula, and every text comes back', () => {
  for (const [text, cell] of formulaCases) assert.equal(read(text).text, cell);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const found = read(text).text!;
      assert.ok(found === text || found === `'${text}`);
      assert.ok(!/^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(found));
    }),
  );
});

test('a number is no formula', () => {
  assert.equal(cell(-84.19), '-84.19');
});

test('JSON Lines change nothing', () => {
  const line = JSON.parse(jsonlLine(row('=1+1'))) as Record<string, unknown>;
  assert.equal(line.text, '=1+1');
  assert.deepEqual(line.peers, ['marlow.pike', 'Ann, "A" Fox']);
  assert.deepEqual(line.other_fields, { id: '12345678901234567890' });
  assert.equal('ip' in line, false);
});
