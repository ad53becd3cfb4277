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
  /** What of its sealed rows may be seen now, by whom is decided before; absent = none. */
  opened?: readonly Opened[];
}

/** Sealed rows that two people have opened. A limit that is absent is none; all absent = every sealed row. */
export interface Opened {
  kinds?: readonly string[];
  categories?: readonly string[];
  /** µs, first moment within and first moment past the end, by the time that rows are sorted by. */
  from?: number;
  to?: number;
}

/** A part of a statement and the values that it needs. */
export interface Fragment {
  sql: string;
  values: Bound;
}

const types = { utf8: 'VARCHAR', i64: 'BIGINT', i32: 'INTEGER', f64: 'DOUBLE' } as const;

/** The time by which records are sorted: UTC, else the wall clock where no zone is stated. */
export const moment = 'coalesce("at", "wall")';

/** No rows, but every column with its type: what a case with no readings consists of. */
const nothing = `SELECT NULL::INTEGER AS reading, false AS visible, ${recordColumns
  .map(([name, type]) => `NULL::${types[type]} AS "${name}"`)
  .join(', ')} WHERE false`;

/**
 * `FROM`-ready relation over the readings, sealed rows included; `visible` says which rows may be shown. A reading that found no record has no file and adds
 * nothing. Files and numbers are bound, never written into the statement.
 */
export function allRows(
  readings: readonly ReadingRef[],
  filesOf: (dir: string) => string[] = recordFiles,
): Fragment {
  const values: Bound = {};
  const parts = [nothing];
  for (const [i, reading] of readings.entries()) {
    const files = filesOf(reading.dir);
    if (files.length === 0) continue;
    values[`files${i}`] = listValue(files);
    values[`reading${i}`] = reading.id;
    const visible = visibleSql(reading.opened ?? [], i, values);
    parts.push(
      `SELECT $reading${i}::INTEGER AS reading, ${visible} AS visible, * FROM read_parquet($files${i}::VARCHAR[])`,
    );
  }
  return { sql: `(${parts.join(' UNION ALL BY NAME ')})`, values };
}

/** True for rows within the scope, and for those of the sealed ones that are opened. */
function visibleSql(opened: readonly Opened[], reading: number, values: Bound): string {
  const parts = opened.map((part, i) => openedSql(part, `o${reading}_${i}`, values));
  return `(${["scope IS DISTINCT FROM 'outside'", ...parts].join(' OR ')})`;
}

function openedSql(part: Opened, name: string, values: Bound): string {
  const clauses = ["scope = 'outside'"];
  if (part.kinds !== undefined) {
    values[`${name}k`] = listValue([...part.kinds]);
    clauses.push(`coalesce(list_contains($${name}k::VARCHAR[], kind), false)`);
  }
  if (part.categories !== undefined) {
    values[`${name}c`] = listValue([...part.categories]);
    clauses.push(`coalesce(list_contains($${name}c::VARCHAR[], category), false)`);
  }
  if (part.from !== undefined) {
    values[`${name}f`] = BigInt(part.from);
    clauses.push(`coalesce(${moment} >= $${name}f::BIGINT, false)`);
  }
  if (part.to !== undefined) {
    values[`${name}t`] = BigInt(part.to);
    clauses.push(`coalesce(${moment} < $${name}t::BIGINT, false)`);
  }
  return `(${clauses.join(' AND ')})`;
}

/** Absolute paths of the record files of a reading, in order. */
export function recordFiles(dir: string): string[] {
  if (!existsSync(dir)) return [];
  return readdirSync(dir)
    .filter((name) => /^records-\d+\.parquet$/.test(name))
    .sort()
    .map((name) => join(dir, name));
}
