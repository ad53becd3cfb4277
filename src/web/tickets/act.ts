/** What is done with a ticket beside talking: assign, link to a case, close, open again. */
import type { Request, RequestHandler } from 'express';
import { isProblem } from '../../base/problem.js';
import { flash, personOf, seeOther } from '../context.js';
import type { Services } from '../contract.js';
import { fields } from '../forms.js';
import { showTicket, ticketId } from './ticket-page.js';

/** POST /desk/:id/assign: `owner`, empty for nobody. */
export function assignTicket(services: Services): RequestHandler {
  return async (req, res) => {
    const id = ticketId(req);
    const owner = fields(req).text('owner');
    try {
      await services.tickets.assign(id, owner || null, personOf(req));
    } catch (error) {
      if (!isProblem(error) || error.code !== 'ticket-owner') throw error;
      return showTicket(req, res, services, { errors: { owner: `${error.what} ${error.remedy}` } });
    }
    const person = owner ? await services.people.byId(owner) : null;
    await flash(req, person ? `The ticket is ${person.name}'s now.` : 'Nobody is assigned now.');
    seeOther(res, `/desk/${id}`);
  };
}

/** POST /desk/:id/link: `caseId`, empty for none. */
export function linkTicket(services: Services): RequestHandler {
  return async (req, res) => {
    const id = ticketId(req);
    const caseId = fields(req).text('caseId');
    await services.tickets.link(id, caseId || null, personOf(req));
    await flash(req, caseId ? 'The ticket belongs to the case now.' : 'The ticket belongs to no case now.');
    seeOther(res, `/desk/${id}`);
  };
}

/** POST /desk/:id/close */
export function closeTicket(services: Services): RequestHandler {
  return act('The ticket is closed. It opens again when somebody replies.', (id, req) =>
    services.tickets.close(id, personOf(req)),
  );
}

/** POST /desk/:id/reopen */
export function reopenTicket(services: Services): RequestHandler {
  return act('The ticket is open again.', (id, req) => services.tickets.reopen(id, personOf(req)));
}

function act(words: string, what: (id: number, req: Request) => Promise<void>): RequestHandler {
  return async (req, res) => {
    const id = ticketId(req);
    await what(id, req);
    await flash(req, words);
    seeOther(res, `/desk/${id}`);
  };
}
