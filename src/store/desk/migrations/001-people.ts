/** People, their roles, sessions, tokens; settings; who may see which case. */
import type { Knex } from 'knex';
import type { Migration } from './index.js';

async function makePeople(db: Knex): Promise<void> {
  await db.schema.createTable('people', (t) => {
    t.string('id', 36).primary();
    t.string('email', 254).notNullable().unique();
    t.string('name', 200).notNullable();
    t.string('title', 200);
    t.string('badge', 100);
    t.string('phone', 100);
    t.string('unit', 200);
    t.string('password_hash', 300);
    t.boolean('must_change_password').notNullable().defaultTo(false);
    t.boolean('active').notNullable().defaultTo(true);
    t.string('created_at', 30).notNullable();
    t.string('last_sign_in_at', 30);
  });
  await db.schema.createTable('person_roles', (t) => {
    t.string('person_id', 36).notNullable().references('people.id').onDelete('CASCADE');
    t.string('role', 40).notNullable();
    t.primary(['person_id', 'role']);
  });
}

async function makeSessions(db: Knex): Promise<void> {
  await db.schema.createTable('sessions', (t) => {
    t.string('id_hash', 64).primary();
    t.string('person_id', 36).notNullable().references('people.id').onDelete('CASCADE').index();
    t.string('created_at', 30).notNullable();
    t.string('seen_at', 30).notNullable();
    t.string('unlocked_at', 30).notNullable();
    t.string('expires_at', 30).notNullable().index();
    t.string('agent', 300);
    t.string('ip', 64);
    t.text('flash');
  });
  await db.schema.createTable('api_tokens', (t) => {
    t.string('id', 36).primary();
    t.string('person_id', 36).notNullable().references('people.id').onDelete('CASCADE').index();
    t.string('name', 200).notNullable();
    t.string('token_hash', 64).notNullable().unique();
    t.string('created_at', 30).notNullable();
    t.string('expires_at', 30).notNullable();
    t.string('last_used_at', 30);
  });
}

async function makeSettings(db: Knex): Promise<void> {
  await db.schema.createTable('settings', (t) => {
    t.string('name', 100).primary();
    t.text('value').notNullable();
    t.string('updated_at', 30).notNullable();
    t.string('updated_by', 254).notNullable();
  });
  await db.schema.createTable('case_access', (t) => {
    t.string('case_id', 64).notNullable();
    t.string('person_id', 36).notNullable().references('people.id').onDelete('CASCADE').index();
    t.string('granted_at', 30).notNullable();
    t.string('granted_by', 36).notNullable();
    t.primary(['case_id', 'person_id']);
  });
}

export const people: Migration = {
  name: '001-people',
  async up(db) {
    await makePeople(db);
    await makeSessions(db);
    await makeSettings(db);
  },
  async down(db) {
    for (const table of ['case_access', 'settings', 'api_tokens', 'sessions', 'person_roles', 'people']) {
      await db.schema.dropTableIfExists(table);
    }
  },
};
