/** Accounts: sign in, the first administrator, add, change, reset; each on the audit chain. */
import { Problem } from '../base/problem.js';
import { type Role, roles as roleIds } from '../base/vocabulary.js';
import type { PeopleStore, Person, PersonChange } from '../store/desk/people.js';
import type { Audit } from './audit/service.js';
import { hashPassword, passwordFault, passwordMatches } from './passwords.js';

/** Who acts: an e-mail address, and where the request came from. */
export interface Actor {
  email: string;
  ip?: string;
}

export interface PersonDetails {
  name: string;
  email: string;
  title?: string;
  badge?: string;
  phone?: string;
  unit?: string;
}

export interface Accounts {
  /** The person behind a right address and password; null otherwise, with no word on which was wrong. */
  signIn(email: string, password: string, ip: string): Promise<Person | null>;
  /** True when the password is that person's; a failure is on the chain. */
  confirm(person: Person, password: string, ip: string): Promise<boolean>;
  /** Makes the first administrator. Throws a `Problem` (409) when somebody has an account already. */
  addFirst(details: PersonDetails, password: string, ip: string): Promise<Person>;
  /** Adds a person with a password for the first sign-in, to be changed then. Throws when the address is taken. */
  add(details: PersonDetails, roles: Role[], password: string, by: Actor): Promise<Person>;
  change(person: Person, change: PersonChange, by: Actor): Promise<void>;
  /** Throws a `Problem` when it would leave nobody to administer. */
  setRoles(person: Person, roles: Role[], by: Actor): Promise<void>;
  /** Ends or restores a person's access. Throws when it would leave nobody to administer. */
  setActive(person: Person, active: boolean, by: Actor): Promise<void>;
  setPassword(person: Person, password: string, by: Actor, mustChange: boolean): Promise<void>;
}

interface Parts {
  people: PeopleStore;
  audit: Audit;
  now: () => Date;
}

/**
 * Roles of the first person: all, so that one person can go the whole way. As soon as somebody else may approve,
 * nobody approves their own requests (`src/desk/requests/life.ts`); until then the audit chain says that they did.
 */
const firstRoles: Role[] = ['administrator', 'analyst', 'investigator', 'reviewer'];

/** Accounts over the repository of people. */
export function openAccounts({ people, audit, now }: Parts): Accounts {
  const record = (by: Actor, action: string, person: Person, details: Record<string, unknown> = {}) =>
    audit.record({
      who: by.email,
      action,
      subject: `person/${person.id}`,
      details: { ...details, ip: by.ip },
    });
  const confirm: Accounts['confirm'] = async (person, password, ip) => {
    const right = await passwordMatches(await people.passwordHash(person.id), password);
    if (!right) await record({ email: person.email, ip }, 'sign-in.failed', person);
    return right;
  };
  return {
    confirm,
    async signIn(email, password, ip) {
      const person = await people.byEmail(email);
      if (!person?.active) {
        await passwordMatches(null, password);
        await audit.record({
          who: 'nobody',
          action: 'sign-in.failed',
          details: { email: email.slice(0, 254), ip },
        });
        return null;
      }
      if (!(await confirm(person, password, ip))) return null;
      await people.signedIn(person.id, now().toISOString());
      await record({ email: person.email, ip }, 'sign-in', person);
      return person;
    },
    async addFirst(details, password, ip) {
      demandGood(password, details);
      const passwordHash = await hashPassword(password);
      const person = await people.addFirst(
        { ...details, roles: firstRoles, passwordHash },
        now().toISOString(),
      );
      if (person === null) throw alreadySetUp();
      await record({ email: person.email, ip }, 'first-run', person, { roles: firstRoles });
      return person;
    },
    async add(details, roles, password, by) {
      demandGood(password, details);
      if ((await people.byEmail(details.email)) !== null) throw emailTaken();
      const passwordHash = await hashPassword(password);
      const person = await people.add(
        { ...details, roles: cleanRoles(roles), passwordHash, mustChangePassword: true },
        now().toISOString(),
      );
      await record(by, 'person.added', person, { email: person.email, roles: person.roles });
      return person;
    },
    async change(person, change, by) {
      await people.change(person.id, change);
      await record(by, 'person.changed', person, { fields: Object.keys(change) });
    },
    async setRoles(person, roles, by) {
      const wanted = cleanRoles(roles);
      if (!wanted.includes('administrator')) await keepAnAdministrator(people, person);
      await people.setRoles(person.id, wanted);
      await record(by, 'person.roles', person, { from: person.roles, to: wanted });
    },
    async setActive(person, active, by) {
      if (!active) await keepAnAdministrator(people, person);
      await people.change(person.id, { active });
      await record(by, active ? 'person.restored' : 'person.ended', person);
    },
    async setPassword(person, password, by, mustChange) {
      demandGood(password, person);
      await people.setPassword(person.id, await hashPassword(password), mustChange);
      await record(by, mustChange ? 'password.reset' : 'password.changed', person);
    },
  };
}

function demandGood(password: string, about: { name: string; email: string }): void {
  const fault = passwordFault(password, [about.name, about.email, about.email.split('@')[0] ?? '']);
  if (fault) throw new Problem({ code: 'password-weak', what: fault, where: 'password', status: 422 });
}

async function keepAnAdministrator(people: PeopleStore, person: Person): Promise<void> {
  if (!person.active || !person.roles.includes('administrator')) return;
  if ((await people.countActive('administrator')) > 1) return;
  throw new Problem({
    code: 'last-administrator',
    status: 409,
    where: 'roles',
    what: `${person.name} is the only administrator.`,
    remedy: 'Make another person administrator first.',
  });
}

function cleanRoles(roles: Role[]): Role[] {
  return roleIds.filter((role) => roles.includes(role));
}

function emailTaken(): Problem {
  return new Problem({
    code: 'email-taken',
    status: 409,
    where: 'email',
    what: 'Somebody has an account with this e-mail address already.',
    remedy: 'Open that person under People, or use another address.',
  });
}

function alreadySetUp(): Problem {
  return new Problem({
    code: 'already-set-up',
    status: 409,
    what: 'This desk has been set up already.',
    remedy: 'Sign in, or ask your administrator for an account.',
  });
}
