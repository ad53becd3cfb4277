/** Turns record batches into Parquet files: to Arrow messages on one side, to Parquet on the other. */
import { RecordBatchStreamWriter } from 'apache-arrow';
import {
  Compression,
  Encoding,
  Table,
  type WriterProperties,
  WriterPropertiesBuilder,
  writeParquet,
} from 'parquet-wasm';
import type { RecordBatch, RecordColumn } from '../../returns/contract.js';
import { arrowBatch, emptyBatch } from './arrow-batch.js';

/** Rows of a row group, and of a file: each file is one group. Twice as many need twice the memory and are no faster. */
export const groupRows = 65_536;

/** The end of an Arrow stream: a continuation mark and a length of 0. */
const endMark = 8;

/** The batch as one Arrow message: a copy, so that its buffers may be filled anew at once. */
export function batchMessage(batch: RecordBatch): Uint8Array {
  const stream = streamOf(arrowBatch(batch));
  return stream.slice(schemaMessage().length, stream.length - endMark);
}

/** A Parquet file of these messages. */
export function parquetBytes(messages: readonly Uint8Array[]): Uint8Array {
  const stream = Buffer.concat([schemaMessage(), ...messages, streamOf(emptyBatch()).subarray(-endMark)]);
  return writeParquet(Table.fromIPCStream(stream), properties());
}

/** The bytes of a stream of one batch. */
function streamOf(batch: ReturnType<typeof arrowBatch>): Uint8Array {
  const writer = new RecordBatchStreamWriter();
  writer.write(batch);
  return writer.finish().toUint8Array(true);
}

let schema: Uint8Array | null = null;

/** The message that begins every stream of records: the same for all. */
function schemaMessage(): Uint8Array {
  if (schema === null) {
    const bytes = Buffer.from(streamOf(emptyBatch()));
    schema = bytes.subarray(0, 8 + bytes.readInt32LE(4));
  }
  return schema;
}

/** Columns whose values hardly repeat: trying a dictionary on them costs 40 % of the time and gains nothing. */
const unique: RecordColumn[] = [
  'seq',
  'at',
  'at_text',
  'text',
  'rest',
  'lat',
  'lon',
  'line',
  'offset',
  'length',
  'path',
];
/** Columns that grow from row to row: stored as differences, a quarter of the file is saved. */
const growing: RecordColumn[] = ['seq', 'at', 'line', 'offset'];

function properties(): WriterProperties {
  let builder = new WriterPropertiesBuilder()
    .setCompression(Compression.SNAPPY)
    .setMaxRowGroupSize(groupRows * 2)
    .setCreatedBy('tecum');
  for (const column of unique) builder = builder.setColumnDictionaryEnabled(column, false);
  for (const column of growing) builder = builder.setColumnEncoding(column, Encoding.DELTA_BINARY_PACKED);
  return builder.build();
}
