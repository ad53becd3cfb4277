/** Brings the desk's database to the newest shape, by migrations that are code and not files on disk. */
import type { Knex } from 'knex';
import { Problem } from '../../base/problem.js';
import type { Migration } from './migrations/index.js';
import { migrations } from './migrations/index.js';

const source: Knex.MigrationSource<Migration> = {
  getMigrations: async () => [...migrations].sort((a, b) => a.name.localeCompare(b.name)),
  getMigrationName: (migration) => migration.name,
  getMigration: async (migration) => ({ up: migration.up, down: migration.down }),
};

const config: Knex.MigratorConfig = { migrationSource: source, tableName: 'schema_migrations' };

/**
 * Runs the migrations that this database has not seen, each in a transaction. Refuses a database that is newer.
 * When nothing is to be done nothing is locked, so that several processes may open the desk at once.
 */
export async function migrate(db: Knex): Promise<void> {
  const done = new Set(await namesRun(db));
  refuseNewer(done);
  if (migrations.some((migration) => !done.has(migration.name))) await db.migrate.latest(config);
}

async function namesRun(db: Knex): Promise<string[]> {
  if (!(await db.schema.hasTable('schema_migrations'))) return [];
  const rows = (await db('schema_migrations').select('name')) as { name: string }[];
  return rows.map((row) => row.name);
}

function refuseNewer(done: Set<string>): void {
  const known = new Set(migrations.map((migration) => migration.name));
  const strange = [...done].filter((name) => !known.has(name));
  if (strange.length === 0) return;
  throw new Problem({
    code: 'desk-database-newer',
    what: `The desk database was made by a newer Tecum (it has ${strange.join(', ')}).`,
    where: 'desk.sqlite',
    remedy: 'Start the newer version, or restore a backup that was made with this one.',
    status: 500,
  });
}
