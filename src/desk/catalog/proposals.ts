/** Changes of provider facts: one person proposes with a source, another approves, and the file changes. */
import { createHash } from 'node:crypto';
import type { Problem } from '../../base/problem.js';
import { applyChange } from '../../catalog/edit/apply.js';
import type { FactChange } from '../../catalog/edit/change.js';
import type { Person } from '../../store/desk/people.js';
import {
  type ProposalState,
  type ProposalStore,
  proposalStore,
  type StoredProposal,
} from '../../store/desk/proposals.js';
import type { BaseServices } from '../services.js';
import { differenceWords, factInFile } from './facts-in-file.js';
import { checkFile, putInForce } from './live.js';
import type { OwnFiles } from './own-files.js';
import {
  decided,
  fileRefused,
  noProvider,
  noReason,
  nothingChanges,
  notProposer,
  notYours,
  noWhy,
  proposalNotFound,
} from './problems.js';

export interface Proposal extends Omit<StoredProposal, 'change'> {
  change: FactChange;
}

export interface Proposals {
  /**
   * Keeps a proposed change, after it was tried on the file and the whole file checked with it. Nothing else changes.
   * @throws Problem `catalog-change-refused` with what the checks say, `catalog-change-moved`, `catalog-change-none`
   */
  propose(provider: string, change: FactChange, why: string, by: Person): Promise<Proposal>;
  /** @throws Problem 404 */
  see(id: number): Promise<Proposal>;
  /** The newest first. */
  list(where: { states?: readonly ProposalState[]; provider?: string }): Promise<Proposal[]>;
  /**
   * Writes the change into the agency's file of the provider and uses it from now on. Nobody approves a change of their own.
   * @throws Problem `proposal-own`, `proposal-over`, `catalog-change-moved` when the fact is another by now
   */
  approve(id: number, remark: string, by: Person): Promise<Proposal>;
  /** @throws Problem `proposal-reason` without a reason, `proposal-own`, `proposal-over` */
  reject(id: number, reason: string, by: Person): Promise<Proposal>;
  /** Takes one's own proposal back. */
  withdraw(id: number, by: Person): Promise<Proposal>;
}

interface Means {
  base: BaseServices;
  files: OwnFiles;
  store: ProposalStore;
}

/** The service of proposals over an open desk. */
export function openProposals(base: BaseServices, files: OwnFiles): Proposals {
  const means: Means = { base, files, store: proposalStore(base.db) };
  const { store } = means;
  const now = () => base.now().toISOString();
  // One approval at a time: each begins from the file that the one before it left.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
    const next = last.then(act, act);
    last = next.catch(() => undefined);
    return next;
  };
  const see: Proposals['see'] = async (id) => {
    const found = Number.isSafeInteger(id) ? await store.byId(id) : null;
    if (!found) throw proposalNotFound();
    return toProposal(found);
  };
  const waiting = async (id: number): Promise<Proposal> => {
    const found = await see(id);
    if (found.state !== 'proposed') throw decided(found.state);
    return found;
  };
  const end = async (one: Proposal, state: 'rejected' | 'withdrawn', reason: string, by: Person) => {
    await record(means, one, `catalog.change-${state}`, by, { reason: reason || undefined });
    if (!(await store.decide(one.id, { state, by: by.id, at: now(), reason: reason || null })))
      throw decided('decided');
    return see(one.id);
  };
  return {
    see,
    list: async (where) => (await store.list(where)).map(toProposal),
    async propose(provider, change, why, by) {
      await base.access.demand(by, 'catalog.propose');
      if (!base.catalog.providers.has(provider)) throw noProvider(provider);
      if (why.trim() === '') throw noWhy();
      const { before, after } = await tried(means, provider, change);
      const { facts, file } = differenceWords(provider, before, after, now().slice(0, 10));
      const sentences = facts.length > 0 ? facts : file;
      const row = change.key ? (factInFile(before, change.key, change.at)?.row ?? null) : null;
      const made = toProposal(
        await store.add(
          {
            provider,
            change,
            before: change.kind === 'add' ? null : row,
            sentences,
            why: why.trim(),
            proposedBy: by.id,
          },
          now(),
        ),
      );
      await record(means, made, 'catalog.change-proposed', by, { sentences });
      return made;
    },
    approve: (id, remark, by) =>
      inTurn(async () => {
        await base.access.demand(by, 'catalog.approve');
        const one = await waiting(id);
        if (one.proposedBy === by.id) throw notProposer();
        await takeIn(means, one, remark.trim(), by);
        return see(id);
      }),
    async reject(id, reason, by) {
      await base.access.demand(by, 'catalog.approve');
      const one = await waiting(id);
      if (one.proposedBy === by.id) throw notProposer();
      if (reason.trim() === '') throw noReason();
      return end(one, 'rejected', reason.trim(), by);
    },
    async withdraw(id, by) {
      const one = await waiting(id);
      if (one.proposedBy !== by.id) throw notYours();
      return end(one, 'withdrawn', '', by);
    },
  };
}

/** The file with the change in it, checked whole; what was laid for the check is gone again. */
async function tried(means: Means, provider: string, change: FactChange) {
  const { before, after, laid } = await laidOut(means, provider, change);
  await laid.leave();
  return { before, after };
}

async function laidOut({ base, files }: Means, provider: string, change: FactChange) {
  const before = files.current(provider).text;
  const after = applyChange(before, change, base.now().toISOString().slice(0, 10));
  if (after === before) throw nothingChanges();
  const laid = await files.lay(provider, after);
  const { problems } = checkFile(base, provider, laid.file);
  if (problems.length === 0) return { before, after, laid };
  await laid.leave();
  throw fileRefused(problems as [Problem, ...Problem[]]);
}

/** The chain is told first: a change that is on no chain is not made. */
async function takeIn(means: Means, one: Proposal, remark: string, by: Person): Promise<void> {
  const { base, store } = means;
  const at = base.now().toISOString();
  const { before, after, laid } = await laidOut(means, one.provider, one.change);
  const hashes = { fileBefore: sha256(before), fileAfter: sha256(after) };
  try {
    await record(means, one, 'catalog.change-approved', by, { ...hashes, proposedBy: one.proposedBy });
    await laid.take(at);
  } catch (error) {
    await laid.leave();
    throw error;
  }
  putInForce(base, one.provider, true);
  await store.decide(one.id, { state: 'approved', by: by.id, at, reason: remark || null, ...hashes });
}

function record(means: Means, one: Proposal, action: string, by: Person, details: Record<string, unknown>) {
  const subject = `provider/${one.provider}`;
  return means.base.audit.record({
    who: by.email,
    action,
    subject,
    details: { proposal: one.id, ...details },
  });
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function toProposal(stored: StoredProposal): Proposal {
  return { ...stored, change: stored.change as FactChange };
}
