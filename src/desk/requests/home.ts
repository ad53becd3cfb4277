/** Requests on the home page: what waits for whom, and the clocks that run. */
import type { Person } from '../../store/desk/people.js';
import type { StoredClock } from '../../store/desk/requests.js';
import type { Cases } from '../cases/cases.js';
import type { HomeClock, WaitingItem } from '../home.js';
import type { BaseServices } from '../services.js';
import { requestTitle } from './names.js';
import type { Requests } from './requests.js';
import type { Request } from './shape.js';

/** For reviewers: what is in review. For authors: what came back, what is approved and still to be served. */
export async function waitingRequests(
  requests: Requests,
  base: BaseServices,
  person: Person,
): Promise<WaitingItem[]> {
  if (!base.access.can(person, 'case.read')) return [];
  const open = await requests.inStates(['draft', 'review', 'approved', 'signed'], person);
  const approves = base.access.can(person, 'request.approve');
  const review = open.filter((one) => approves && one.state === 'review' && !wrote(one, person));
  const mine = open.filter((one) => one.authorId === person.id);
  const lines: WaitingItem[] = [];
  for (const one of mine) lines.push(...(await authorLine(one, requests)));
  return [...review.map((one) => line(one, `${named(one)}: review it`, 'For your review')), ...lines];
}

function wrote(request: Request, person: Person): boolean {
  return request.authorId === person.id || request.editedBy.includes(person.id);
}

async function authorLine(request: Request, requests: Requests): Promise<WaitingItem[]> {
  if (request.state === 'approved' || request.state === 'signed')
    return [line(request, `${named(request)}: approved. Serve it, then record service`)];
  if (request.state !== 'draft') return [];
  const last = (await requests.events(request.id)).at(-1);
  if (last?.from !== 'review') return [line(request, `${named(request)}: a draft to finish`)];
  return [line(request, `${named(request)}: ${last.by} sent it back: “${shortened(last.note)}”`)];
}

function line(request: Request, text: string, group?: string): WaitingItem {
  return { text, href: hrefOf(request), since: request.updatedAt, ...(group ? { group } : {}) };
}

function named(request: Request): string {
  return `${requestTitle(request)}, ${request.number}`;
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

function hrefOf(request: { caseId: string; id: string }): string {
  return `/cases/${request.caseId}/requests/${request.id}`;
}

const renewable = new Set(['preservation', 'preservation_renewal']);

/** Running clocks as lines; a preservation's leads to its renewal. */
export async function deskClocks(requests: Requests, cases: Cases, person: Person): Promise<HomeClock[]> {
  const running = await requests.runningClocks(person);
  const known = new Map((await cases.listFor(person)).map((one) => [one.id, one.number]));
  const about = new Map<string, Request>();
  for (const caseId of new Set(running.map((clock) => clock.caseId)))
    for (const request of await requests.forCase(caseId)) about.set(request.id, request);
  return running.map((clock) => toLine(clock, about.get(clock.requestId), known.get(clock.caseId) ?? ''));
}

function toLine(clock: StoredClock, request: Request | undefined, caseNumber: string): HomeClock {
  const href = hrefOf({ caseId: clock.caseId, id: clock.requestId });
  const extend = renewable.has(clock.clock);
  return {
    at: clock.endsAt,
    what: clock.what,
    about: `${request?.providerName ?? 'a provider'} · ${caseNumber}`,
    href: extend ? `${href}/extend` : href,
    action: extend ? 'Extend' : 'Open',
  };
}
