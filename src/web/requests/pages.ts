/** Requests and their letters: `/cases/:caseId/requests/…`, and the public `/verify`. */
import type { WebModule } from '../contract.js';
import { requireCaseAccess } from '../guards.js';
import { draftAgain } from './draft-again.js';
import { extend, extendPage } from './extend.js';
import { letterJsonFile, letterPdfFile } from './files.js';
import { letterPage, saveLetter } from './letter-page.js';
import { moveRequest } from './moves.js';
import { recordService, servicePage } from './service.js';
import { verifyLimit, verifyPage } from './verify.js';

export const requestPages: WebModule = {
  public: ['/verify'],
  mount(app, services) {
    const sees = requireCaseAccess('case.read');
    const at = '/cases/:caseId/requests/:id';
    app.get(at, sees, letterPage(services));
    app.post(at, requireCaseAccess('request.draft'), saveLetter(services));
    app.post(`${at}/draft-again`, requireCaseAccess('request.draft'), draftAgain(services));
    app.post(`${at}/move`, sees, moveRequest(services));
    app.get(`${at}/service`, requireCaseAccess('request.serve'), servicePage(services));
    app.post(`${at}/service`, requireCaseAccess('request.serve'), recordService(services));
    app.get(`${at}/extend`, requireCaseAccess('request.draft'), extendPage(services));
    app.post(`${at}/extend`, requireCaseAccess('request.draft'), extend(services));
    app.get(`${at}/letter.pdf`, sees, letterPdfFile(services));
    app.get(`${at}/letter.json`, sees, letterJsonFile(services));
    app.get('/verify', verifyLimit(), verifyPage(services));
  },
};
