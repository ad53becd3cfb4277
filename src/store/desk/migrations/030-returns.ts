/** Returns with their files, readings, custody; jobs. */
import type { Knex } from 'knex';
import type { Migration } from './index.js';

async function makeReturns(db: Knex): Promise<void> {
  await db.schema.createTable('returns', (t) => {
    t.increments('id');
    t.string('case_id', 36).notNullable().references('cases.id').index();
    t.string('request_id', 36).references('requests.id').index();
    t.string('provider', 80);
    t.string('received_at', 30).notNullable().index();
    t.string('received_from', 300).notNullable();
    t.string('received_how', 300).notNullable();
    t.text('note').notNullable();
    t.text('archive_password');
    t.string('created_by', 36).notNullable().references('people.id');
    t.string('created_at', 30).notNullable();
  });
  await db.schema.createTable('return_files', (t) => {
    t.increments('id');
    t.integer('return_id').notNullable().references('returns.id').index();
    t.integer('no').notNullable();
    t.string('name', 500).notNullable();
    t.bigInteger('bytes').notNullable();
    t.string('sha256', 64).notNullable().index();
  });
}

async function makeReadings(db: Knex): Promise<void> {
  await db.schema.createTable('readings', (t) => {
    t.increments('id');
    t.integer('return_id').notNullable().references('returns.id').index();
    t.string('case_id', 36).notNullable().references('cases.id').index();
    t.string('state', 20).notNullable();
    t.text('scope');
    t.string('provider', 80);
    t.string('reader', 80);
    t.integer('records').notNullable().defaultTo(0);
    t.integer('sealed').notNullable().defaultTo(0);
    t.integer('findings').notNullable().defaultTo(0);
    t.integer('drift').notNullable().defaultTo(0);
    t.string('created_at', 30).notNullable();
    t.string('finished_at', 30);
  });
}

async function makeCustody(db: Knex): Promise<void> {
  await db.schema.createTable('custody', (t) => {
    t.increments('id');
    t.integer('return_id').notNullable().references('returns.id').index();
    t.string('sha256', 64);
    t.string('at', 30).notNullable();
    t.string('who', 254).notNullable();
    t.string('action', 40).notNullable();
    t.string('from_where', 300).notNullable();
    t.text('note').notNullable();
  });
  if (!/sqlite/.test(String(db.client.config.client))) return;
  // The database itself refuses to change what has been written here.
  for (const change of ['UPDATE', 'DELETE']) {
    await db.raw(
      `CREATE TRIGGER custody_no_${change.toLowerCase()} BEFORE ${change} ON custody
       BEGIN SELECT RAISE(ABORT, 'custody is append only'); END`,
    );
  }
}

async function makeJobs(db: Knex): Promise<void> {
  await db.schema.createTable('jobs', (t) => {
    t.increments('id');
    t.string('kind', 40).notNullable();
    t.string('subject', 100).notNullable().index();
    t.string('state', 20).notNullable().index();
    t.float('progress').notNullable().defaultTo(0);
    t.string('label', 300).notNullable().defaultTo('');
    t.text('payload').notNullable();
    t.text('result');
    t.text('error');
    t.string('created_by', 254).notNullable();
    t.string('created_at', 30).notNullable();
    t.string('started_at', 30);
    t.string('finished_at', 30);
    t.string('lease_owner', 80);
    t.string('lease_until', 30);
    t.integer('attempts').notNullable().defaultTo(0);
    t.boolean('cancel_wanted').notNullable().defaultTo(false);
  });
}

export const returns: Migration = {
  name: '030-returns',
  async up(db) {
    await makeReturns(db);
    await makeReadings(db);
    await makeCustody(db);
    await makeJobs(db);
  },
  async down(db) {
    for (const table of ['jobs', 'custody', 'readings', 'return_files', 'returns']) {
      await db.schema.dropTableIfExists(table);
    }
  },
};
