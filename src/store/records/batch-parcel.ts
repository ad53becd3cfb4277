/** A batch in one piece of memory, so that it crosses to another thread with one copy and without new memory. */
import { recordColumns } from '../../base/record-columns.js';
import type { ColumnData, RecordBatch } from '../../returns/contract.js';

/** What is in a column: nothing at all, a value in every row, or some of both. Only the last needs a byte a row for it. */
export type Filled = 'none' | 'all' | 'some';

/** One column of a parcel. */
export interface ParcelColumn {
  type: ColumnData['type'];
  filled: Filled;
  /** Bytes of text. */
  textBytes: number;
  /** Texts of a column of codes. */
  values: readonly string[];
}

/** The batch's buffers one after the other. */
export interface Parcel {
  rows: number;
  /** In the order of `recordColumns`. */
  columns: ParcelColumn[];
  /** Bytes of `memory` in use. */
  bytes: number;
  memory: ArrayBuffer;
}

/** Columns begin at whole words, as their typed arrays need. */
const word = 8;
/** Memory is asked for in steps, so that one piece does for many batches. */
const step = 1 << 20;

/** Copies the batch into `memory` where that is large enough, else into new memory. */
export function packBatch(batch: RecordBatch, memory?: ArrayBuffer): Parcel {
  const { rows } = batch;
  const columns = recordColumns.map(([name]) => parcelColumn(batch.columns[name]));
  const needed = columns.reduce((sum, column) => sum + columnBytes(column, rows), 0);
  const whole =
    memory !== undefined && memory.byteLength >= needed ? memory : new ArrayBuffer(stepped(needed));
  const into = new Uint8Array(whole);
  let at = 0;
  for (const [i, [name]] of recordColumns.entries()) {
    for (const part of partsOf(batch.columns[name], columns[i]!.filled)) {
      into.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
      at += padded(part.byteLength);
    }
  }
  return { rows, columns, bytes: needed, memory: whole };
}

/** The batch again, looking into the parcel's memory. */
export function unpackBatch({ rows, columns, memory }: Parcel): RecordBatch {
  const batch = {} as RecordBatch['columns'];
  let at = 0;
  for (const [i, [name]] of recordColumns.entries()) {
    batch[name] = columnAt(columns[i]!, memory, at, rows);
    at += columnBytes(columns[i]!, rows);
  }
  return { rows, columns: batch };
}

function parcelColumn(column: ColumnData): ParcelColumn {
  const { type, valid } = column;
  const filled = !valid.includes(1) ? 'none' : valid.includes(0) ? 'some' : 'all';
  const textBytes = type === 'utf8' && filled !== 'none' ? column.data.length : 0;
  return { type, filled, textBytes, values: type === 'codes' ? column.values : [] };
}

function columnBytes({ type, filled, textBytes }: ParcelColumn, rows: number): number {
  if (filled === 'none') return 0;
  const valid = filled === 'some' ? padded(rows) : 0;
  if (type === 'utf8') return valid + padded((rows + 1) * 4) + padded(textBytes);
  return valid + padded(rows * (type === 'i32' || type === 'codes' ? 4 : 8));
}

function partsOf(column: ColumnData, filled: Filled): ArrayBufferView[] {
  if (filled === 'none') return [];
  const valid = filled === 'some' ? [column.valid] : [];
  if (column.type === 'utf8') return [...valid, column.offsets, column.data];
  return [...valid, column.type === 'codes' ? column.codes : column.values];
}

function columnAt(column: ParcelColumn, memory: ArrayBuffer, start: number, rows: number): ColumnData {
  const { type, filled, values } = column;
  if (filled === 'none') return emptyColumn(type, rows);
  const valid = filled === 'some' ? new Uint8Array(memory, start, rows) : new Uint8Array(rows).fill(1);
  const at = start + (filled === 'some' ? padded(rows) : 0);
  if (type === 'i64') return { type, valid, values: new BigInt64Array(memory, at, rows) };
  if (type === 'i32') return { type, valid, values: new Int32Array(memory, at, rows) };
  if (type === 'f64') return { type, valid, values: new Float64Array(memory, at, rows) };
  if (type === 'codes') return { type, valid, values, codes: new Int32Array(memory, at, rows) };
  const offsets = new Int32Array(memory, at, rows + 1);
  const data = new Uint8Array(memory, at + padded((rows + 1) * 4), column.textBytes);
  return { type, valid, offsets, data };
}

function emptyColumn(type: ColumnData['type'], rows: number): ColumnData {
  const valid = new Uint8Array(rows);
  if (type === 'i64') return { type, valid, values: new BigInt64Array(0) };
  if (type === 'i32') return { type, valid, values: new Int32Array(0) };
  if (type === 'f64') return { type, valid, values: new Float64Array(0) };
  if (type === 'codes') return { type, valid, values: [], codes: new Int32Array(0) };
  return { type, valid, offsets: new Int32Array(0), data: new Uint8Array(0) };
}

function padded(bytes: number): number {
  return Math.ceil(bytes / word) * word;
}

function stepped(bytes: number): number {
  return Math.ceil(bytes / step) * step;
}
