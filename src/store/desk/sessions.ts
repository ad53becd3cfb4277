/** Sessions in the desk's database. Only the hash of a session's secret is stored. */
import type { Knex } from 'knex';

export interface SessionRow {
  idHash: string;
  personId: string;
  createdAt: string;
  /** Last request. */
  seenAt: string;
  /** Last time the password was given. */
  unlockedAt: string;
  expiresAt: string;
  agent: string;
  ip: string;
}

interface Row {
  id_hash: string;
  person_id: string;
  created_at: string;
  seen_at: string;
  unlocked_at: string;
  expires_at: string;
  agent: string | null;
  ip: string | null;
  flash: string | null;
}

export interface SessionStore {
  add(row: SessionRow): Promise<void>;
  byHash(idHash: string): Promise<SessionRow | null>;
  seen(idHash: string, at: string): Promise<void>;
  remove(idHash: string): Promise<void>;
  /** Ends all sessions of a person, save one when given. Answers how many. */
  removeAll(personId: string, except?: string): Promise<number>;
  removeExpired(at: string): Promise<void>;
  ofPerson(personId: string): Promise<SessionRow[]>;
  setFlash(idHash: string, flash: string): Promise<void>;
  /** Reads the message for the next page and clears it. */
  takeFlash(idHash: string): Promise<string | null>;
}

/** The repository of sessions over an open database. */
export function sessionStore(db: Knex): SessionStore {
  const table = () => db<Row>('sessions');
  return {
    add: async (row) => void (await table().insert({ ...toRow(row), flash: null })),
    byHash: async (id_hash) => {
      const row = await table().where({ id_hash }).first();
      return row === undefined ? null : fromRow(row);
    },
    seen: async (id_hash, seen_at) => void (await table().where({ id_hash }).update({ seen_at })),
    remove: async (id_hash) => void (await table().where({ id_hash }).delete()),
    removeAll: (person_id, except = '') =>
      table().where({ person_id }).whereNot({ id_hash: except }).delete(),
    removeExpired: async (at) => void (await table().where('expires_at', '<', at).delete()),
    ofPerson: async (person_id) =>
      (await table().where({ person_id }).orderBy('seen_at', 'desc')).map(fromRow),
    setFlash: async (id_hash, flash) => void (await table().where({ id_hash }).update({ flash })),
    takeFlash: async (id_hash) => {
      const flash = (await table().where({ id_hash }).first())?.flash ?? null;
      if (flash !== null) await table().where({ id_hash }).update({ flash: null });
      return flash;
    },
  };
}

function toRow(row: SessionRow): Omit<Row, 'flash'> {
  return {
    id_hash: row.idHash,
    person_id: row.personId,
    created_at: row.createdAt,
    seen_at: row.seenAt,
    unlocked_at: row.unlockedAt,
    expires_at: row.expiresAt,
    agent: row.agent.slice(0, 300),
    ip: row.ip.slice(0, 64),
  };
}

function fromRow(row: Row): SessionRow {
  return {
    idHash: row.id_hash,
    personId: row.person_id,
    createdAt: row.created_at,
    seenAt: row.seen_at,
    unlockedAt: row.unlocked_at,
    expiresAt: row.expires_at,
    agent: row.agent ?? '',
    ip: row.ip ?? '',
  };
}
