/** Who may do what, to which case: roles from `data/roles.yaml`, and the case's own list. Deny by default. */
import { Problem } from '../base/problem.js';
import type { Role } from '../base/vocabulary.js';
import type { CaseAccessStore } from '../store/desk/case-access.js';
import type { Person } from '../store/desk/people.js';
import { roleTable } from './roles.js';

type Actor = Pick<Person, 'id' | 'roles' | 'active'>;

export interface Access {
  /** True when a role of the person allows the action at all. Throws for an action that is not in `data/roles.yaml`. */
  can(person: Actor, action: string): boolean;
  /**
   * True when the person may do the action to that case: a role allows it and the case lists the person, or a role
   * allows it on every case. Without a case it is `can`.
   */
  may(person: Actor, action: string, caseId?: string): Promise<boolean>;
  /** Throws a 403 `Problem` unless `may`. */
  demand(person: Actor, action: string, caseId?: string): Promise<void>;
  grant(caseId: string, personId: string, by: string, at?: Date): Promise<void>;
  revoke(caseId: string, personId: string): Promise<void>;
  /** Ids of the people listed for a case. */
  people(caseId: string): Promise<string[]>;
  /** Ids of the cases that the person may do the action to, or `'every'`. */
  cases(person: Actor, action: string): Promise<string[] | 'every'>;
}

/** Access over the list of who may see which case. */
export function openAccess(list: CaseAccessStore): Access {
  const may: Access['may'] = async (person, action, caseId) => {
    if (!can(person, action)) return false;
    if (caseId === undefined || onEveryCase(person, action)) return true;
    return list.has(caseId, person.id);
  };
  return {
    can,
    may,
    async demand(person, action, caseId) {
      if (!(await may(person, action, caseId))) throw refused(action);
    },
    grant: (caseId, personId, by, at = new Date()) => list.grant(caseId, personId, by, at.toISOString()),
    revoke: (caseId, personId) => list.revoke(caseId, personId),
    people: (caseId) => list.people(caseId),
    async cases(person, action) {
      if (!can(person, action)) return [];
      return onEveryCase(person, action) ? 'every' : list.cases(person.id);
    },
  };
}

function can(person: Actor, action: string): boolean {
  known(action);
  return (
    person.active && rules(person.roles).some((rule) => rule.may.has(action) || rule.everyCase.has(action))
  );
}

function onEveryCase(person: Actor, action: string): boolean {
  return rules(person.roles).some((rule) => rule.everyCase.has(action));
}

function rules(roles: Role[]) {
  const table = roleTable().roles;
  return roles.map((role) => table.get(role)).filter((rule) => rule !== undefined);
}

function known(action: string): void {
  if (!roleTable().actions.has(action)) throw new Error(`"${action}" is not an action of data/roles.yaml`);
}

/** The refusal that a door shows. */
export function refused(action: string): Problem {
  const words = roleTable().actions.get(action) ?? action;
  return new Problem({
    code: 'not-permitted',
    status: 403,
    what: `Your role does not allow this: ${words.charAt(0).toLowerCase()}${words.slice(1)}.`,
    remedy: 'Ask an administrator of your agency if you need it.',
  });
}
