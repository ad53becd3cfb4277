/** The desk's database: one SQLite file, opened with the settings that a record of evidence needs. */
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import knex, { type Knex } from 'knex';
import { Problem } from '../../base/problem.js';
import { migrate } from './migrate.js';

/** Name of the database file inside the data folder. */
export const deskFile = 'desk.sqlite';

/**
 * Settings for each connection. WAL: readers do not wait for the writer. FULL: an acknowledged change survives loss of
 * power. `secure_delete`: what is purged is overwritten. `trusted_schema`: a doctored file cannot run functions.
 */
const pragmas = [
  'journal_mode = WAL',
  'synchronous = FULL',
  'foreign_keys = ON',
  'busy_timeout = 10000',
  'secure_delete = ON',
  'trusted_schema = OFF',
];

interface RawConnection {
  exec(sql: string, done: (error: Error | null) => void): void;
}

/**
 * Opens `<dataDir>/desk.sqlite`, makes it when absent, and brings it to the newest shape.
 * Throws a `Problem` when the file cannot be opened or is newer than this Tecum.
 */
export async function openDeskDatabase(dataDir: string): Promise<Knex> {
  const filename = join(dataDir, deskFile);
  const db = knex({
    client: 'sqlite3',
    connection: { filename },
    useNullAsDefault: true,
    // An error carries the statement without its values: names and secrets do not belong into a log.
    compileSqlOnError: false,
    // One connection: SQLite has one writer. Inside a transaction, ask through the transaction, never through `db`.
    pool: { min: 1, max: 1, afterCreate: prepare },
    acquireConnectionTimeout: 15_000,
    log: { warn() {}, error() {}, deprecate() {}, debug() {} },
  });
  try {
    await ownersOnly(filename);
    await migrate(db);
    return db;
  } catch (error) {
    await db.destroy();
    if (error instanceof Problem) throw error;
    throw new Problem({
      code: 'desk-database',
      what: 'The desk database cannot be opened.',
      where: filename,
      remedy:
        'Check that this account may write to the folder and that the disk is not full; the file was not changed.',
      cause: error,
      status: 500,
    });
  }
}

/** The file is made, or put right, before SQLite opens it; the files that SQLite lays beside it take its rights. */
async function ownersOnly(filename: string): Promise<void> {
  const file = await open(filename, 'a', 0o600);
  try {
    await file.chmod(0o600);
  } finally {
    await file.close();
  }
}

function prepare(
  connection: RawConnection,
  done: (error: Error | null, connection: RawConnection) => void,
): void {
  connection.exec(`${pragmas.map((p) => `PRAGMA ${p};`).join('')}`, (error) => done(error, connection));
}
