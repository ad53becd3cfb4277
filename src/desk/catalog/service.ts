/** The care of the catalog at work: proposed changes, the agency's own files and notes, requests that a change touches. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ownFolder } from '../../catalog/own-folder.js';
import type { Person } from '../../store/desk/people.js';
import type { Cases } from '../cases/cases.js';
import type { WaitingItem } from '../home.js';
import type { Requests } from '../requests/requests.js';
import type { BaseServices } from '../services.js';
import { type ChangedRequests, openChangedRequests } from './changed-requests.js';
import { putInForce } from './live.js';
import { type LocalNote, type LocalNotes, openNotes } from './notes.js';
import { type OwnFiles, openOwnFiles } from './own-files.js';
import { openProposals, type Proposals } from './proposals.js';

export interface CatalogDesk {
  readonly proposals: Proposals;
  readonly notes: LocalNotes;
  readonly changed: ChangedRequests;
  readonly files: Pick<OwnFiles, 'current' | 'shipped' | 'upgraded'>;
  /** The notes beside a provider, for its page and for a plan's step. */
  localNotesFor(provider: string): Promise<LocalNote[]>;
  /** Providers whose file in force is the agency's own. */
  ownProviders(): Set<string>;
  /** After an upgrade: the agency's file stays in force. @throws Problem `not-permitted` */
  keepOwn(provider: string, by: Person): Promise<void>;
  /** The shipped file is used again; the agency's is put by, and its approved changes can be proposed anew. */
  useShipped(provider: string, by: Person): Promise<void>;
}

/** Opens it over a desk. Registers proposals that wait for a decision on the home page. */
export function openCatalogDesk(base: BaseServices, cases: Cases, requests: Requests): CatalogDesk {
  const folder = ownFolder(base.dataDir);
  const files = openOwnFiles(folder);
  const proposals = openProposals(base, files);
  const notes = openNotes(base);
  const changed = openChangedRequests({ base, cases, requests, proposals });
  const told = (by: Person, action: string, provider: string) =>
    base.audit.record({ who: by.email, action, subject: `provider/${provider}` });
  base.home.waiting((person) => waitingProposals(proposals, base, person));
  return {
    proposals,
    notes,
    changed,
    files,
    localNotesFor: notes.forProvider,
    ownProviders: () => new Set(ownIds(folder)),
    async keepOwn(provider, by) {
      await base.access.demand(by, 'catalog.approve');
      await told(by, 'catalog.own-kept', provider);
      await files.keep(provider);
    },
    async useShipped(provider, by) {
      await base.access.demand(by, 'catalog.approve');
      if (files.shipped(provider) === null) return;
      await told(by, 'catalog.shipped-used', provider);
      await files.drop(provider, base.now().toISOString());
      putInForce(base, provider, false);
    },
  };
}

function ownIds(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((id) => existsSync(join(folder, id, 'provider.yaml')));
}

async function waitingProposals(
  proposals: Proposals,
  base: BaseServices,
  person: Person,
): Promise<WaitingItem[]> {
  if (!base.access.can(person, 'catalog.approve')) return [];
  const waiting = await proposals.list({ states: ['proposed'] });
  return waiting
    .filter((one) => one.proposedBy !== person.id)
    .reverse()
    .map((one) => ({
      text: `${base.catalog.providers.get(one.provider)?.name ?? one.provider}: a proposed change to decide on`,
      href: `/look-up/proposals/${one.id}`,
      since: one.proposedAt,
      group: 'Changes of the catalog',
    }));
}
