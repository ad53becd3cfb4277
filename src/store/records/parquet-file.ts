/** Turns record batches into Parquet files, by way of Arrow. */
import { RecordBatchStreamWriter } from 'apache-arrow';
import {
  Compression,
  EnabledStatistics,
  Encoding,
  Table,
  type WriterProperties,
  WriterPropertiesBuilder,
  writeParquet,
} from 'parquet-wasm';
import type { RecordBatch, RecordColumn } from '../../returns/contract.js';
import { arrowBatch } from './arrow-batch.js';

/** Rows of a row group, and of a file: each file is one group. Twice as many need twice the memory and are no faster. */
export const groupRows = 65_536;
/** Bytes past which a file is full whatever its rows, so that long texts need no more memory than short ones. */
export const groupBytes = 16 * 1024 * 1024;

/** Collects batches for one file after the other. */
export class ParquetFile {
  private writer = new RecordBatchStreamWriter();

  /** Keeps the batch as it is, in its own memory, until {@link take}. */
  add(batch: RecordBatch): void {
    this.writer.write(arrowBatch(batch));
  }

  /** The Parquet file of all batches since the last call; their memory is free again. */
  take(): Uint8Array {
    const stream = this.writer.finish().toUint8Array(true);
    this.writer = new RecordBatchStreamWriter();
    return writeParquet(Table.fromIPCStream(stream), properties());
  }
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
/** Columns by whose least and greatest value a question skips files; of the others, nobody asks for them: a fifth of the time. */
const asked: RecordColumn[] = ['seq', 'at', 'wall', 'item'];

function properties(): WriterProperties {
  let builder = new WriterPropertiesBuilder()
    .setCompression(Compression.SNAPPY)
    .setMaxRowGroupSize(groupRows * 2)
    .setStatisticsEnabled(EnabledStatistics.None)
    .setCreatedBy('tecum');
  for (const column of unique) builder = builder.setColumnDictionaryEnabled(column, false);
  for (const column of growing) builder = builder.setColumnEncoding(column, Encoding.DELTA_BINARY_PACKED);
  for (const column of asked) builder = builder.setColumnStatisticsEnabled(column, EnabledStatistics.Chunk);
  return builder.build();
}
