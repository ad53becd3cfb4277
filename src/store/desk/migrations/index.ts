/** All migrations of the desk's database, in the order of their names. Never edit one that has been released. */
import type { Knex } from 'knex';
import { people } from './001-people.js';
import { cases } from './010-cases.js';
import { planReviews } from './011-plan-reviews.js';
import { planWork } from './012-plan-work.js';
import { catalogDesk } from './020-catalog.js';
import { returns } from './030-returns.js';
import { intake } from './031-intake.js';
import { seals } from './032-seals.js';
import { media } from './033-media.js';
import { requestLife } from './040-request-life.js';

/** One step of the schema: plain Knex, the same for SQLite and PostgreSQL. */
export interface Migration {
  /** `NNN-what`; the order is that of the names. */
  name: string;
  up(db: Knex): Promise<void>;
  down(db: Knex): Promise<void>;
}

// 010-019: cases, requests, tickets, plans. 020-029: the catalog's care. 030-039: returns, jobs, readings.
// 040-049: letters and what happens to them.
export const migrations: readonly Migration[] = [
  people,
  cases,
  planReviews,
  planWork,
  catalogDesk,
  returns,
  intake,
  seals,
  media,
  requestLife,
];
