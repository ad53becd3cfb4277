/** Batches of records as Arrow record batches of one schema, without copying their buffers. */
import {
  RecordBatch as ArrowBatch,
  type Data,
  type DataType,
  Dictionary,
  Field,
  Float64,
  Int8,
  Int32,
  Int64,
  makeData,
  Schema,
  Struct,
  type TypeMap,
  Utf8,
  type Vector,
  vectorFromArray,
} from 'apache-arrow';
import { recordColumns } from '../../base/record-columns.js';
import type { ColumnData } from '../../returns/contract.js';
import { type Parcel, unpackBatch } from './batch-parcel.js';

/**
 * The parcels as batches of one schema, ready to be serialised; they look into the parcels' memory. In Parquet every column
 * is there with its type; here, one without any value is a dictionary of nothing, which takes a byte a row instead of eight.
 */
export function arrowBatches(parcels: readonly Parcel[]): ArrowBatch[] {
  const plans = recordColumns.map(([name, type], i) => {
    const columns = parcels.map((parcel) => parcel.columns[i]!);
    if (columns.every(({ filled }) => filled === 'none')) return absent(name, type, i);
    if (columns.some((column) => column.type === 'codes'))
      return coded(name, i, dictionaryOf(columns.flatMap(({ values }) => values)));
    return plain(name, type);
  });
  const schema = new Schema<TypeMap>(plans.map(({ field }) => field));
  const struct = new Struct(schema.fields);
  return parcels.map((parcel) => {
    const batch = unpackBatch(parcel);
    const children = recordColumns.map(([name], i) =>
      plans[i]!.data(batch.columns[name], parcel.columns[i]!.filled === 'all', parcel.rows),
    );
    return new ArrowBatch(schema, makeData({ type: struct, length: parcel.rows, nullCount: 0, children }));
  });
}

/** How a column goes to Arrow. */
interface Plan {
  field: Field;
  data(column: ColumnData, all: boolean, length: number): Data;
}

type StoredType = (typeof recordColumns)[number][1];

function arrowType(type: StoredType): Utf8 | Int64 | Int32 | Float64 {
  if (type === 'utf8') return new Utf8();
  if (type === 'i64') return new Int64();
  return type === 'i32' ? new Int32() : new Float64();
}

function absent(name: string, stored: StoredType, id: number): Plan {
  const type = new Dictionary(arrowType(stored) as DataType, new Int8(), id);
  const dictionary = vectorFromArray([], arrowType(stored) as DataType) as Vector;
  return {
    field: new Field(name, type, true),
    data: (_column, _all, length) =>
      makeData({
        type,
        length,
        nullCount: length,
        nullBitmap: new Uint8Array(bitBytes(length)),
        data: new Int8Array(length),
        dictionary,
      }),
  };
}

function dictionaryOf(values: readonly string[]): string[] {
  return [...new Set(values)];
}

function coded(name: string, id: number, values: readonly string[]): Plan {
  const type = new Dictionary(new Utf8(), new Int32(), id);
  const dictionary = vectorFromArray(values, new Utf8());
  const places = new Map(values.map((value, place) => [value, place]));
  return {
    field: new Field(name, type, true),
    data: (column, all, length) => {
      if (column.type !== 'codes') throw new TypeError(`${name} is no column of codes`);
      const nulls = bitmap(column.valid, length, all);
      const data = column.codes.length === 0 ? new Int32Array(length) : recode(column, places);
      return makeData({ type, length, ...nulls, data, dictionary });
    },
  };
}

/** Numbers of the batch's own texts become those of all batches together; they mostly are the same. */
function recode(
  { codes, values }: Extract<ColumnData, { type: 'codes' }>,
  places: Map<string, number>,
): Int32Array {
  if (values.every((value, i) => places.get(value) === i)) return codes;
  const to = Int32Array.from(values, (value) => places.get(value)!);
  return codes.map((code) => to[code] ?? 0);
}

function plain(name: string, stored: StoredType): Plan {
  return {
    field: new Field(name, arrowType(stored), true),
    data: (column, all, length) => plainData(column, all, length),
  };
}

function plainData(column: ColumnData, all: boolean, length: number): Data {
  const nulls = bitmap(column.valid, length, all);
  if (column.type === 'utf8') {
    const valueOffsets = column.offsets.length === 0 ? new Int32Array(length + 1) : column.offsets;
    return makeData({ type: new Utf8(), length, ...nulls, valueOffsets, data: column.data });
  }
  if (column.type === 'codes') throw new TypeError('a column of codes is no plain one');
  if (column.type === 'i64')
    return makeData({ type: new Int64(), length, ...nulls, data: sized(column.values, length) });
  if (column.type === 'i32')
    return makeData({ type: new Int32(), length, ...nulls, data: sized(column.values, length) });
  return makeData({ type: new Float64(), length, ...nulls, data: sized(column.values, length) });
}

/** A column without values has no memory in its parcel. */
function sized<T extends BigInt64Array | Int32Array | Float64Array>(values: T, length: number): T {
  return values.length === length ? values : (new (values.constructor as new (n: number) => T)(length) as T);
}

/** One bit a row, lowest first, from one byte a row; none where every row has a value. */
function bitmap(
  valid: Uint8Array,
  length: number,
  all: boolean,
): { nullBitmap?: Uint8Array; nullCount: number } {
  if (all) return { nullCount: 0 };
  const bits = new Uint8Array(bitBytes(length));
  let set = 0;
  for (let row = 0; row < length; row++) {
    const bit = valid[row]!;
    set += bit;
    bits[row >> 3]! |= bit << (row & 7);
  }
  return { nullBitmap: bits, nullCount: length - set };
}

function bitBytes(rows: number): number {
  return ((rows + 63) >> 6) << 3;
}
