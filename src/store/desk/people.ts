/** People in the desk's database. */
import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { Role } from '../../base/vocabulary.js';

export interface Person {
  id: string;
  /** Lower case; unique. */
  email: string;
  name: string;
  /** Rank or title, as it stands in a signature block. */
  title: string;
  badge: string;
  phone: string;
  unit: string;
  roles: Role[];
  active: boolean;
  /** True after a reset: the next page is the one that sets a new password. */
  mustChangePassword: boolean;
  createdAt: string;
  lastSignInAt: string | null;
}

export interface NewPerson {
  email: string;
  name: string;
  roles: Role[];
  passwordHash: string;
  mustChangePassword?: boolean;
  title?: string;
  badge?: string;
  phone?: string;
  unit?: string;
}

export type PersonChange = Partial<Pick<Person, 'name' | 'title' | 'badge' | 'phone' | 'unit' | 'active'>>;

interface Row {
  id: string;
  email: string;
  name: string;
  title: string | null;
  badge: string | null;
  phone: string | null;
  unit: string | null;
  password_hash: string | null;
  must_change_password: boolean | number;
  active: boolean | number;
  created_at: string;
  last_sign_in_at: string | null;
}

export interface PeopleStore {
  count(): Promise<number>;
  /** How many active people hold a role. */
  countActive(role: Role): Promise<number>;
  list(): Promise<Person[]>;
  byId(id: string): Promise<Person | null>;
  byEmail(email: string): Promise<Person | null>;
  /** The stored hash, for the sign-in alone. */
  passwordHash(id: string): Promise<string | null>;
  add(person: NewPerson, at: string): Promise<Person>;
  /** Adds the very first person; false when somebody was quicker. */
  addFirst(person: NewPerson, at: string): Promise<Person | null>;
  change(id: string, change: PersonChange): Promise<void>;
  setRoles(id: string, roles: Role[]): Promise<void>;
  setPassword(id: string, hash: string, mustChange: boolean): Promise<void>;
  signedIn(id: string, at: string): Promise<void>;
}

/** The repository of people over an open database. */
export function peopleStore(db: Knex): PeopleStore {
  return {
    count: async () => count(db('people')),
    countActive: async (role) =>
      count(db('person_roles').join('people', 'people.id', 'person_id').where({ role, active: true })),
    list: async () => withRoles(db, await db<Row>('people').orderBy('name')),
    byId: async (id) => first(db, { id }),
    byEmail: async (email) => first(db, { email: email.trim().toLowerCase() }),
    passwordHash: async (id) => (await db<Row>('people').where({ id }).first())?.password_hash ?? null,
    add: (person, at) => db.transaction((trx) => insert(trx, person, at)),
    addFirst: (person, at) =>
      db.transaction(async (trx) => ((await count(trx('people'))) > 0 ? null : insert(trx, person, at))),
    change: async (id, change) => {
      if (Object.keys(change).length > 0) await db('people').where({ id }).update(change);
    },
    setRoles: (id, roles) => db.transaction((trx) => putRoles(trx, id, roles)),
    setPassword: async (id, hash, mustChange) =>
      void (await db('people')
        .where({ id })
        .update({ password_hash: hash, must_change_password: mustChange })),
    signedIn: async (id, at) => void (await db('people').where({ id }).update({ last_sign_in_at: at })),
  };
}

async function count(query: Knex.QueryBuilder): Promise<number> {
  const row = (await query.count({ n: '*' }).first()) as { n: number | string };
  return Number(row.n);
}

async function first(db: Knex, where: Partial<Row>): Promise<Person | null> {
  const people = await withRoles(db, await db<Row>('people').where(where).limit(1));
  return people[0] ?? null;
}

async function insert(db: Knex, person: NewPerson, at: string): Promise<Person> {
  const row: Row = {
    id: randomUUID(),
    email: person.email.trim().toLowerCase(),
    name: person.name,
    title: person.title ?? null,
    badge: person.badge ?? null,
    phone: person.phone ?? null,
    unit: person.unit ?? null,
    password_hash: person.passwordHash,
    must_change_password: person.mustChangePassword ?? false,
    active: true,
    created_at: at,
    last_sign_in_at: null,
  };
  await db('people').insert(row);
  await putRoles(db, row.id, person.roles);
  return toPerson(row, person.roles);
}

async function putRoles(db: Knex, id: string, roles: Role[]): Promise<void> {
  await db('person_roles').where({ person_id: id }).delete();
  if (roles.length > 0) await db('person_roles').insert(roles.map((role) => ({ person_id: id, role })));
}

async function withRoles(db: Knex, rows: Row[]): Promise<Person[]> {
  const found = (await db('person_roles')
    .whereIn(
      'person_id',
      rows.map((row) => row.id),
    )
    .orderBy('role')) as { person_id: string; role: Role }[];
  return rows.map((row) =>
    toPerson(
      row,
      found.filter((r) => r.person_id === row.id).map((r) => r.role),
    ),
  );
}

function toPerson(row: Row, roles: Role[]): Person {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    title: row.title ?? '',
    badge: row.badge ?? '',
    phone: row.phone ?? '',
    unit: row.unit ?? '',
    roles,
    active: Boolean(row.active),
    mustChangePassword: Boolean(row.must_change_password),
    createdAt: row.created_at,
    lastSignInAt: row.last_sign_in_at,
  };
}
