/** The agency's letters: its templates and clauses, its letterhead, what its letters always say. `/settings/letters`. */
import type { WebModule } from '../contract.js';
import { requireCaseAccess, requireMay } from '../guards.js';
import { filesLimit, zipsInWindow } from '../requests/file-limit.js';
import {
  cancelLetters,
  chooseLetters,
  lettersProgress,
  lettersProgressJson,
  lettersZip,
  orderLetters,
} from './batch.js';
import { letterheadPage, letterheadPicture, putPicture, removePicture, saveProfile } from './letterhead.js';
import { giveBackTemplate, saveTemplate, templateList, templatePage } from './templates.js';

export const letterPages: WebModule = {
  mount(app, services) {
    const guard = requireMay('settings.manage');
    app.get('/letterhead/:kind', requireMay('catalog.read'), letterheadPicture(services));
    app.get('/settings/letters', guard, templateList(services));
    app.get('/settings/letters/letterhead', guard, letterheadPage(services));
    app.post('/settings/letters/letterhead/picture', guard, putPicture(services));
    app.post('/settings/letters/letterhead/picture/remove', guard, removePicture(services));
    app.post('/settings/letters/letterhead/profile', guard, saveProfile(services));
    const drafts = requireCaseAccess('request.draft');
    const batch = '/cases/:caseId/letters';
    app.get(batch, drafts, chooseLetters(services));
    app.post(batch, drafts, orderLetters(services));
    app.get(`${batch}/:job`, drafts, lettersProgress(services));
    app.get(`${batch}/:job/progress.json`, drafts, lettersProgressJson(services));
    app.get(`${batch}/:job/letters.zip`, drafts, filesLimit(zipsInWindow), lettersZip(services));
    app.post(`${batch}/:job/cancel`, drafts, cancelLetters(services));
    app.get('/settings/letters/:kind/:name', guard, templatePage(services));
    app.post('/settings/letters/:kind/:name', guard, saveTemplate(services));
    app.post('/settings/letters/:kind/:name/give-back', guard, giveBackTemplate(services));
  },
};
