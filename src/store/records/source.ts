/** The Parquet files of some readings as one relation, with the number of its reading on each row. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { listValue } from '@duckdb/node-api';
import { recordColumns } from '../../base/record-columns.js';
import type { Bound } from './engine.js';

/** One reading on disk. */
export interface ReadingRef {
  id: number;
  /** Absolute folder that holds `records-*.parquet`. */
  dir: string;
}

/** A part of a statement and the values that it needs. */
export interface Fragment {
  sql: string;
  values: Bound;
}

const types = { utf8: 'VARCHAR', i64: 'BIGINT', i32: 'INTEGER', f64: 'DOUBLE' } as const;

/** No rows, but every column with its type: what a case with no readings consists of. */
const nothing = `SELECT NULL::INTEGER AS reading, ${recordColumns
  .map(([name, type]) => `NULL::${types[type]} AS "${name}"`)
  .join(', ')} WHERE false`;

/**
 * `FROM`-ready relation over the readings, sealed rows included. A reading that found no record has no file and adds
 * nothing. Files and numbers are bound, never written into the statement.
 */
export function allRows(readings: readonly ReadingRef[]): Fragment {
  const values: Bound = {};
  const parts = [nothing];
  for (const [i, reading] of readings.entries()) {
    const files = recordFiles(reading.dir);
    if (files.length === 0) continue;
    values[`files${i}`] = listValue(files);
    values[`reading${i}`] = reading.id;
    parts.push(`SELECT $reading${i}::INTEGER AS reading, * FROM read_parquet($files${i}::VARCHAR[])`);
  }
  return { sql: `(${parts.join(' UNION ALL BY NAME ')})`, values };
}

/** Absolute paths of the record files of a reading, in order. */
export function recordFiles(dir: string): string[] {
  if (!existsSync(dir)) return [];
  return readdirSync(dir)
    .filter((name) => /^records-\d+\.parquet$/.test(name))
    .sort()
    .map((name) => join(dir, name));
}
