/** Tickets as lines of a list. */
import type { Person } from '../../store/desk/people.js';
import type { Ticket } from '../../store/desk/tickets.js';
import type { Services } from '../contract.js';
import { ageOf } from './age.js';

/** How each state is called, and its tone. */
export const ticketStates: Record<Ticket['state'], { text: string; tone: string }> = {
  open: { text: 'Desk answers next', tone: 'warn' },
  waiting: { text: 'Answered', tone: 'good' },
  closed: { text: 'Closed', tone: 'neutral' },
};

/** One line each: subject, who asked, case, owner, last word. A case that the person may not see shows no number. */
export async function ticketLines(tickets: Ticket[], services: Services, person: Person) {
  const people = new Map((await services.people.list()).map((one) => [one.id, one.name]));
  const cases = new Map((await services.cases.listFor(person)).map((one) => [one.id, one.number]));
  return tickets.map((ticket) => ({
    ...ticket,
    href: `/desk/${ticket.id}`,
    requester: people.get(ticket.requesterId) ?? 'somebody no longer here',
    owner: ticket.ownerId ? (people.get(ticket.ownerId) ?? '') : '',
    caseNumber: ticket.caseId ? (cases.get(ticket.caseId) ?? 'not yours to see') : '',
    age: ageOf(ticket.lastWordAt, services.now().toISOString()),
    lastBy: people.get(ticket.lastWordBy) ?? '',
    state: ticketStates[ticket.state].text,
    tone: ticketStates[ticket.state].tone,
  }));
}
