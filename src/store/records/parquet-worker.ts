/** The thread that makes Parquet while the reading goes on. Talks with `ParquetThread`. */
import { writeFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { parquetBytes } from './parquet-file.js';

/** An Arrow message to keep, or the order to write what was kept to a file. */
export type ParquetOrder = { type: 'message'; bytes: Uint8Array } | { type: 'file'; file: string };
/** Sent for each order when it is done. */
export interface ParquetAnswer {
  error?: string;
}

let messages: Uint8Array[] = [];

parentPort?.on('message', (order: ParquetOrder) => {
  const answer: ParquetAnswer = {};
  try {
    if (order.type === 'message') messages.push(order.bytes);
    else writeParquetFile(order.file);
  } catch (error) {
    answer.error = error instanceof Error ? error.message : String(error);
  }
  parentPort?.postMessage(answer);
});

function writeParquetFile(file: string): void {
  const bytes = parquetBytes(messages);
  messages = [];
  writeFileSync(file, bytes, { flag: 'wx', mode: 0o600 });
}
