/** Openings of sealed records: asked by one person, decided by another, for a time. */
import type { Knex } from 'knex';
import type { Migration } from './index.js';

export const seals: Migration = {
  name: '032-seals',
  async up(db: Knex) {
    await db.schema.createTable('seal_openings', (t) => {
      t.increments('id');
      t.integer('return_id').notNullable().references('returns.id').index();
      t.string('asked_by', 36).notNullable().references('people.id').index();
      t.string('asked_at', 30).notNullable();
      t.text('reason').notNullable();
      // JSON of kinds, categories and dates; an absent limit is none.
      t.text('part').notNullable();
      t.integer('days').notNullable();
      t.string('state', 20).notNullable().index();
      t.string('decided_by', 36).references('people.id');
      t.string('decided_at', 30);
      t.text('decision').notNullable().defaultTo('');
      t.string('ends_at', 30);
      t.string('closed_by', 36).references('people.id');
      t.string('closed_at', 30);
    });
  },
  async down(db: Knex) {
    await db.schema.dropTableIfExists('seal_openings');
  },
};
