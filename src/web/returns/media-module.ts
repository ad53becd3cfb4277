/** Routes of media and of the lists of known hashes. */
import type { Request, Response } from 'express';
import type { Services, WebModule } from '../contract.js';
import { requireCaseAccess, requireMay } from '../guards.js';
import { loadHashList, removeHashList, showHashLists } from './hash-lists.js';
import { sendFile, sendPicture } from './media-bytes.js';
import { checkMedia, checkProgress } from './media-check.js';
import { openKnown, showMedia, showMediaFile } from './media-pages.js';

type Page = (req: Request, res: Response, services: Services) => Promise<void>;

export const mediaPages: WebModule = {
  mount(app, services) {
    const read = requireCaseAccess('evidence.read');
    const manage = requireMay('hashlist.manage');
    const show = (page: Page) => (req: Request, res: Response) => page(req, res, services);
    const media = '/cases/:caseId/returns/:returnId/media';
    app.get(media, read, show(showMedia));
    app.post(`${media}/check`, read, show(checkMedia));
    app.get(`${media}/check.json`, read, show(checkProgress));
    app.get(`${media}/:item`, read, show(showMediaFile));
    app.get(`${media}/:item/picture`, read, show(sendPicture));
    app.get(`${media}/:item/file`, read, show(sendFile));
    app.post(`${media}/:item/open-known`, read, show(openKnown));
    app.get('/hash-lists', manage, show(showHashLists));
    app.post('/hash-lists', manage, show(loadHashList));
    app.post('/hash-lists/:list/remove', manage, show(removeHashList));
  },
};
