/** What every door is handed: the open data folder and the services over it. */
import type { Knex } from 'knex';
import type { Catalog } from '../catalog/types.js';
import type { Law } from '../law/types.js';
import type { Knowledge } from '../navigator/context.js';
import type { Access } from '../safeguards/access.js';
import type { Accounts } from '../safeguards/accounts.js';
import type { ApiTokens } from '../safeguards/api-tokens.js';
import type { Audit } from '../safeguards/audit/service.js';
import type { FirstRun } from '../safeguards/first-run.js';
import type { Sessions } from '../safeguards/sessions.js';
import type { PeopleStore } from '../store/desk/people.js';
import type { SettingsStore } from '../store/desk/settings.js';
import type { Home } from './home.js';

/** The base that a room's own factory may build on: `openCases(base: BaseServices): CaseService`. */
export interface BaseServices {
  /** Absolute path of the run-time data folder. */
  readonly dataDir: string;
  /** The present; a test may turn this clock. */
  now(): Date;
  readonly db: Knex;
  readonly law: Law;
  readonly catalog: Catalog;
  /** All that plans are made from. Its `problems` are files of laws and providers that were left out, for staff to see. */
  readonly knowledge: Knowledge;
  /** Append-only, hash-chained. Every read of evidence goes through it. */
  readonly audit: Audit;
  readonly people: PeopleStore;
  /** Passwords: sign in, change, reset. */
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly tokens: ApiTokens;
  readonly settings: SettingsStore;
  /** Who may do what, to which case. Deny by default. */
  readonly access: Access;
  readonly firstRun: FirstRun;
  /** What waits for a person; each room registers its own. */
  readonly home: Home;
  /** Fills an empty desk with the demo case; absent until a room provides it. */
  demo?: { load(personId: string): Promise<void> };
  /** Run in this order when the desk closes. */
  readonly onClose: (() => Promise<void> | void)[];
}
