/** Files on their way into the vault, known from their first byte; what a provider says of what it sent. */
import type { Knex } from 'knex';
import type { Migration } from './index.js';

async function makeArrivals(db: Knex): Promise<void> {
  await db.schema.createTable('arrivals', (t) => {
    t.string('id', 36).primary();
    t.string('case_id', 36).notNullable().references('cases.id').index();
    t.string('person_id', 36).notNullable().references('people.id').index();
    t.string('name', 500).notNullable();
    // As announced; null where nobody said how much would come.
    t.bigInteger('announced');
    t.bigInteger('bytes');
    t.string('sha256', 64).index();
    // What the sender's machine says of the file, so that another of the same name is not taken for its rest.
    t.string('stamp', 60).notNullable().defaultTo('');
    t.string('way', 40).notNullable();
    t.string('from_where', 300).notNullable();
    t.integer('pieces').notNullable().defaultTo(0);
    t.string('began_at', 30).notNullable();
    t.string('arrived_at', 30);
    t.integer('return_id').references('returns.id').index();
    t.string('expires_at', 30).notNullable().index();
  });
}

export const intake: Migration = {
  name: '031-intake',
  async up(db) {
    await makeArrivals(db);
    await db.schema.alterTable('returns', (t) => {
      t.string('delivery_reference', 300).notNullable().defaultTo('');
      t.text('hash_list').notNullable().defaultTo('');
    });
  },
  async down(db) {
    await db.schema.alterTable('returns', (t) => {
      t.dropColumn('hash_list');
      t.dropColumn('delivery_reference');
    });
    await db.schema.dropTableIfExists('arrivals');
  },
};
