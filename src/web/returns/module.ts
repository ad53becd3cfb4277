/** The pages of returns and of what they hold. */
import type { Request, Response } from 'express';
import type { Services, WebModule } from '../contract.js';
import { requireCaseAccess, requireMay } from '../guards.js';
import { showRecord } from '../timeline/record.js';
import { showSearchHelp } from '../timeline/search-help.js';
import { showTimeline } from '../timeline/timeline.js';
import { beginNextPlan, draftDeficiencyLetter } from './acts.js';
import { showCompare } from './compare.js';
import { showCustody, showNext, verifyOriginals } from './custody.js';
import { sendExport, showExport } from './export.js';
import { showLedger, showLedgerFile } from './ledger.js';
import { showAllReturns, showCaseReturns } from './list.js';
import { askOffset, removeUpload, takePieces } from './pieces.js';
import { cancelReading, progressJson, readAgain } from './progress.js';
import { showReturn } from './return-page.js';
import { askToOpen, decideOnOpening, showSealed } from './sealed.js';
import { showUpload, takeUpload } from './upload.js';

type Page = (req: Request, res: Response, services: Services) => Promise<void>;

export const returnPages: WebModule = {
  mount(app, services) {
    const read = requireCaseAccess('evidence.read');
    const receive = requireCaseAccess('return.receive');
    const take = requireCaseAccess('evidence.export');
    const show = (page: Page) => (req: Request, res: Response) => page(req, res, services);
    const one = '/cases/:caseId/returns/:returnId';
    app.get('/returns', requireMay('evidence.read'), show(showAllReturns));
    app.get('/cases/:caseId/returns', read, show(showCaseReturns));
    app.get('/cases/:caseId/returns/new', receive, show(showUpload));
    app.post('/cases/:caseId/returns/new', receive, show(takeUpload));
    const uploads = '/cases/:caseId/returns/uploads';
    app.post(uploads, receive, show(takePieces));
    app.post(`${uploads}/:uploadId`, receive, show(removeUpload));
    // Express answers HEAD by the route of GET.
    app.get(`${uploads}/:uploadId`, receive, show(askOffset));
    app.patch(`${uploads}/:uploadId`, receive, show(takePieces));
    app.delete(`${uploads}/:uploadId`, receive, show(takePieces));
    app.get(one, read, show(showReturn));
    app.get(`${one}/progress.json`, read, show(progressJson));
    app.post(`${one}/cancel`, receive, show(cancelReading));
    app.post(`${one}/read-again`, receive, show(readAgain));
    app.get(`${one}/ledger`, read, show(showLedger));
    app.get(`${one}/ledger/:item`, read, show(showLedgerFile));
    app.get(`${one}/next`, read, show(showNext));
    app.post(`${one}/next`, read, show(beginNextPlan));
    app.post(`${one}/deficiency`, requireCaseAccess('request.draft'), show(draftDeficiencyLetter));
    app.get(`${one}/compare`, read, show(showCompare));
    app.get(`${one}/sealed`, requireCaseAccess('case.read'), show(showSealed));
    app.post(`${one}/sealed`, read, show(askToOpen));
    app.post(`${one}/sealed/:openingId`, requireCaseAccess('case.read'), show(decideOnOpening));
    app.get('/cases/:caseId/search-help', read, show(showSearchHelp));
    app.get(`${one}/custody`, read, show(showCustody));
    app.post(`${one}/verify`, read, show(verifyOriginals));
    app.get('/cases/:caseId/timeline', read, show(showTimeline));
    app.get('/cases/:caseId/records/:readingId/:seq', read, show(showRecord));
    app.get('/cases/:caseId/export', take, show(showExport));
    app.post('/cases/:caseId/export', take, show(sendExport));
  },
};
