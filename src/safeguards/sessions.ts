/** Sessions: made at sign-in, locked when idle, ended after half a day, revocable at any time. */
import type { Knex } from 'knex';
import type { PeopleStore, Person } from '../store/desk/people.js';
import { type SessionRow, sessionStore } from '../store/desk/sessions.js';
import { dataSecret, keyed } from './secret.js';
import { newToken, sameText, tokenHash } from './tokens.js';

/** Minutes without a request after which the password is asked again (CJIS Security Policy, session lock: 30). */
export const idleMinutes = 30;
/** Hours after which a session ends whatever happens. */
export const absoluteHours = 12;

export interface Session {
  idHash: string;
  person: Person;
  /** True when idle for too long: nothing but the password page may be shown. */
  locked: boolean;
  createdAt: string;
  seenAt: string;
  expiresAt: string;
}

export interface Sessions {
  /** Makes a session and returns the cookie's value, the only time it is seen. */
  start(person: Person, from: { agent: string; ip: string }): Promise<string>;
  /** The session behind a cookie's value; null when there is none, it ended, or its person is no longer active. */
  find(token: string): Promise<Session | null>;
  end(token: string): Promise<void>;
  endAll(personId: string, exceptHash?: string): Promise<number>;
  ofPerson(personId: string): Promise<SessionRow[]>;
  setFlash(session: Session, flash: string): Promise<void>;
  takeFlash(session: Session): Promise<string | null>;
  /** The form token that belongs to a cookie's value. */
  csrfFor(token: string): string;
  csrfMatches(token: string, given: string): boolean;
}

interface Parts {
  db: Knex;
  people: PeopleStore;
  dataDir: string;
  now: () => Date;
}

/** Sessions over an open database. */
export async function openSessions({ db, people, dataDir, now }: Parts): Promise<Sessions> {
  const store = sessionStore(db);
  const secret = await dataSecret(dataDir);
  const csrfFor = (token: string): string => keyed(secret, 'csrf', token);
  return {
    async start(person, from) {
      const token = newToken();
      const at = now();
      await store.removeExpired(at.toISOString());
      await store.add(freshRow(tokenHash(token), person.id, at, from));
      return token;
    },
    async find(token) {
      const row = await store.byHash(tokenHash(token));
      const at = now();
      if (row === null || row.expiresAt <= at.toISOString()) return null;
      const person = await people.byId(row.personId);
      if (!person?.active) return null;
      const locked = minutesSince(row.seenAt, at) >= idleMinutes;
      if (!locked && minutesSince(row.seenAt, at) >= 1) await store.seen(row.idHash, at.toISOString());
      return { ...row, person, locked };
    },
    end: (token) => store.remove(tokenHash(token)),
    endAll: (personId, exceptHash) => store.removeAll(personId, exceptHash),
    ofPerson: (personId) => store.ofPerson(personId),
    setFlash: (session, flash) => store.setFlash(session.idHash, flash),
    takeFlash: (session) => store.takeFlash(session.idHash),
    csrfFor,
    csrfMatches: (token, given) => sameText(csrfFor(token), given),
  };
}

function freshRow(
  idHash: string,
  personId: string,
  at: Date,
  from: { agent: string; ip: string },
): SessionRow {
  const iso = at.toISOString();
  const expiresAt = new Date(at.getTime() + absoluteHours * 3_600_000).toISOString();
  return { idHash, personId, createdAt: iso, seenAt: iso, unlockedAt: iso, expiresAt, ...from };
}

function minutesSince(iso: string, at: Date): number {
  return (at.getTime() - Date.parse(iso)) / 60_000;
}
