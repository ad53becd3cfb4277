/** The help desk: `/desk`. */
import type { WebModule } from '../contract.js';
import { requireMay } from '../guards.js';
import { assignTicket, closeTicket, linkTicket, reopenTicket } from './act.js';
import { askForm, openTicket } from './ask.js';
import { ticketList } from './list.js';
import { sayInTicket } from './say.js';
import { ticketPage } from './ticket-page.js';

export const ticketPages: WebModule = {
  mount(app, services) {
    const asks = requireMay('ticket.create');
    const works = requireMay('ticket.work');
    app.get('/desk', asks, ticketList(services));
    app.get('/desk/new', asks, askForm(services));
    app.post('/desk', asks, openTicket(services));
    app.get('/desk/:id', asks, ticketPage(services));
    app.post('/desk/:id/say', asks, sayInTicket(services));
    app.post('/desk/:id/assign', works, assignTicket(services));
    app.post('/desk/:id/link', works, linkTicket(services));
    app.post('/desk/:id/close', asks, closeTicket(services));
    app.post('/desk/:id/reopen', asks, reopenTicket(services));
  },
};
