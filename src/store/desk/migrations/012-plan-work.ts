/** What people do about a plan after it was made: questions and answers, releases, ticks, reviews; and its own clocks. */
import type { Migration } from './index.js';

export const planWork: Migration = {
  name: '012-plan-work',
  async up(db) {
    await db.schema.createTable('plan_events', (t) => {
      t.increments('id');
      t.string('plan_id', 36).notNullable().references('plans.id').index();
      t.string('at', 30).notNullable();
      t.string('person_id', 36).notNullable();
      t.string('kind', 30).notNullable().index();
      t.text('text').notNullable();
      t.string('ref', 200);
    });
    await db.schema.createTable('plan_clocks', (t) => {
      t.increments('id');
      t.string('plan_id', 36).notNullable().references('plans.id').index();
      t.string('case_id', 36).notNullable().references('cases.id').index();
      t.string('about', 30).notNullable();
      t.string('clock', 40).notNullable();
      t.string('what', 300).notNullable();
      t.string('starts_at', 30).notNullable();
      t.string('ends_at', 30).notNullable().index();
      t.string('citation', 300).notNullable();
      t.string('stopped_at', 30);
    });
    await db.schema.alterTable('plans', (t) => {
      t.string('replaced_by', 36);
    });
  },
  async down(db) {
    await db.schema.alterTable('plans', (t) => t.dropColumn('replaced_by'));
    for (const table of ['plan_clocks', 'plan_events']) await db.schema.dropTableIfExists(table);
  },
};
