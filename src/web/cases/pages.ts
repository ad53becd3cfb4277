/** Cases: `/cases`. */
import type { WebModule } from '../contract.js';
import { requireCaseAccess, requireMay } from '../guards.js';
import { caseList, casePage } from './case-page.js';
import { changeCase, editCase, newCase, openCase, setOpen } from './edit.js';
import { shareCase, unshareCase } from './share.js';

export const casePages: WebModule = {
  mount(app, services) {
    app.get('/cases', requireMay('case.read'), caseList(services));
    app.get('/cases/new', requireMay('case.create'), newCase());
    app.post('/cases', requireMay('case.create'), openCase(services));
    app.get('/cases/:caseId', requireCaseAccess('case.read'), casePage(services));
    app.get('/cases/:caseId/edit', requireCaseAccess('case.edit'), editCase(services));
    app.post('/cases/:caseId/edit', requireCaseAccess('case.edit'), changeCase(services));
    app.post('/cases/:caseId/open', requireCaseAccess('case.edit'), setOpen(services));
    app.post('/cases/:caseId/share', requireCaseAccess('case.share'), shareCase(services));
    app.post('/cases/:caseId/unshare', requireCaseAccess('case.share'), unshareCase(services));
  },
};
