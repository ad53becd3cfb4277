/** Cases, plans, requests with their events and clocks, tickets with their messages. */
import type { Knex } from 'knex';
import type { Migration } from './index.js';

async function makeCases(db: Knex): Promise<void> {
  await db.schema.createTable('cases', (t) => {
    t.string('id', 36).primary();
    t.string('number', 100).notNullable().unique();
    t.string('title', 300).notNullable();
    t.string('offence', 500).notNullable().defaultTo('');
    t.boolean('open').notNullable().defaultTo(true);
    t.string('owner_id', 36).notNullable().references('people.id');
    t.string('created_at', 30).notNullable();
    t.string('updated_at', 30).notNullable();
  });
  await db.schema.createTable('plans', (t) => {
    t.string('id', 36).primary();
    t.string('case_id', 36).references('cases.id').index();
    t.string('person_id', 36).notNullable().references('people.id').index();
    t.text('answers').notNullable();
    t.text('plan');
    t.string('decision', 20);
    t.string('state', 20).notNullable();
    t.string('created_at', 30).notNullable();
    t.string('updated_at', 30).notNullable();
  });
}

async function makeRequests(db: Knex): Promise<void> {
  await db.schema.createTable('requests', (t) => {
    t.string('id', 36).primary();
    t.string('case_id', 36).notNullable().references('cases.id').index();
    t.string('plan_id', 36).references('plans.id');
    t.string('number', 120).notNullable().unique();
    t.string('step_id', 200).notNullable();
    t.string('provider', 80).notNullable().index();
    t.string('provider_name', 200).notNullable();
    t.string('entity', 300).notNullable();
    t.string('instrument', 60).notNullable();
    t.string('state', 30).notNullable().index();
    t.text('facts').notNullable();
    t.text('step').notNullable();
    t.text('acknowledged').notNullable();
    t.text('frozen');
    t.string('code', 40).unique();
    t.string('pdf_sha256', 64);
    t.string('provider_reference', 200);
    t.string('served_at', 30);
    t.string('served_via', 500);
    t.string('author_id', 36).notNullable().references('people.id');
    t.string('approved_by', 36);
    t.string('created_at', 30).notNullable();
    t.string('updated_at', 30).notNullable();
  });
  await db.schema.createTable('request_events', (t) => {
    t.increments('id');
    t.string('request_id', 36).notNullable().references('requests.id').index();
    t.string('at', 30).notNullable();
    t.string('person_id', 36).notNullable();
    t.string('from_state', 30);
    t.string('to_state', 30).notNullable();
    t.text('note').notNullable();
  });
  await db.schema.createTable('clocks', (t) => {
    t.increments('id');
    t.string('request_id', 36).notNullable().references('requests.id').index();
    t.string('case_id', 36).notNullable().references('cases.id').index();
    t.string('clock', 40).notNullable();
    t.string('what', 300).notNullable();
    t.string('starts_at', 30).notNullable();
    t.string('ends_at', 30).notNullable().index();
    t.string('citation', 300).notNullable();
    t.string('stopped_at', 30);
  });
}

async function makeTickets(db: Knex): Promise<void> {
  await db.schema.createTable('tickets', (t) => {
    t.increments('id');
    t.string('subject', 300).notNullable();
    t.string('state', 20).notNullable().index();
    t.string('requester_id', 36).notNullable().references('people.id').index();
    t.string('owner_id', 36).references('people.id').index();
    t.string('case_id', 36).references('cases.id').index();
    t.string('provider', 80);
    t.string('created_at', 30).notNullable();
    t.string('updated_at', 30).notNullable();
    t.string('last_word_at', 30).notNullable();
    t.string('last_word_by', 36).notNullable();
    t.string('closed_at', 30);
  });
  await db.schema.createTable('ticket_messages', (t) => {
    t.increments('id');
    t.integer('ticket_id').notNullable().references('tickets.id').index();
    t.string('person_id', 36).notNullable();
    t.string('kind', 20).notNullable();
    t.text('body').notNullable();
    t.string('at', 30).notNullable();
  });
}

export const cases: Migration = {
  name: '010-cases',
  async up(db) {
    await makeCases(db);
    await makeRequests(db);
    await makeTickets(db);
  },
  async down(db) {
    const tables = ['ticket_messages', 'tickets', 'clocks', 'request_events', 'requests', 'plans', 'cases'];
    for (const table of tables) await db.schema.dropTableIfExists(table);
  },
};
