/** An open desk in a temporary folder for tests of services, with people and a plan. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '../../src/base/vocabulary.js';
import { openDesk, type Services } from '../../src/desk/open.js';
import type { MadePlan } from '../../src/desk/plans/plans.js';
import type { Request } from '../../src/desk/requests/requests.js';
import type { Person } from '../../src/store/desk/people.js';

export interface ServiceDesk {
  services: Services;
  person(name: string, ...roles: Role[]): Promise<Person>;
  /** Moves the desk's clock on. */
  turnClock(days: number): void;
  close(): Promise<void>;
}

/** Opens it at noon UTC of 24 November 2026. */
export async function serviceDesk(): Promise<ServiceDesk> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tecum-desk-'));
  let at = Date.parse('2026-11-24T12:00:00Z');
  const services = await openDesk({ dataDir, now: () => new Date(at) });
  const agency = {
    name: 'Fox County Sheriff',
    zone: 'America/New_York',
    address: '100 Main Street\nFox, OH 45000',
    phone: '+1 937 555 0100',
    email: 'records@fox.example.org',
    verification: 'Call +1 937 555 0100.',
  };
  await services.settings.setAgency(agency, 'test', services.now().toISOString());
  return {
    services,
    person: (name, ...roles) =>
      services.people.add(
        {
          name,
          title: 'Detective',
          badge: '417',
          email: `${name.toLowerCase()}@fox.example.org`,
          roles,
          passwordHash: 'x',
        },
        services.now().toISOString(),
      ),
    turnClock: (days) => {
      at += days * 86_400_000;
    },
    async close() {
      await services.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Stalking on Snapchat, as a plan's answers. */
export const stalking = {
  businessCase: 'investigate-crime',
  offence: { name: 'Stalking', statute: 'Ohio Rev. Code 2903.211' },
  authority: { country: 'US', state: 'OH', agencyType: 'grand-jury', canIssue: ['preservation', 'subpoena'] },
  danger: 'none',
  accounts: [{ provider: 'snap', identifier: 'username', value: 'river.fox22' }],
  needs: ['who-runs-account'],
  period: { from: '2026-10-01', to: '2026-11-20', zone: 'America/New_York' },
  narrative: 'Messages follow the victim to work and home.',
  investigator: { name: 'Ana' },
  case: { number: '26-0117', title: 'River Fox' },
};

/** What a case about a named person asks for, on the desk's day. */
export const named = {
  person: 'D. Example',
  predicate: 'He was shot at on 2 October; a witness heard him threaten revenge.',
  until: '2026-12-31',
  services: 'The outreach worker calls him on the same day.',
};

/** Makes a plan of {@link stalking}, changed. */
export async function planBy(
  desk: ServiceDesk,
  by: Person,
  change: Record<string, unknown> = {},
): Promise<MadePlan> {
  const draft = await desk.services.plans.start(by, {});
  return desk.services.plans.make(draft.id, { ...stalking, ...change }, by);
}

/** Sends a letter for review as its author and approves it as a second person. */
export async function approveBy(
  desk: ServiceDesk,
  request: Request,
  author: Person,
  second: Person,
): Promise<Request> {
  await desk.services.requests.move(request.id, 'review', {}, author);
  return desk.services.requests.move(request.id, 'approved', {}, second);
}

/** For `assert.rejects`: a Problem with that code. */
export const problem = (code: string) => (error: unknown) => (error as { code?: string }).code === code;
