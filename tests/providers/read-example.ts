/** Reads a return for a test through the real engine, and keeps its records as plain objects. */
import { type RecordCells, restCell } from '../../src/base/stored-record.js';
import type {
  ReadingSummary,
  ReadOptions,
  RecordBatch,
  RecordColumn,
  RecordSink,
} from '../../src/returns/contract.js';
import { readReturn } from '../../src/returns/engine.js';
import { batchCells } from '../../src/returns/memory-sink.js';
import { loadReaders } from '../../src/returns/registry.js';

/** A record's columns that have a value; lists and `rest` parsed. */
export type Row = Partial<Record<RecordColumn, unknown>> & {
  rest?: Record<string, unknown>;
  notes?: string[];
};

/** Collects batches. */
class RowSink implements RecordSink {
  readonly rows: Row[] = [];

  async write(batch: RecordBatch): Promise<void> {
    for (const cells of batchCells(batch)) this.rows.push(rowOf(cells));
  }

  async close(): Promise<void> {}
}

function rowOf(cells: RecordCells): Row {
  const { rest_names, ...row }: Record<string, unknown> = { ...cells };
  for (const name of ['peers', 'media', 'notes'] as const) {
    if (cells[name] !== undefined) row[name] = JSON.parse(String(cells[name]));
  }
  if (cells.rest !== undefined) row.rest = restCell(cells.rest, rest_names);
  return row as Row;
}

export interface Read {
  summary: ReadingSummary;
  rows: Row[];
}

/** Reads with every reader that there is, as `tecum read` does. */
export async function readAll(paths: string[], options: Partial<ReadOptions> = {}): Promise<Read> {
  const sink = new RowSink();
  const summary = await readReturn(paths, { ...options, readers: await loadReaders(), sink });
  return { summary, rows: sink.rows };
}

/** Microseconds of an ISO instant, to compare with the `at` column. */
export function us(iso: string): number {
  return Date.parse(iso) * 1000;
}
