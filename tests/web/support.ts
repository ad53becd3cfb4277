/** A whole desk in a temporary folder for tests of pages: real database, real application, a clock that can be turned. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Express } from 'express';
import request, { type Response } from 'supertest';
import type { Role } from '../../src/base/vocabulary.js';
import { openDesk, type Services } from '../../src/desk/open.js';
import { hashPassword } from '../../src/safeguards/passwords.js';
import type { Person } from '../../src/store/desk/people.js';
import { createApp } from '../../src/web/app.js';

export const testPassword = 'copper lantern 41 harbour';

/** A browser of one person: keeps cookies, adds the form token. */
export interface Agent {
  person: Person;
  get(path: string): Promise<Response>;
  /** Posts a form with the token that the session's pages carry. */
  post(path: string, form?: Record<string, string | string[]>): Promise<Response>;
  /** The session's form token, for multipart forms: send it as the first field `_csrf`, with an `Origin` header. */
  token(): Promise<string>;
  /** The supertest agent beneath, for anything else. */
  raw: ReturnType<typeof request.agent>;
}

export interface TestDesk {
  app: Express;
  services: Services;
  dataDir: string;
  /** Adds a person with the roles and signs in through the page. */
  signIn(...roles: Role[]): Promise<Agent>;
  /** Moves the desk's clock on. */
  turnClock(minutes: number): void;
  close(): Promise<void>;
}

/** Opens a fresh desk. Set `people: false` to leave it without anybody (the first run). */
export async function testDesk(options: { people?: boolean } = {}): Promise<TestDesk> {
  process.env.TECUM_LOG ??= 'silent';
  const dataDir = await mkdtemp(join(tmpdir(), 'tecum-web-'));
  let ahead = 0;
  const services = await openDesk({ dataDir, now: () => new Date(Date.now() + ahead) });
  const app = createApp(services);
  let count = 0;
  if (options.people !== false) {
    await services.settings.setAgency(
      { name: 'Fox County Sheriff', zone: 'America/New_York' },
      'test',
      services.now().toISOString(),
    );
    await addPerson(services, 'owner', ['administrator']);
  }
  return {
    app,
    services,
    dataDir,
    async signIn(...roles) {
      count += 1;
      const person = await addPerson(services, `person${count}`, roles);
      return signInAgent(app, person);
    },
    turnClock: (minutes) => {
      ahead += minutes * 60_000;
    },
    async close() {
      await services.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

let storedHash: Promise<string> | undefined;

/** Adds a person straight to the database, with `testPassword`. */
export async function addPerson(services: Services, name: string, roles: Role[]): Promise<Person> {
  storedHash ??= hashPassword(testPassword);
  const passwordHash = await storedHash;
  return services.people.add(
    { name: `Test ${name}`, email: `${name}@agency.example.org`, roles, passwordHash },
    services.now().toISOString(),
  );
}

/** Signs a person in through the sign-in page. */
export async function signInAgent(app: Express, person: Person): Promise<Agent> {
  const raw = request.agent(app);
  const csrf = tokenIn((await raw.get('/sign-in')).text);
  const answer = await raw
    .post('/sign-in')
    .type('form')
    .send({ _csrf: csrf, email: person.email, password: testPassword });
  if (answer.status !== 303) throw new Error(`sign-in answered ${answer.status}`);
  const token = async (): Promise<string> => tokenIn((await raw.get('/account')).text);
  return {
    person,
    raw,
    token,
    get: (path) => raw.get(path),
    post: async (path, form = {}) =>
      raw
        .post(path)
        .type('form')
        .send({ _csrf: await token(), ...form }),
  };
}

/** The form token in a page. */
export function tokenIn(html: string): string {
  const token = /name="_csrf" value="([^"]+)"/.exec(html)?.[1];
  if (token === undefined) throw new Error('the page has no form token');
  return token;
}
