/** Tokens for the API in the desk's database. Only the hash of a token is stored. */
import type { Knex } from 'knex';

export interface ApiToken {
  id: string;
  personId: string;
  name: string;
  createdAt: string;
  expiresAt: string;
  lastUsedAt: string | null;
}

interface Row {
  id: string;
  person_id: string;
  name: string;
  token_hash: string;
  created_at: string;
  expires_at: string;
  last_used_at: string | null;
}

export interface ApiTokenStore {
  add(token: ApiToken, tokenHash: string): Promise<void>;
  byHash(tokenHash: string): Promise<ApiToken | null>;
  used(id: string, at: string): Promise<void>;
  ofPerson(personId: string): Promise<ApiToken[]>;
  /** True when that person had such a token. */
  remove(personId: string, id: string): Promise<boolean>;
}

/** The repository of API tokens over an open database. */
export function apiTokenStore(db: Knex): ApiTokenStore {
  const table = () => db<Row>('api_tokens');
  return {
    add: async (token, token_hash) => void (await table().insert(toRow(token, token_hash))),
    byHash: async (token_hash) => {
      const row = await table().where({ token_hash }).first();
      return row === undefined ? null : fromRow(row);
    },
    used: async (id, last_used_at) => void (await table().where({ id }).update({ last_used_at })),
    ofPerson: async (person_id) =>
      (await table().where({ person_id }).orderBy('created_at', 'desc')).map(fromRow),
    remove: async (person_id, id) => (await table().where({ person_id, id }).delete()) > 0,
  };
}

function toRow(token: ApiToken, tokenHash: string): Row {
  return {
    id: token.id,
    person_id: token.personId,
    name: token.name,
    token_hash: tokenHash,
    created_at: token.createdAt,
    expires_at: token.expiresAt,
    last_used_at: token.lastUsedAt,
  };
}

function fromRow(row: Row): ApiToken {
  return {
    id: row.id,
    personId: row.person_id,
    name: row.name,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
  };
}
