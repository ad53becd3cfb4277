/** Proposed changes of provider facts, and an agency's own notes beside a provider. */
import type { Migration } from './index.js';

export const catalogDesk: Migration = {
  name: '020-catalog',
  async up(db) {
    await db.schema.createTable('catalog_proposals', (t) => {
      t.increments('id');
      t.string('provider', 80).notNullable().index();
      t.string('state', 20).notNullable().index();
      t.text('change').notNullable();
      t.text('row_before');
      t.text('sentences').notNullable();
      t.text('why').notNullable();
      t.string('proposed_by', 36).notNullable();
      t.string('proposed_at', 30).notNullable();
      t.string('decided_by', 36);
      t.string('decided_at', 30);
      t.text('reason');
      t.string('file_before', 64);
      t.string('file_after', 64);
    });
    await db.schema.createTable('provider_notes', (t) => {
      t.increments('id');
      t.string('provider', 80).notNullable().index();
      t.string('removed_at', 30);
    });
    await db.schema.createTable('provider_note_versions', (t) => {
      t.increments('id');
      t.integer('note_id').notNullable().references('provider_notes.id').index();
      t.string('person_id', 36).notNullable();
      t.string('at', 30).notNullable();
      t.text('body').notNullable();
    });
  },
  async down(db) {
    for (const table of ['provider_note_versions', 'provider_notes', 'catalog_proposals'])
      await db.schema.dropTableIfExists(table);
  },
};
