/** The list of cases, and one case: its requests, clocks, plans, tickets and people. */
import type { Request as HttpRequest, RequestHandler, Response } from 'express';
import { endStates, stateNames } from '../../desk/requests/life.js';
import { requestTitle } from '../../desk/requests/names.js';
import type { Request } from '../../desk/requests/requests.js';
import type { Case } from '../../store/desk/cases.js';
import type { Person } from '../../store/desk/people.js';
import { mayNow, personOf } from '../context.js';
import type { Services, View } from '../contract.js';
import { notFound } from '../errors.js';
import { page } from '../page.js';
import { paged } from '../paging.js';
import { clockRows } from '../requests/clock-rows.js';
import { requestHref } from '../requests/places.js';
import { stateTone } from '../requests/state-tone.js';
import { returnRow } from '../returns/list.js';

/** GET /cases */
export function caseList(services: Services): RequestHandler {
  return async (req, res) => {
    const person = personOf(req);
    const cases = await services.cases.listFor(person);
    const wanted = String(req.query.q ?? '').trim();
    const shown = cases.filter((one) => matches(one, wanted));
    const { shown: open, ...neighbours } = paged(
      req,
      shown.filter((one) => one.open),
    );
    await page(req, res, 'cases', {
      title: 'Cases',
      section: 'cases',
      width: 'wide',
      values: { q: wanted },
      open,
      ...neighbours,
      closed: shown.filter((one) => !one.open),
      wanted,
      total: cases.length,
      mayCreate: services.access.can(person, 'case.create'),
    });
  };
}

function matches({ number, title, offence }: Case, wanted: string): boolean {
  return `${number} ${title} ${offence}`.toLowerCase().includes(wanted.toLowerCase());
}

/** GET /cases/:caseId */
export function casePage(services: Services): RequestHandler {
  return async (req, res) => showCase(req, res, services, await theCase(req, services));
}

/** The case of the route. @throws Problem 404 */
export async function theCase(req: HttpRequest, services: Services): Promise<Case> {
  const found = await services.cases.byId(String(req.params.caseId));
  if (found) return found;
  throw notFound('case');
}

/** Shows a case; `more` carries a form's errors back. */
export async function showCase(
  req: HttpRequest,
  res: Response,
  services: Services,
  about: Case,
  more: Pick<View, 'errors' | 'values'> = {},
): Promise<void> {
  const person = personOf(req);
  const requests = await services.requests.forCase(about.id);
  const may = (action: string) => mayNow(req, action, about.id);
  const everyone = await services.people.list();
  await page(req, res, 'case', {
    ...more,
    title: about.title === about.number ? `Case ${about.number}` : about.title,
    section: 'cases',
    width: 'wide',
    crumbs: [{ text: 'Cases', href: '/cases' }, { text: about.number }],
    theCase: about,
    requests: await requestRows(requests, person, services),
    clocks: clockRows(await caseClocks(requests, services), services.now().toISOString()),
    plans: (await services.plans.forCase(about.id)).map((plan) => ({
      id: plan.id,
      at: plan.updatedAt,
      decision: plan.decision,
      steps: plan.plan.steps.length,
    })),
    tickets: await ticketsFor(about.id, person, services),
    people: await peopleOf(about, everyone, services),
    others: await othersFor(about, everyone, services),
    mayEdit: await may('case.edit'),
    mayShare: await may('case.share'),
    mayPlan: services.access.can(person, 'plan.make') && (await may('request.draft')),
    mayReceive: await may('return.receive'),
    ...(await returnsFor(req, about.id, services)),
    maySeePlans: await may('plan.see'),
  });
}

const shownReturns = 8;

/** The newest returns of the case, for those who may see what came. */
async function returnsFor(req: HttpRequest, caseId: string, services: Services) {
  if (!(await mayNow(req, 'evidence.read', caseId))) return { maySeeReturns: false };
  const all = await services.returns.list([caseId]);
  const rows = all.slice(0, shownReturns).map((made) => returnRow(made, services));
  return {
    maySeeReturns: true,
    returns: await Promise.all(rows),
    moreReturns: all.length > shownReturns ? all.length : 0,
  };
}

async function requestRows(requests: Request[], person: Person, services: Services) {
  return Promise.all(
    requests.map(async (request) => {
      const moves = endStates.has(request.state) ? [] : await services.requests.moves(request, person);
      const next = moves.find((move) => move.to === 'approved') ?? moves[0];
      return {
        number: request.number,
        href: requestHref(request),
        name: requestTitle(request),
        state: stateNames[request.state],
        tone: stateTone(request.state),
        servedAt: request.servedAt,
        updatedAt: request.updatedAt,
        next: next?.act ?? '',
        outdated: (await services.catalogDesk.changed.of(request)).outdated.map(({ text }) => text),
      };
    }),
  );
}

async function caseClocks(requests: Request[], services: Services) {
  const all = await Promise.all(
    requests.map(async (request) => {
      const clocks = await services.requests.clocks(request.id);
      return clocks.map((clock) => ({
        ...clock,
        href: requestHref(request),
        about: `${request.providerName}, ${request.number}`,
      }));
    }),
  );
  return all
    .flat()
    .filter((clock) => clock.stoppedAt === null)
    .sort((a, b) => a.endsAt.localeCompare(b.endsAt));
}

/** Those of the case's tickets that this person may open. */
async function ticketsFor(caseId: string, person: Person, services: Services) {
  const seesAll = services.access.can(person, 'ticket.read_all');
  const tickets = await services.tickets.forCase(caseId);
  return tickets.filter((ticket) => seesAll || ticket.requesterId === person.id);
}

async function peopleOf(about: Case, everyone: Person[], services: Services) {
  const listed = await services.access.people(about.id);
  return everyone
    .filter((person) => listed.includes(person.id))
    .map(({ id, name, email, active }) => ({ id, name, email, active, owner: id === about.ownerId }));
}

/** Who could be listed: active, and with a role that works on cases. */
async function othersFor(about: Case, everyone: Person[], services: Services) {
  const listed = await services.access.people(about.id);
  return everyone
    .filter((person) => person.active && !listed.includes(person.id))
    .filter(
      (person) => services.access.can(person, 'case.read') || services.access.can(person, 'evidence.read'),
    )
    .map((person) => ({ value: person.id, text: `${person.name} (${person.email})` }));
}
