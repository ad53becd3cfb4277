/** Cases: open one, see those that are yours, say who else may. */
import { type Case, caseStore } from '../../store/desk/cases.js';
import type { Person } from '../../store/desk/people.js';
import type { BaseServices } from '../services.js';
import { noSuchPerson, numberTaken, ownerStays } from './problems.js';

export interface CaseInput {
  number: string;
  title: string;
  offence: string;
}

export interface Cases {
  /** Opens a case and lists its maker for it. A number that is taken is a `Problem` on `number`. */
  create(input: CaseInput, by: Person): Promise<Case>;
  /** The case, or null. Access is the caller's business (`access.may`). */
  byId(id: string): Promise<Case | null>;
  /** The case with that number if this person may see it; opened when there is none. */
  findOrCreate(input: CaseInput, by: Person): Promise<Case>;
  /** Throws the `Problem` that `findOrCreate` would: the number belongs to a case that this person may not see. */
  reach(number: string, by: Person): Promise<void>;
  /** Those this person may see, the last changed first. */
  listFor(person: Person): Promise<Case[]>;
  /** Ids of those, for queries; null = every case. */
  idsFor(person: Person): Promise<string[] | null>;
  /** Changes what is said of it. A number that is taken is a `Problem` on `number`. */
  change(id: string, change: Partial<CaseInput> & { open?: boolean }, by: Person): Promise<void>;
  /** Lets another person see the case. Somebody unknown or without access is a `Problem` on `personId`. */
  share(id: string, personId: string, by: Person): Promise<void>;
  /** Or no longer; its owner stays listed. */
  unshare(id: string, personId: string, by: Person): Promise<void>;
  /** Marks the case as changed now. */
  touch(id: string): Promise<void>;
}

/** The case service over an open desk. Registers "your cases" on the home page. */
export function openCases(base: BaseServices): Cases {
  const store = caseStore(base.db);
  const now = () => base.now().toISOString();
  const audit = (by: Person, action: string, subject: string, details: Record<string, unknown>) =>
    base.audit.record({ who: by.email, action, subject, details });
  const ids = async (person: Person): Promise<string[] | null> => {
    const cases = await base.access.cases(person, 'case.read');
    return cases === 'every' ? null : cases;
  };
  const create: Cases['create'] = async (input, by) => {
    await base.access.demand(by, 'case.create');
    const clean = tidy(input);
    if (await store.byNumber(clean.number)) throw numberTaken(clean.number);
    const made = await store.add({ ...clean, ownerId: by.id }, now());
    await base.access.grant(made.id, by.id, by.id, base.now());
    await audit(by, 'case.opened', `case/${made.number}`, { title: made.title });
    return made;
  };
  /** The case of that number, null when there is none. */
  const reachable = async (number: string, by: Person): Promise<Case | null> => {
    const found = await store.byNumber(number.trim());
    if (found === null || (await base.access.may(by, 'case.read', found.id))) return found;
    throw numberTaken(found.number);
  };
  const service: Cases = {
    create,
    byId: (id) => store.byId(id),
    findOrCreate: async (input, by) => (await reachable(input.number, by)) ?? create(input, by),
    reach: async (number, by) => void (await reachable(number, by)),
    listFor: async (person) => store.list(await ids(person)),
    idsFor: ids,
    async change(id, change, by) {
      await base.access.demand(by, 'case.edit', id);
      const other = change.number === undefined ? null : await store.byNumber(change.number.trim());
      if (other && other.id !== id) throw numberTaken(other.number);
      const before = await store.byId(id);
      await store.change(id, trimmed(change), now());
      await audit(by, 'case.changed', `case/${before?.number ?? id}`, { ...change });
    },
    async share(id, personId, by) {
      await base.access.demand(by, 'case.share', id);
      const person = await base.people.byId(personId);
      if (!person?.active) throw noSuchPerson();
      await base.access.grant(id, personId, by.id, base.now());
      await audit(by, 'case.shared', `case/${id}`, { with: person.email });
    },
    async unshare(id, personId, by) {
      await base.access.demand(by, 'case.share', id);
      if ((await store.byId(id))?.ownerId === personId) throw ownerStays();
      await base.access.revoke(id, personId);
      const person = await base.people.byId(personId);
      await audit(by, 'case.unshared', `case/${id}`, { with: person?.email ?? personId });
    },
    touch: (id) => store.change(id, {}, now()),
  };
  base.home.cases(async (person) =>
    (await service.listFor(person))
      .filter((c) => c.open)
      .slice(0, 12)
      .map((c) => ({ number: c.number, title: c.title === c.number ? '' : c.title, href: `/cases/${c.id}` })),
  );
  return service;
}

function tidy(input: CaseInput): CaseInput {
  return {
    number: input.number.trim(),
    title: input.title.trim() || input.number.trim(),
    offence: input.offence.trim(),
  };
}

function trimmed(change: Partial<CaseInput> & { open?: boolean }): typeof change {
  const texts = Object.entries(change).map(([name, value]) => [
    name,
    typeof value === 'string' ? value.trim() : value,
  ]);
  return Object.fromEntries(texts) as typeof change;
}
