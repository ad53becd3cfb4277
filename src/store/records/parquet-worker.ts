/** The thread that makes Parquet while the reading goes on. Talks with `ParquetThread`. */
import { writeFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import type { Parcel } from './batch-parcel.js';
import { parquetOf } from './parquet-file.js';

/** A batch to keep, or the order to write what was kept to a file. */
export type ParquetOrder = { type: 'batch'; parcel: Parcel } | { type: 'file'; file: string };
/** Sent for each order when it is done, with the memory of parcels that are written. */
export interface ParquetAnswer {
  error?: string;
  memory: ArrayBuffer[];
}

let kept: Parcel[] = [];

parentPort?.on('message', (order: ParquetOrder) => {
  const answer: ParquetAnswer = { memory: [] };
  try {
    if (order.type === 'batch') kept.push(order.parcel);
    else answer.memory = write(order.file);
  } catch (error) {
    answer.error = error instanceof Error ? error.message : String(error);
  }
  parentPort?.postMessage(answer, answer.memory);
});

function write(file: string): ArrayBuffer[] {
  const written = kept;
  kept = [];
  writeFileSync(file, parquetOf(written), { flag: 'wx', mode: 0o600 });
  return written.map(({ memory }) => memory);
}
