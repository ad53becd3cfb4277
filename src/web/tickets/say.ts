/** A reply to the other side, or a note among the desk. */
import type { RequestHandler } from 'express';
import { flash, personOf, seeOther } from '../context.js';
import type { Services } from '../contract.js';
import { fields } from '../forms.js';
import { showTicket, ticketId } from './ticket-page.js';

/** POST /desk/:id/say: `body` and `as` (`reply` or `note`). */
export function sayInTicket(services: Services): RequestHandler {
  return async (req, res) => {
    const id = ticketId(req);
    const form = fields(req);
    const note = form.text('as') === 'note';
    const field = note ? 'note' : 'body';
    const body = form.lines(field);
    if (body === '')
      return showTicket(req, res, services, {
        errors: { [field]: note ? 'Write the note' : 'Write your reply' },
      });
    if (note) await services.tickets.note(id, body, personOf(req));
    else await services.tickets.reply(id, body, personOf(req));
    await flash(req, note ? 'The note is kept; only the desk sees it.' : 'Your reply is sent.');
    seeOther(res, `/desk/${id}`);
  };
}
