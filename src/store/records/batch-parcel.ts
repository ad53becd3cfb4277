/** A batch in one piece of memory, so that it crosses to another thread with one copy and without new memory. */
import { recordColumns } from '../../base/record-columns.js';
import type { ColumnData, RecordBatch } from '../../returns/contract.js';

/** The batch's buffers one after the other, and how many bytes of text each column has. */
export interface Parcel {
  rows: number;
  textBytes: number[];
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
  const columns = recordColumns.map(([name]) => batch.columns[name]);
  const textBytes = columns.map((column) => (column.type === 'utf8' ? column.data.length : 0));
  const needed = columns.reduce((sum, { type }, i) => sum + columnBytes(type, rows, textBytes[i]!), 0);
  const whole =
    memory !== undefined && memory.byteLength >= needed ? memory : new ArrayBuffer(stepped(needed));
  const into = new Uint8Array(whole);
  let at = 0;
  for (const column of columns) {
    into.set(column.valid, at);
    at += padded(rows);
    for (const part of partsOf(column)) {
      into.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
      at += padded(part.byteLength);
    }
  }
  return { rows, textBytes, bytes: needed, memory: whole };
}

/** The batch again, looking into the parcel's memory. */
export function unpackBatch({ rows, textBytes, memory }: Parcel): RecordBatch {
  const columns = {} as RecordBatch['columns'];
  let at = 0;
  for (const [i, [name, type]] of recordColumns.entries()) {
    columns[name] = columnAt(type, memory, at, rows, textBytes[i]!);
    at += columnBytes(type, rows, textBytes[i]!);
  }
  return { rows, columns };
}

type ColumnType = ColumnData['type'];

function columnBytes(type: ColumnType, rows: number, textBytes: number): number {
  const valid = padded(rows);
  if (type === 'utf8') return valid + padded((rows + 1) * 4) + padded(textBytes);
  return valid + padded(rows * (type === 'i32' ? 4 : 8));
}

function partsOf(column: ColumnData): ArrayBufferView[] {
  return column.type === 'utf8' ? [column.offsets, column.data] : [column.values];
}

function columnAt(
  type: ColumnType,
  memory: ArrayBuffer,
  start: number,
  rows: number,
  textBytes: number,
): ColumnData {
  const valid = new Uint8Array(memory, start, rows);
  const at = start + padded(rows);
  if (type === 'i64') return { type, valid, values: new BigInt64Array(memory, at, rows) };
  if (type === 'i32') return { type, valid, values: new Int32Array(memory, at, rows) };
  if (type === 'f64') return { type, valid, values: new Float64Array(memory, at, rows) };
  const offsets = new Int32Array(memory, at, rows + 1);
  return { type, valid, offsets, data: new Uint8Array(memory, at + padded((rows + 1) * 4), textBytes) };
}

function padded(bytes: number): number {
  return Math.ceil(bytes / word) * word;
}

function stepped(bytes: number): number {
  return Math.ceil(bytes / step) * step;
}
