/** Opening sealed records: one person asks with a reason, another decides, for a time, for the asker's eyes only. */
import { Problem } from '../../base/problem.js';
import type { Person } from '../../store/desk/people.js';
import type { Return } from '../../store/desk/returns.js';
import type { SealOpening, SealPart } from '../../store/desk/seal-openings.js';
import type { WaitingItem } from '../home.js';
import type { BaseServices } from '../services.js';
import type { Stores } from './stores.js';
import type { Hand } from './types.js';
import { whoOf } from './who.js';

/** Days that an opening lasts unless another number is asked for, and at most. */
export const openingDays = { usual: 14, most: 90 };

/** An opening as people see it. */
export interface OpeningView extends SealOpening {
  askedName: string;
  decidedName: string | null;
  closedName: string | null;
  /** True while the asker sees the records. */
  live: boolean;
}

export interface Seals {
  /** All openings of a return, newest first. */
  openings(returnId: number): Promise<OpeningView[]>;
  /** Those that a person looks through now. */
  liveFor(person: Pick<Person, 'id'>, returnId: number): Promise<SealOpening[]>;
  /** People of the desk, beside this one, who may decide on this case. */
  deciders(caseId: string, beside: Person): Promise<Person[]>;
  /**
   * Asks to open. The records stay sealed until somebody else decides.
   * @throws Problem `seal-reason`, `seal-days`; 403 without the right to see the case's evidence
   */
  ask(returnId: number, wish: { reason: string; part: SealPart; days: number }, by: Hand): Promise<number>;
  /** @throws Problem `seal-same-person`, `seal-decided`, `seal-reason`; 403 without `evidence.unseal` */
  decide(id: number, decision: { open: boolean; reason: string }, by: Hand): Promise<void>;
  /** Ends an opening or a wish: its asker may, and whoever may decide. */
  close(id: number, by: Hand): Promise<void>;
}

/** The part of the service that keeps seals. */
export function seals(base: BaseServices, stores: Stores): Seals {
  const now = () => base.now().toISOString();
  const live = (opening: SealOpening) => opening.state === 'open' && (opening.endsAt ?? '') > now();
  const note = async (made: Return, by: Hand, action: string, id: number, words: string, more = {}) => {
    await stores.custody.add({
      returnId: made.id,
      sha256: null,
      at: now(),
      who: whoOf(by.person),
      action: 'seal',
      fromWhere: by.fromWhere,
      note: `Opening ${id}: ${words}`,
    });
    const details = { opening: id, ip: by.fromWhere, ...more };
    await base.audit.record({ who: by.person.email, action, subject: `return/${made.id}`, details });
  };
  return {
    async openings(returnId) {
      const found = await stores.sealOpenings.ofReturn(returnId);
      return Promise.all(
        found.map(async (opening) => ({
          ...opening,
          askedName: (await nameOf(base, opening.askedBy)) ?? 'somebody no longer here',
          decidedName: await nameOf(base, opening.decidedBy),
          closedName: await nameOf(base, opening.closedBy),
          live: live(opening),
        })),
      );
    },
    async liveFor(person, returnId) {
      const found = await stores.sealOpenings.ofReturn(returnId);
      return found.filter((opening) => opening.askedBy === person.id && live(opening));
    },
    deciders: (caseId, beside) => decidersOf(base, caseId, beside),
    async ask(returnId, { reason, part, days }, by) {
      const made = await returnOf(stores, returnId);
      await base.access.demand(by.person, 'evidence.read', made.caseId);
      if (reason.trim() === '') throw noReason();
      if (!Number.isInteger(days) || days < 1 || days > openingDays.most) throw badDays();
      const askedAt = now();
      const id = await stores.sealOpenings.add({
        returnId,
        askedBy: by.person.id,
        askedAt,
        reason,
        part,
        days,
      });
      await note(made, by, 'seal.asked', id, `asked to open ${partWords(part)} for ${days} days: ${reason}`, {
        part,
        days,
        reason,
      });
      return id;
    },
    async decide(id, { open, reason }, by) {
      const { opening, made } = await need(stores, id);
      await base.access.demand(by.person, 'evidence.unseal', made.caseId);
      if (opening.askedBy === by.person.id) {
        await base.audit.record({
          who: by.person.email,
          action: 'seal.refused-same-person',
          subject: `return/${made.id}`,
          details: { opening: id, ip: by.fromWhere },
        });
        throw samePerson();
      }
      if (reason.trim() === '') throw noReason();
      const at = base.now();
      const endsAt = open ? new Date(at.getTime() + opening.days * 86_400_000).toISOString() : null;
      const decided = await stores.sealOpenings.decide(id, {
        state: open ? 'open' : 'refused',
        decidedBy: by.person.id,
        decidedAt: at.toISOString(),
        decision: reason,
        endsAt,
      });
      if (!decided) throw decidedAlready();
      const words = open ? `opened until ${endsAt}: ${reason}` : `not opened: ${reason}`;
      await note(made, by, open ? 'seal.opened' : 'seal.refused', id, words, { reason, endsAt });
    },
    async close(id, by) {
      const { opening, made } = await need(stores, id);
      if (opening.askedBy !== by.person.id)
        await base.access.demand(by.person, 'evidence.unseal', made.caseId);
      if (!(await stores.sealOpenings.close(id, by.person.id, now()))) throw decidedAlready();
      await note(made, by, 'seal.closed', id, 'closed');
    },
  };
}

/** What waits for people who may decide: wishes of others on cases that they see. */
export async function waitingOpenings(
  base: BaseServices,
  stores: Stores,
  person: Person,
): Promise<WaitingItem[]> {
  if (!base.access.can(person, 'evidence.unseal')) return [];
  const items: WaitingItem[] = [];
  for (const opening of await stores.sealOpenings.waiting()) {
    const made = await stores.returns.byId(opening.returnId);
    if (!made || opening.askedBy === person.id) continue;
    if (!(await base.access.may(person, 'evidence.unseal', made.caseId))) continue;
    items.push({
      text: `${(await nameOf(base, opening.askedBy)) ?? 'Somebody'} asks to open sealed records of return ${made.id}`,
      href: `/cases/${made.caseId}/returns/${made.id}/sealed`,
      since: opening.askedAt,
    });
  }
  return items;
}

/** `all sealed records`, or the limits in words. */
export function partWords(part: SealPart): string {
  const day = (us: number) => new Date(us / 1000).toISOString().slice(0, 16).replace('T', ' ');
  const limits = [
    part.kinds ? `of kind ${part.kinds.join(', ')}` : '',
    part.categories ? `of category ${part.categories.join(', ').replaceAll('_', ' ')}` : '',
    part.from === undefined ? '' : `from ${day(part.from)} UTC`,
    part.to === undefined ? '' : `before ${day(part.to)} UTC`,
  ].filter((limit) => limit !== '');
  return limits.length === 0 ? 'all sealed records' : `sealed records ${limits.join(', ')}`;
}

async function decidersOf(base: BaseServices, caseId: string, beside: Person): Promise<Person[]> {
  const found: Person[] = [];
  for (const person of await base.people.list()) {
    if (person.id === beside.id) continue;
    if (await base.access.may(person, 'evidence.unseal', caseId)) found.push(person);
  }
  return found;
}

async function nameOf(base: BaseServices, id: string | null): Promise<string | null> {
  return id === null ? null : ((await base.people.byId(id))?.name ?? 'somebody no longer here');
}

async function returnOf(stores: Stores, id: number): Promise<Return> {
  const made = await stores.returns.byId(id);
  if (made) return made;
  throw new Problem({ code: 'return-missing', what: `There is no return ${id}.`, status: 404 });
}

async function need(stores: Stores, id: number): Promise<{ opening: SealOpening; made: Return }> {
  const opening = await stores.sealOpenings.byId(id);
  if (opening) return { opening, made: await returnOf(stores, opening.returnId) };
  throw new Problem({ code: 'opening-missing', what: `There is no opening ${id}.`, status: 404 });
}

function noReason(): Problem {
  return new Problem({
    code: 'seal-reason',
    what: 'Say why, in your own words.',
    where: 'reason',
    remedy: 'Name the process, the consent or the order that allows these records to be seen.',
  });
}

function badDays(): Problem {
  return new Problem({
    code: 'seal-days',
    what: `An opening lasts from 1 to ${openingDays.most} days.`,
    where: 'days',
    remedy: `Give a whole number; ${openingDays.usual} is usual.`,
  });
}

function samePerson(): Problem {
  return new Problem({
    code: 'seal-same-person',
    what: 'Who asks to open sealed records cannot decide it too.',
    remedy: 'Ask another person with the role Reviewer; an administrator adds one under People.',
    status: 403,
  });
}

function decidedAlready(): Problem {
  return new Problem({
    code: 'seal-decided',
    what: 'This was decided or ended already.',
    remedy: 'Look at the page again.',
    status: 409,
  });
}
