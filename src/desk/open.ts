/** Opens a data folder: database migrated, law and catalog loaded, every service ready. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { dataFolder } from '../base/root.js';
import { ownFolder } from '../catalog/own-folder.js';
import { loadKnowledge } from '../navigator/context.js';
import { openAccess } from '../safeguards/access.js';
import { openAccounts } from '../safeguards/accounts.js';
import { openApiTokens } from '../safeguards/api-tokens.js';
import { openAudit } from '../safeguards/audit/service.js';
import { openFirstRun } from '../safeguards/first-run.js';
import { openSessions } from '../safeguards/sessions.js';
import { caseAccessStore } from '../store/desk/case-access.js';
import { openDeskDatabase } from '../store/desk/connection.js';
import { peopleStore } from '../store/desk/people.js';
import { settingsStore } from '../store/desk/settings.js';
import { openKeyRing } from '../store/vault/keys.js';
import { keySettings } from '../store/vault/settings.js';
import { openVault, type Vault } from '../store/vault/vault.js';
import { type Cases, openCases } from './cases/cases.js';
import { type CatalogDesk, openCatalogDesk } from './catalog/service.js';
import { loadDemo } from './demo/demo.js';
import { createHome } from './home.js';
import { type LetterBatches, openLetterBatches } from './letters/batch.js';
import { type OwnTemplates, openOwnTemplates } from './letters/own-templates.js';
import { type LetterheadPictures, openPictures } from './letters/pictures.js';
import { openPlans, type Plans } from './plans/plans.js';
import { type CalendarFeed, openCalendar } from './requests/calendar.js';
import { openRequests, type Requests } from './requests/requests.js';
import { openReturns } from './returns/service.js';
import type { Returns } from './returns/types.js';
import type { BaseServices } from './services.js';
import { openTickets, type Tickets } from './tickets/tickets.js';

export interface OpenOptions {
  /** The data folder; `TECUM_DATA` or `var/` if absent. Made when it is not there. */
  dataDir?: string;
  /** The present, for tests. */
  now?: () => Date;
}

/** Opens the base and then each room's service. Throws a `Problem` when the folder or its data cannot be used. */
export async function openDesk(options: OpenOptions = {}): Promise<Services> {
  const base = await openBase(options);
  // Each room adds one line here; a later one may use those before it.
  const vault = await openDeskVault(base.dataDir);
  const cases = openCases(base);
  const plans = openPlans(base, cases);
  const requests = await openRequests(base, cases, vault);
  const calendar = openCalendar(base, cases, requests);
  const tickets = openTickets(base);
  const catalogDesk = openCatalogDesk(base, cases, requests);
  const returns = await openReturns(base, vault);
  const services: Services = Object.assign(base, {
    vault,
    cases,
    plans,
    requests,
    calendar,
    letterBatches: openLetterBatches(base, requests),
    ownTemplates: openOwnTemplates(base),
    pictures: openPictures(base),
    tickets,
    catalogDesk,
    returns,
    close: () => closeDesk(base),
  });
  services.demo = { load: (personId) => loadDemo(services, personId) };
  return services;
}

/** The vault of a data folder, with the keys that the machine's settings name. It opens without a fit key, and says so. */
export async function openDeskVault(dataDir: string): Promise<Vault> {
  const dir = join(dataDir, 'vault');
  await mkdir(dir, { recursive: true, mode: 0o700 });
  return openVault(dir, await openKeyRing(dir, keySettings(dataDir)));
}

/** Everything a door needs. Its fields are those of `BaseServices` and those that `openDesk` adds. */
export interface Services extends BaseServices {
  readonly vault: Vault;
  readonly cases: Cases;
  readonly plans: Plans;
  readonly requests: Requests;
  /** Calendar feeds of the clocks that run. */
  readonly calendar: CalendarFeed;
  /** Letters of a case as one zip. */
  readonly letterBatches: LetterBatches;
  /** The agency's own letters and clauses, its logo and its seal. */
  readonly ownTemplates: OwnTemplates;
  readonly pictures: LetterheadPictures;
  readonly tickets: Tickets;
  /** Care of the catalog: proposed changes, local notes, requests whose provider changed. */
  readonly catalogDesk: CatalogDesk;
  readonly returns: Returns;
  /** Stops what runs, closes the database. */
  close(): Promise<void>;
}

async function openBase(options: OpenOptions): Promise<BaseServices> {
  const dataDir = options.dataDir ?? dataFolder();
  const now = options.now ?? (() => new Date());
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const db = await openDeskDatabase(dataDir);
  const people = peopleStore(db);
  const settings = settingsStore(db);
  const audit = await openAudit(dataDir, now);
  const knowledge = loadKnowledge({}, ownFolder(dataDir));
  return {
    dataDir,
    now,
    db,
    law: knowledge.law,
    catalog: knowledge.catalog,
    knowledge,
    audit,
    people,
    settings,
    accounts: openAccounts({ people, audit, now }),
    sessions: await openSessions({ db, people, dataDir, now }),
    tokens: openApiTokens({ db, people, now }),
    access: openAccess(caseAccessStore(db)),
    firstRun: openFirstRun({ people }),
    home: createHome(),
    onClose: [],
  };
}

async function closeDesk(base: BaseServices): Promise<void> {
  for (const close of [...base.onClose].reverse()) await close();
  await base.audit.settled();
  await base.db.destroy();
}
