/** Tickets: somebody asks the help desk, the desk answers. */
import { Problem } from '../../base/problem.js';
import type { Person } from '../../store/desk/people.js';
import { type Ticket, type TicketFilter, type TicketMessage, ticketStore } from '../../store/desk/tickets.js';
import type { BaseServices } from '../services.js';

export interface NewTicket {
  subject: string;
  body: string;
  caseId?: string | null;
  provider?: string | null;
}

/** The three lists of an analyst's morning. */
export type Queue = 'mine' | 'unassigned' | 'all';

export interface Tickets {
  open(input: NewTicket, by: Person): Promise<Ticket>;
  /** The ticket, if this person asked it or works on tickets; a 404 `Problem` otherwise. */
  see(id: number, person: Person): Promise<Ticket>;
  /** What was said; internal notes only for those who work on tickets. */
  messages(id: number, person: Person): Promise<TicketMessage[]>;
  /** One's own tickets, or a queue of the desk for those who may see all. */
  list(person: Person, queue: Queue | 'own', closed?: boolean): Promise<Ticket[]>;
  forCase(caseId: string): Promise<Ticket[]>;
  /** A word to the other side: the requester's opens the ticket again, the desk's makes it wait. */
  reply(id: number, body: string, by: Person): Promise<void>;
  /** A word among the desk. */
  note(id: number, body: string, by: Person): Promise<void>;
  assign(id: number, ownerId: string | null, by: Person): Promise<void>;
  link(id: number, caseId: string | null, by: Person): Promise<void>;
  close(id: number, by: Person): Promise<void>;
  reopen(id: number, by: Person): Promise<void>;
}

/** The ticket service over an open desk. Registers the desk's queues and one's own answers on the home page. */
export function openTickets(base: BaseServices): Tickets {
  const store = ticketStore(base.db);
  const now = () => base.now().toISOString();
  const works = (person: Person) => base.access.can(person, 'ticket.work');
  const seesAll = (person: Person) => base.access.can(person, 'ticket.read_all');

  const see: Tickets['see'] = async (id, person) => {
    const ticket = await store.byId(id);
    if (ticket && (ticket.requesterId === person.id || seesAll(person))) return ticket;
    throw new Problem({
      code: 'ticket-not-found',
      what: 'There is no such ticket.',
      remedy: 'Open your tickets from the Desk page.',
      status: 404,
    });
  };
  /** Says something and changes the ticket in one write, then tells the audit chain. */
  const act = async (
    ticket: Ticket,
    message: Omit<TicketMessage, 'id' | 'at'>,
    change: Parameters<typeof store.say>[2],
    action: string,
  ): Promise<void> => {
    const person = await base.people.byId(message.personId);
    await store.say(ticket.id, { ...message, at: now() }, change);
    await base.audit.record({
      who: person?.email ?? message.personId,
      action,
      subject: `ticket/${ticket.id}`,
    });
  };
  const work = async (id: number, by: Person): Promise<Ticket> => {
    await base.access.demand(by, 'ticket.work');
    return see(id, by);
  };
  const service: Tickets = {
    async open(input, by) {
      const subject = input.subject.trim();
      if (subject === '' || input.body.trim() === '') throw empty();
      const ticket = await store.add(
        { subject, requesterId: by.id, caseId: input.caseId ?? null, provider: input.provider ?? null },
        input.body.trim(),
        now(),
      );
      await base.audit.record({ who: by.email, action: 'ticket.opened', subject: `ticket/${ticket.id}` });
      return ticket;
    },
    see,
    async messages(id, person) {
      await see(id, person);
      const all = await store.messages(id);
      return seesAll(person) ? all : all.filter((message) => message.kind !== 'note');
    },
    async list(person, queue, closed = false) {
      const states: TicketFilter['states'] = closed ? ['closed'] : ['open', 'waiting'];
      if (queue === 'own' || !seesAll(person)) return store.list({ states, requesterId: person.id });
      if (queue === 'mine') return store.list({ states, ownerId: person.id });
      if (queue === 'unassigned') return store.list({ states, ownerId: null });
      return store.list({ states });
    },
    forCase: (caseId) => store.list({ caseId }),
    async reply(id, body, by) {
      if (body.trim() === '') throw empty();
      const ticket = await see(id, by);
      const fromRequester = ticket.requesterId === by.id && ticket.ownerId !== by.id;
      if (!fromRequester) await base.access.demand(by, 'ticket.work');
      const change = { state: fromRequester ? ('open' as const) : ('waiting' as const), closedAt: null };
      await act(ticket, { personId: by.id, kind: 'reply', body: body.trim() }, change, 'ticket.replied');
    },
    async note(id, body, by) {
      if (body.trim() === '') throw empty();
      await act(await work(id, by), { personId: by.id, kind: 'note', body: body.trim() }, {}, 'ticket.noted');
    },
    async assign(id, ownerId, by) {
      const ticket = await work(id, by);
      const owner = ownerId === null ? null : await base.people.byId(ownerId);
      if (ownerId !== null && (owner === null || !works(owner))) throw notOfTheDesk();
      const body = owner ? `Assigned to ${owner.name}.` : 'Nobody is assigned any more.';
      await act(ticket, { personId: by.id, kind: 'system', body }, { ownerId }, 'ticket.assigned');
    },
    async link(id, caseId, by) {
      const ticket = await work(id, by);
      if (caseId !== null) await base.access.demand(by, 'case.read', caseId);
      await act(
        ticket,
        {
          personId: by.id,
          kind: 'system',
          body: caseId ? 'Linked to a case.' : 'No longer linked to a case.',
        },
        { caseId },
        'ticket.linked',
      );
    },
    async close(id, by) {
      const ticket = await see(id, by);
      if (ticket.requesterId !== by.id) await base.access.demand(by, 'ticket.work');
      await act(
        ticket,
        { personId: by.id, kind: 'system', body: 'Closed.' },
        { state: 'closed', closedAt: now() },
        'ticket.closed',
      );
    },
    async reopen(id, by) {
      const ticket = await see(id, by);
      if (ticket.requesterId !== by.id) await base.access.demand(by, 'ticket.work');
      await act(
        ticket,
        { personId: by.id, kind: 'system', body: 'Opened again.' },
        { state: 'open', closedAt: null },
        'ticket.reopened',
      );
    },
  };
  base.home.waiting((person) => waitingFor(service, base, person));
  return service;
}

/** Queues first for those who work on tickets; answers to one's own for everybody. */
async function waitingFor(tickets: Tickets, base: BaseServices, person: Person) {
  const own = (await tickets.list(person, 'own')).filter((ticket) => ticket.state === 'waiting');
  const lines = own.map((ticket) => ({
    text: `The desk answered: ${ticket.subject}`,
    href: `/desk/${ticket.id}`,
    since: ticket.lastWordAt,
  }));
  if (!base.access.can(person, 'ticket.work')) return lines;
  const mine = (await tickets.list(person, 'mine')).filter((ticket) => ticket.state === 'open');
  const free = await tickets.list(person, 'unassigned');
  const line = (group: string) => (ticket: Ticket) => ({
    text: ticket.subject,
    href: `/desk/${ticket.id}`,
    since: ticket.lastWordAt,
    group,
  });
  return [...mine.map(line('Your tickets')), ...free.map(line('Unassigned tickets')), ...lines];
}

function empty(): Problem {
  return new Problem({
    code: 'ticket-empty',
    status: 422,
    what: 'A ticket needs a subject and some words.',
    where: 'body',
    remedy: 'Write what you need to know.',
  });
}

function notOfTheDesk(): Problem {
  return new Problem({
    code: 'ticket-owner',
    status: 422,
    what: 'That person does not work on tickets.',
    where: 'owner',
    remedy: 'Choose somebody of the help desk.',
  });
}
