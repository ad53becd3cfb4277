/** Columns of a batch: rows without a value, values in pieces, rows taken back, and the same buffers used again. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { RecordCells } from '../../src/base/stored-record.js';
import { ColumnSet, numberAt, textAt } from '../../src/returns/column-set.js';
import { batchCells } from '../../src/returns/memory-sink.js';
import { packBatch, unpackBatch } from '../../src/store/records/batch-parcel.js';

const row = fc.record(
  {
    text: fc.string({ unit: 'grapheme', minLength: 1 }),
    ip: fc.string({ minLength: 1, maxLength: 3 }),
    at: fc.maxSafeInteger(),
    port: fc.integer({ min: -5, max: 70_000 }),
    lat: fc.double({ noNaN: true, noDefaultInfinity: true }),
    /** The row is begun, then taken back. */
    dropped: fc.boolean(),
  },
  { requiredKeys: ['dropped'] },
);
type Row = typeof row extends fc.Arbitrary<infer T> ? T : never;

function fill(columns: ColumnSet, rows: readonly Row[]): RecordCells[] {
  const expected: RecordCells[] = [];
  for (const { dropped, ...cells } of rows) {
    // In two pieces, as the writers do it.
    if (cells.text !== undefined) columns.cell(textAt.text).addString(cells.text.slice(0, 1));
    if (cells.text !== undefined) columns.cell(textAt.text).addString(cells.text.slice(1));
    columns.setText(textAt.ip, cells.ip);
    columns.setNumber(numberAt.at, cells.at);
    columns.setNumber(numberAt.port, cells.port);
    columns.setNumber(numberAt.lat, cells.lat);
    if (dropped) columns.dropRow();
    else columns.endRow();
    if (!dropped) expected.push(cells);
  }
  return expected;
}

const wellFormed = (rows: Row[]): boolean =>
  rows.every(({ text }) => text === undefined || !/^[\ud800-\udfff]/.test(text));

test('what was set comes back, whatever was not set, taken back, or there before', () => {
  const columns = new ColumnSet(64);
  fc.assert(
    fc.property(fc.array(row, { maxLength: 60 }).filter(wellFormed), (rows) => {
      columns.clear();
      const expected = fill(columns, rows);
      assert.deepEqual([...batchCells(columns.take())], expected);
    }),
  );
});

test('a batch packed for another thread is the same batch, in memory of any age', () => {
  let memory: ArrayBuffer | undefined;
  fc.assert(
    fc.property(fc.array(row, { maxLength: 60 }).filter(wellFormed), (rows) => {
      const columns = new ColumnSet(64);
      const expected = fill(columns, rows);
      const parcel = packBatch(columns.take(), memory);
      memory = parcel.memory;
      assert.deepEqual([...batchCells(unpackBatch(parcel))], expected);
    }),
  );
});
