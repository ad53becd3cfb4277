/** The desk's queues, one line a ticket; for those who do not work on tickets, their own. */
import type { RequestHandler } from 'express';
import type { Queue } from '../../desk/tickets/tickets.js';
import type { Ticket } from '../../store/desk/tickets.js';
import { personOf } from '../context.js';
import type { Services } from '../contract.js';
import { page } from '../page.js';
import { paged } from '../paging.js';
import { ticketLines } from './lines.js';

const queues: { id: Queue | 'closed'; text: string }[] = [
  { id: 'mine', text: 'Yours' },
  { id: 'unassigned', text: 'Unassigned' },
  { id: 'all', text: 'All open' },
  { id: 'closed', text: 'Closed' },
];

/** GET /desk?queue=…&q=… */
export function ticketList(services: Services): RequestHandler {
  return async (req, res) => {
    const person = personOf(req);
    const seesAll = services.access.can(person, 'ticket.read_all');
    const works = services.access.can(person, 'ticket.work');
    const queue = queueOf(String(req.query.queue ?? ''), works ? 'mine' : 'all');
    const list = (id: Queue | 'closed') =>
      services.tickets.list(person, id === 'closed' ? 'all' : id, id === 'closed');
    const wanted = String(req.query.q ?? '').trim();
    const tickets = (await list(queue)).filter((ticket) => matches(ticket, wanted));
    const counts = await Promise.all(queues.map(({ id }) => list(id)));
    const shown = queues.map((one, at) => ({
      ...one,
      count: counts[at]?.length ?? 0,
      href: `/desk?queue=${one.id}`,
      here: one.id === queue,
    }));
    const { shown: lines, ...neighbours } = paged(req, tickets);
    await page(req, res, 'desk', {
      title: seesAll ? 'Help desk' : 'Your questions to the help desk',
      section: 'desk',
      width: 'wide',
      seesAll,
      works,
      queues: shown.filter((one) => works || one.id === 'all' || one.id === 'closed'),
      queueName: shown.find((one) => one.here)?.text,
      queue,
      values: { q: wanted },
      wanted,
      lines: await ticketLines(lines, services, person),
      ...neighbours,
      scripts: ['desk.js'],
    });
  };
}

function queueOf(asked: string, usual: Queue): Queue | 'closed' {
  return queues.find((one) => one.id === asked)?.id ?? usual;
}

function matches({ subject, id, provider }: Ticket, wanted: string): boolean {
  return `${id} ${subject} ${provider ?? ''}`.toLowerCase().includes(wanted.toLowerCase());
}
