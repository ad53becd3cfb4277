/** The addresses of teaching. Mounted before the pages of returns. */
import type { Request, Response } from 'express';
import type { Services, WebModule } from '../contract.js';
import { requireCaseAccess, requireMay } from '../guards.js';
import { sendReader, showReader, showReaders, takeReader } from './readers.js';
import { draftTaught, saveTaught, showTeach, showTeachFields, tryTaught } from './teach.js';

type Page = (req: Request, res: Response, services: Services) => Promise<void>;

export const teachPages: WebModule = {
  mount(app, services) {
    const read = requireCaseAccess('evidence.read');
    const receive = requireCaseAccess('return.receive');
    const show = (page: Page) => (req: Request, res: Response) => page(req, res, services);
    const one = '/cases/:caseId/returns/:returnId/teach/:item';
    app.get(one, read, show(showTeach));
    app.get(`${one}/fields`, read, show(showTeachFields));
    app.post(`${one}/draft`, read, show(draftTaught));
    app.post(`${one}/try`, read, show(tryTaught));
    app.post(`${one}/save`, read, receive, show(saveTaught));
    app.get('/returns/readers', requireMay('evidence.read'), show(showReaders));
    app.post('/returns/readers', requireMay('return.receive'), show(takeReader));
    app.get('/returns/readers/:id', requireMay('evidence.read'), show(showReader));
    app.get('/returns/readers/:id/definition.yaml', requireMay('evidence.read'), show(sendReader));
  },
};
