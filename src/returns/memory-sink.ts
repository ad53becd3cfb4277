/** Batches as objects, and a sink that keeps them: for tests, for `tecum show` and for exports. */
import { type RecordCells, type StoredRecord, storedRecord } from '../base/stored-record.js';
import { type ColumnData, type RecordBatch, type RecordSink, recordColumns } from './contract.js';

/** Keeps every record that `wanted` lets through, in order. */
export function memorySink(wanted: (record: StoredRecord) => boolean = () => true): RecordSink & {
  records: StoredRecord[];
} {
  const records: StoredRecord[] = [];
  return {
    records,
    async write(batch) {
      for (const record of batchRecords(batch)) if (wanted(record)) records.push(record);
    },
    async close() {},
  };
}

/** The rows of a batch as records of reading 0. */
export function* batchRecords(batch: RecordBatch): Generator<StoredRecord> {
  for (const cells of batchCells(batch)) yield storedRecord(cells);
}

/** One row of a batch as a record of reading 0. */
export function batchRecord(batch: RecordBatch, row: number): StoredRecord {
  return storedRecord(rowCells(batch, row));
}

/** The rows of a batch by column, as stored; a cell without a value is left out. */
export function* batchCells(batch: RecordBatch): Generator<RecordCells> {
  for (let row = 0; row < batch.rows; row++) yield rowCells(batch, row);
}

function rowCells(batch: RecordBatch, row: number): RecordCells {
  const cells: RecordCells = {};
  for (const [name] of recordColumns) {
    const value = cellOf(batch.columns[name], row);
    if (value !== null) cells[name] = value;
  }
  return cells;
}

function cellOf(column: ColumnData, row: number): string | number | null {
  if (column.valid[row] === 0) return null;
  if (column.type === 'codes') return column.values[column.codes[row]!]!;
  if (column.type !== 'utf8') return Number(column.values[row]);
  const bytes = column.data.subarray(column.offsets[row], column.offsets[row + 1]);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
}
