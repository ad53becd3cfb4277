/** What is known of the files of returns by their hash, and the lists of hashes that an agency has loaded. */
import type { Migration } from './index.js';

export const media: Migration = {
  name: '033-media',
  async up(db) {
    await db.schema.createTable('media_facts', (t) => {
      t.string('sha256', 64).primary();
      t.string('kind', 20).notNullable();
      t.string('mime', 60).notNullable();
      t.string('title', 80).notNullable();
      t.string('md5', 32);
      t.string('sha1', 40);
      t.string('dhash', 16).index();
      t.string('state', 30).notNullable();
      t.string('why', 300).notNullable().defaultTo('');
    });
    await db.schema.createTable('hash_lists', (t) => {
      t.increments('id');
      t.string('name', 200).notNullable();
      t.string('source', 300).notNullable();
      t.text('counts').notNullable();
      t.string('imported_by', 36).notNullable().references('people.id');
      t.string('imported_at', 30).notNullable();
      t.string('removed_at', 30);
    });
  },
  async down(db) {
    await db.schema.dropTableIfExists('hash_lists');
    await db.schema.dropTableIfExists('media_facts');
  },
};
