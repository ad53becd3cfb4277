/** Tokens for programs: shown once, stored as a hash, ended at a date. */
import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { type ApiToken, apiTokenStore } from '../store/desk/api-tokens.js';
import type { PeopleStore, Person } from '../store/desk/people.js';
import { newToken, tokenHash } from './tokens.js';

/** So that a scanner of leaked secrets can tell one. */
const prefix = 'tecum_';
/** Days that a token lives. */
export const tokenDays = 90;

export interface ApiTokens {
  /** Makes a token; its text is never to be had again. */
  make(personId: string, name: string): Promise<{ token: ApiToken; text: string }>;
  /** The active person behind a token's text, or null. */
  person(text: string): Promise<Person | null>;
  ofPerson(personId: string): Promise<ApiToken[]>;
  /** True when that person had such a token. */
  remove(personId: string, id: string): Promise<boolean>;
}

interface Parts {
  db: Knex;
  people: PeopleStore;
  now: () => Date;
}

/** API tokens over an open database. */
export function openApiTokens({ db, people, now }: Parts): ApiTokens {
  const store = apiTokenStore(db);
  return {
    async make(personId, name) {
      const text = prefix + newToken();
      const token = freshToken(personId, name, now());
      await store.add(token, tokenHash(text));
      return { token, text };
    },
    async person(text) {
      const token = text.startsWith(prefix) ? await store.byHash(tokenHash(text)) : null;
      if (token === null || token.expiresAt <= now().toISOString()) return null;
      const person = await people.byId(token.personId);
      if (!person?.active || person.mustChangePassword) return null;
      await store.used(token.id, now().toISOString());
      return person;
    },
    ofPerson: (personId) => store.ofPerson(personId),
    remove: (personId, id) => store.remove(personId, id),
  };
}

function freshToken(personId: string, name: string, at: Date): ApiToken {
  const expiresAt = new Date(at.getTime() + tokenDays * 86_400_000).toISOString();
  return { id: randomUUID(), personId, name, createdAt: at.toISOString(), expiresAt, lastUsedAt: null };
}
