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
import type { RecordColumn } from '../../returns/contract.js';
import { arrowBatches } from './arrow-batch.js';
import type { Parcel } from './batch-parcel.js';
import { groupRows } from './parquet-limits.js';

/** The batches as one Parquet file. */
export function parquetOf(parcels: readonly Parcel[]): Uint8Array {
  const writer = new RecordBatchStreamWriter();
  for (const batch of arrowBatches(parcels)) writer.write(batch);
  return writeParquet(Table.fromIPCStream(writer.finish().toUint8Array(true)), properties());
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
