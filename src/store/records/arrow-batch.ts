/** A batch of records as an Arrow record batch, without copying its buffers. */
import {
  RecordBatch as ArrowBatch,
  type Data,
  Field,
  Float64,
  Int32,
  Int64,
  makeData,
  Schema,
  Struct,
  type TypeMap,
  Utf8,
} from 'apache-arrow';
import { recordColumns } from '../../base/record-columns.js';
import type { ColumnData, RecordBatch } from '../../returns/contract.js';

/** The schema of all records. 64-bit columns are plain INT64. */
export const recordSchema = new Schema<TypeMap>(
  recordColumns.map(([name, type]) => new Field(name, arrowType(type), true)),
);

function arrowType(type: (typeof recordColumns)[number][1]): Utf8 | Int64 | Int32 | Float64 {
  if (type === 'utf8') return new Utf8();
  if (type === 'i64') return new Int64();
  return type === 'i32' ? new Int32() : new Float64();
}

/** The batch for Arrow. It looks into the same buffers: serialise it before they are filled anew. */
export function arrowBatch(batch: RecordBatch): ArrowBatch {
  const children = recordColumns.map(([name]) => arrowData(batch.columns[name], batch.rows));
  const type = new Struct(recordSchema.fields);
  return new ArrowBatch(recordSchema, makeData({ type, length: batch.rows, nullCount: 0, children }));
}

function arrowData(column: ColumnData, length: number): Data {
  const { bits, nullCount } = bitmap(column.valid, length);
  const nullBitmap = nullCount > 0 ? bits : undefined;
  if (column.type === 'utf8') {
    const { offsets, data } = column;
    return makeData({ type: new Utf8(), length, nullCount, nullBitmap, valueOffsets: offsets, data });
  }
  if (column.type === 'i64')
    return makeData({ type: new Int64(), length, nullCount, nullBitmap, data: column.values });
  if (column.type === 'i32')
    return makeData({ type: new Int32(), length, nullCount, nullBitmap, data: column.values });
  return makeData({ type: new Float64(), length, nullCount, nullBitmap, data: column.values });
}

/** One bit a row, lowest first, from one byte a row. */
function bitmap(valid: Uint8Array, length: number): { bits: Uint8Array; nullCount: number } {
  const bits = new Uint8Array(((length + 63) >> 6) << 3);
  let set = 0;
  for (let row = 0; row < length; row++) {
    const bit = valid[row]!;
    set += bit;
    bits[row >> 3]! |= bit << (row & 7);
  }
  return { bits, nullCount: length - set };
}
