/** One DuckDB for the process, shut in: it reads the readings' folder and its own temporary files, nothing else. */
import { mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance, type DuckDBValue } from '@duckdb/node-api';

/** Values for the `$name` places of a statement. Text never becomes part of a statement. */
export type Bound = Record<string, DuckDBValue>;
/** One row by column name, as DuckDB gives it (64-bit integers are `bigint`). */
export type Row = Record<string, DuckDBValue>;

/** Asks DuckDB. */
export interface Asker {
  all(sql: string, values?: Bound): Promise<Row[]>;
  /** Rows in blocks of about two thousand, so that an export never holds them all. */
  stream(sql: string, values?: Bound): AsyncGenerator<Row[]>;
  close(): void;
}

export interface EngineOptions {
  /** As DuckDB writes it; 1GB unless said otherwise. */
  memoryLimit?: string;
  threads?: number;
  /** False leaves nothing beside what is read: no folder for what does not fit into memory. */
  spill?: boolean;
}

/**
 * Starts DuckDB over `readingsDir` (made when absent). Extensions are neither fetched nor loaded, the network is shut,
 * files outside the folder cannot be opened, and none of that can be changed afterwards.
 */
export async function openEngine(readingsDir: string, options: EngineOptions = {}): Promise<Asker> {
  const spill = join(readingsDir, '.duckdb');
  if (options.spill !== false) mkdirSync(spill, { recursive: true, mode: 0o700 });
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: options.memoryLimit ?? '1GB',
    threads: String(options.threads ?? 2),
    temp_directory: options.spill === false ? '' : spill,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
  });
  await shutIn(instance, realpathSync(readingsDir));
  return {
    all: (sql, values) => withConnection(instance, (c) => rowsOf(c, sql, values)),
    stream: (sql, values) => streamOf(instance, sql, values),
    close: () => instance.closeSync(),
  };
}

async function shutIn(instance: DuckDBInstance, folder: string): Promise<void> {
  await withConnection(instance, async (c) => {
    // A setting takes no bound value; the folder is ours, and its quotes are doubled.
    await c.run(`SET allowed_directories = ['${folder.replaceAll("'", "''")}/']`);
    await c.run('SET enable_external_access = false');
    await c.run('SET lock_configuration = true');
  });
}

async function withConnection<T>(
  instance: DuckDBInstance,
  work: (c: DuckDBConnection) => Promise<T>,
): Promise<T> {
  const connection = await instance.connect();
  try {
    return await work(connection);
  } finally {
    connection.closeSync();
  }
}

async function rowsOf(connection: DuckDBConnection, sql: string, values?: Bound): Promise<Row[]> {
  return (await connection.runAndReadAll(sql, values)).getRowObjects();
}

async function* streamOf(instance: DuckDBInstance, sql: string, values?: Bound): AsyncGenerator<Row[]> {
  const connection = await instance.connect();
  try {
    const result = await connection.stream(sql, values);
    for await (const rows of result.yieldRowObjects()) if (rows.length > 0) yield rows;
  } finally {
    connection.closeSync();
  }
}
