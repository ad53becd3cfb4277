/** Requests and their letters: `/cases/:caseId/requests/…`, and the public `/verify`. */
import type { Router } from 'express';
import type { Services, WebModule } from '../contract.js';
import { requireCaseAccess, requireMay } from '../guards.js';
import { addressPage, confirmAddress } from './address.js';
import { calendarFile, calendarLimit, calendarPage, endCalendar, makeCalendar } from './calendar.js';
import { callBackPage, saveCallBack } from './call-back.js';
import { addComment, answerComment, commentsPage, newComment, resolveComment } from './comments.js';
import { draftAgain } from './draft-again.js';
import { extend, extendPage } from './extend.js';
import { filesLimit } from './file-limit.js';
import { letterJsonFile, letterOtherFile, letterPdfFile, scanFile, versionFile } from './files.js';
import { draftFollowUpLetter } from './follow-up.js';
import { letterPage, saveLetter } from './letter-page.js';
import { checkLetter } from './live-check.js';
import { mailboxPage, saveMailbox } from './mailbox.js';
import { moveRequest } from './moves.js';
import { recordService, servicePage } from './service.js';
import { recordSignature, signaturePage } from './signature.js';
import { verifyFile, verifyPage } from './verify.js';
import { openWrongCodes, verifyLimit } from './verify-limit.js';
import { comparePage, versionsPage } from './versions.js';

export const requestPages: WebModule = {
  public: ['/verify', '/calendar/'],
  mount(app, services) {
    const sees = requireCaseAccess('case.read');
    const at = '/cases/:caseId/requests/:id';
    app.get(at, sees, letterPage(services));
    app.post(at, requireCaseAccess('request.draft'), saveLetter(services));
    app.post(`${at}/follow-up`, requireCaseAccess('request.draft'), draftFollowUpLetter(services));
    app.post(`${at}/check`, requireCaseAccess('request.draft'), checkLetter(services));
    app.post(`${at}/draft-again`, requireCaseAccess('request.draft'), draftAgain(services));
    app.post(`${at}/move`, sees, moveRequest(services));
    app.get(`${at}/service`, requireCaseAccess('request.serve'), servicePage(services));
    app.post(`${at}/service`, requireCaseAccess('request.serve'), recordService(services));
    app.get(`${at}/extend`, requireCaseAccess('request.draft'), extendPage(services));
    app.post(`${at}/extend`, requireCaseAccess('request.draft'), extend(services));
    const files = filesLimit();
    app.get(`${at}/letter.pdf`, sees, files, letterPdfFile(services));
    app.get(`${at}/letter.json`, sees, files, letterJsonFile(services));
    app.get(`${at}/versions`, sees, versionsPage(services));
    app.get(`${at}/letter-as/:ending`, sees, files, letterOtherFile(services));
    app.get(`${at}/versions/:version/letter.pdf`, sees, files, versionFile(services));
    app.get(`${at}/versions/:before/:version`, sees, comparePage(services));
    app.get(`${at}/comments`, sees, commentsPage(services));
    app.get(`${at}/comments/new`, sees, newComment(services));
    app.post(`${at}/comments`, sees, addComment(services));
    app.post(`${at}/comments/:comment/answer`, sees, answerComment(services));
    app.post(`${at}/comments/:comment/resolve`, sees, resolveComment(services));
    app.get(`${at}/signature`, requireCaseAccess('request.serve'), signaturePage(services));
    app.post(`${at}/signature`, requireCaseAccess('request.serve'), recordSignature(services));
    app.get(`${at}/signature/:signature/scan`, sees, files, scanFile(services));
    app.get(`${at}/address`, sees, addressPage(services));
    app.post(`${at}/address`, sees, confirmAddress(services));
    mountOwn(app, services);
  },
};

/** Pages that belong to no single request: confirmation, settings of the mailbox and the lines, calendars. */
function mountOwn(app: Router, services: Services): void {
  const wrong = openWrongCodes(services);
  const limit = verifyLimit();
  app.get('/verify', limit, verifyPage(services, wrong));
  app.post('/verify', limit, verifyFile(services, wrong));
  const settings = requireMay('settings.manage');
  app.get('/settings/call-back', settings, callBackPage(services));
  app.post('/settings/call-back', settings, saveCallBack(services));
  app.get('/settings/mailbox', settings, mailboxPage(services));
  app.post('/settings/mailbox', settings, saveMailbox(services));
  app.get('/account/calendar', calendarPage(services));
  app.post('/account/calendar', makeCalendar(services));
  app.post('/account/calendar/end', endCalendar(services));
  app.get('/calendar/:file', calendarLimit(), calendarFile(services));
}
