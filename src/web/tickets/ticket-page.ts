/** A ticket: the conversation in the middle, the facts at the side. */
import type { Request, RequestHandler, Response } from 'express';
import { stateNames } from '../../desk/requests/life.js';
import { requestTitle } from '../../desk/requests/names.js';
import type { Person } from '../../store/desk/people.js';
import type { Ticket, TicketMessage } from '../../store/desk/tickets.js';
import { mayNow, personOf } from '../context.js';
import type { Services, View } from '../contract.js';
import { notFound } from '../errors.js';
import { page } from '../page.js';
import { clockRows } from '../requests/clock-rows.js';
import { requestHref } from '../requests/places.js';
import { stateTone } from '../requests/state-tone.js';
import { wholeNumber } from '../returns/places.js';
import { ticketLines } from './lines.js';

/** GET /desk/:id */
export function ticketPage(services: Services): RequestHandler {
  return async (req, res) => showTicket(req, res, services);
}

/** The ticket's number in the route. @throws Problem 404 when it is none */
export function ticketId(req: Request): number {
  const id = wholeNumber(req.params.id);
  if (id === null) throw notFound('ticket');
  return id;
}

/** Shows the ticket; `more` carries a form's errors back. */
export async function showTicket(
  req: Request,
  res: Response,
  services: Services,
  more: Pick<View, 'errors' | 'values'> = {},
): Promise<void> {
  const person = personOf(req);
  const ticket = await services.tickets.see(ticketId(req), person);
  const works = services.access.can(person, 'ticket.work');
  const people = await services.people.list();
  const [line] = await ticketLines([ticket], services, person);
  await page(req, res, 'ticket', {
    ...more,
    values: { owner: ticket.ownerId ?? '', caseId: ticket.caseId ?? '', ...more.values },
    title: ticket.subject,
    section: 'desk',
    width: 'wide',
    crumbs: [{ text: 'Desk', href: '/desk' }, { text: `Ticket ${ticket.id}` }],
    ticket: line,
    messages: messageViews(await services.tickets.messages(ticket.id, person), people, ticket),
    works,
    mine: ticket.requesterId === person.id,
    mayPlan: works && services.access.can(person, 'plan.make'),
    mayClose: works || ticket.requesterId === person.id,
    owners: people
      .filter((one) => one.active && services.access.can(one, 'ticket.work'))
      .map(({ id, name }) => ({ value: id, text: id === person.id ? `${name} (you)` : name })),
    me: person.id,
    cases: works ? await caseChoices(person, services) : [],
    provider: ticket.provider ? services.catalog.providers.get(ticket.provider) : null,
    ...(await caseFacts(req, ticket, services)),
    scripts: ['desk.js'],
  });
}

function messageViews(messages: TicketMessage[], people: Person[], ticket: Ticket) {
  const names = new Map(people.map((one) => [one.id, one.name]));
  return messages.map((message) => ({
    ...message,
    by: names.get(message.personId) ?? 'somebody no longer here',
    fromRequester: message.personId === ticket.requesterId && message.kind === 'reply',
    isNote: message.kind === 'note',
    isSystem: message.kind === 'system',
  }));
}

async function caseChoices(person: Person, services: Services) {
  if (!services.access.can(person, 'case.read')) return [];
  const cases = await services.cases.listFor(person);
  return cases.map(({ id, number, title }) => ({ value: id, text: `${number} ${title}` }));
}

/** Case, requests and running clocks, for those who may see the case. */
async function caseFacts(req: Request, ticket: Ticket, services: Services) {
  if (!ticket.caseId || !(await mayNow(req, 'case.read', ticket.caseId))) return {};
  const requests = await services.requests.forCase(ticket.caseId);
  const clocks = (await Promise.all(requests.map((request) => services.requests.clocks(request.id)))).flat();
  return {
    theCase: await services.cases.byId(ticket.caseId),
    requests: requests.map((request) => ({
      href: requestHref(request),
      name: requestTitle(request),
      state: stateNames[request.state],
      tone: stateTone(request.state),
    })),
    clocks: clockRows(
      clocks.filter((clock) => clock.stoppedAt === null),
      services.now().toISOString(),
    ),
  };
}
