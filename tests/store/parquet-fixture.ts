/** Writes a small reading by hand for tests: the columns of the contract, given row by row. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { type RecordColumn, recordColumns } from '../../src/returns/contract.js';

export type FixtureRow = Partial<Record<RecordColumn, string | number | bigint | null>>;

const types = { utf8: 'VARCHAR', i64: 'BIGINT', i32: 'INTEGER', f64: 'DOUBLE' } as const;

/** Writes `rows` (seq is their place unless stated) to `<dir>/records-00000.parquet`. */
export async function writeFixture(dir: string, rows: FixtureRow[]): Promise<void> {
  mkdirSync(dir, { recursive: true });
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`CREATE TABLE r (${recordColumns.map(([n, t]) => `"${n}" ${types[t]}`).join(', ')})`);
  const places = recordColumns.map((_, i) => `$${i + 1}`).join(', ');
  for (const [i, row] of rows.entries()) {
    const full: FixtureRow = { seq: i, kind: 'other', item: 0, offset: 0, length: 1, scope: 'in', ...row };
    await connection.run(
      `INSERT INTO r VALUES (${places})`,
      recordColumns.map(([name]) => full[name] ?? null),
    );
  }
  await connection.run(
    `COPY r TO '${join(dir, 'records-00000.parquet').replaceAll("'", "''")}' (FORMAT parquet)`,
  );
  connection.closeSync();
  instance.closeSync();
}

/** µs of an ISO text that names its zone. */
export function us(iso: string): number {
  return Date.parse(iso) * 1000;
}
