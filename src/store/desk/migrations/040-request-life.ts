/** The life of a request: versions of its print, comments in review, signatures, confirmed addresses; calendar feeds. */
import type { Knex } from 'knex';
import type { Migration } from './index.js';

async function makeVersions(db: Knex): Promise<void> {
  await db.schema.alterTable('requests', (t) => {
    t.text('edited_by').notNullable().defaultTo('[]');
    t.string('served_by', 200);
  });
  await db.schema.createTable('request_versions', (t) => {
    t.increments('id');
    t.string('request_id', 36).notNullable().references('requests.id').index();
    t.integer('number').notNullable();
    t.string('sha256', 64).notNullable();
    t.string('code', 40).notNullable().unique();
    t.string('at', 30).notNullable();
    t.string('person_id', 36).notNullable();
    t.integer('replaces');
    t.boolean('sealed').notNullable().defaultTo(false);
    t.text('frozen').notNullable();
    t.text('paragraphs').notNullable();
    t.unique(['request_id', 'number']);
  });
}

async function makeReview(db: Knex): Promise<void> {
  await db.schema.createTable('request_comments', (t) => {
    t.increments('id');
    t.string('request_id', 36).notNullable().references('requests.id').index();
    t.integer('answers').references('request_comments.id');
    t.string('document', 200).notNullable();
    t.integer('paragraph').notNullable();
    t.string('first_words', 200).notNullable();
    t.text('body').notNullable();
    t.string('person_id', 36).notNullable();
    t.string('at', 30).notNullable();
    t.string('resolved_at', 30);
    t.string('resolved_by', 36);
  });
  await db.schema.createTable('request_signatures', (t) => {
    t.increments('id');
    t.string('request_id', 36).notNullable().references('requests.id').index();
    t.integer('version').notNullable();
    t.string('way', 20).notNullable();
    t.string('name', 200).notNullable();
    t.string('title', 200).notNullable();
    t.string('signed_on', 30).notNullable();
    t.string('court', 200).notNullable();
    t.string('docket', 200).notNullable();
    t.string('scan_sha256', 64);
    t.string('scan_name', 300);
    t.string('scan_type', 60);
    t.integer('scan_bytes');
    t.string('person_id', 36).notNullable();
    t.string('at', 30).notNullable();
  });
}

async function makeAddresses(db: Knex): Promise<void> {
  await db.schema.createTable('request_addresses', (t) => {
    t.increments('id');
    t.string('request_id', 36).notNullable().references('requests.id').index();
    t.string('address', 500).notNullable();
    t.text('words').notNullable();
    t.string('person_id', 36).notNullable();
    t.string('at', 30).notNullable();
  });
  await db.schema.createTable('calendar_tokens', (t) => {
    t.string('person_id', 36).primary().references('people.id');
    t.string('token_hash', 64).notNullable().unique();
    t.string('made_at', 30).notNullable();
    t.string('last_used_at', 30);
  });
}

interface Approved {
  id: string;
  code: string;
  pdf_sha256: string;
  frozen: string;
  approved_by: string | null;
  author_id: string;
  updated_at: string;
}

/** Prints that were approved before versions were kept are the first ones of their requests; their text was not kept. */
async function firstVersions(db: Knex): Promise<void> {
  const approved = (await db('requests')
    .whereNotNull('code')
    .whereNotNull('pdf_sha256')
    .whereNotNull('frozen')) as Approved[];
  for (const one of approved) {
    const event = (await db('request_events')
      .where({ request_id: one.id, to_state: 'approved' })
      .orderBy('id', 'desc')
      .first()) as { at: string } | undefined;
    await db('request_versions').insert({
      request_id: one.id,
      number: 1,
      sha256: one.pdf_sha256,
      code: one.code,
      at: event?.at ?? one.updated_at,
      person_id: one.approved_by ?? one.author_id,
      replaces: null,
      sealed: false,
      frozen: one.frozen,
      paragraphs: '[]',
    });
  }
}

const tables = [
  'calendar_tokens',
  'request_addresses',
  'request_signatures',
  'request_comments',
  'request_versions',
];

export const requestLife: Migration = {
  name: '040-request-life',
  async up(db) {
    await makeVersions(db);
    await makeReview(db);
    await makeAddresses(db);
    await firstVersions(db);
  },
  async down(db) {
    for (const table of tables) await db.schema.dropTableIfExists(table);
    await db.schema.alterTable('requests', (t) => t.dropColumns('edited_by', 'served_by'));
  },
};
