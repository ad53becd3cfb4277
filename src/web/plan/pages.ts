/** The wizard and the plans: `/plan`. */
import type { WebModule } from '../contract.js';
import { requireMay } from '../guards.js';
import { begin, discard, startPage } from './begin.js';
import { recordReview, resolveThreat, tickSafeguards } from './beside.js';
import { checkPage, makePlan } from './check.js';
import { comparePage } from './compare.js';
import { answerQuestion, decide } from './decide.js';
import { emergencyPage } from './emergency.js';
import { intakeForm, reportPage, takeIntake } from './intake.js';
import { draftLetters } from './letters.js';
import { outsidePage, recordOutside } from './outside.js';
import { answerAgain, planPage } from './plan-page.js';
import { askQuestion, takeAnswer } from './question.js';
import { releaseEmergency } from './release.js';
import { reviewsPage } from './reviews.js';

export const planPages: WebModule = {
  mount(app, services) {
    const makes = requireMay('plan.make');
    const sees = requireMay('plan.see');
    app.get('/plan', makes, startPage(services));
    app.post('/plan', makes, begin(services));
    app.get('/plan/emergency', requireMay('catalog.read'), emergencyPage(services));
    app.get('/plan/intake', makes, intakeForm());
    app.post('/plan/intake', makes, takeIntake(services));
    app.get('/plan/:id/report', makes, reportPage(services));
    app.get('/plan/reviews', requireMay('gate.review'), reviewsPage(services));
    app.get('/plan/:id', sees, planPage(services));
    app.post('/plan/:id/remove', makes, discard(services));
    app.post('/plan/:id/again', makes, answerAgain(services));
    app.post('/plan/:id/letters', requireMay('request.draft'), draftLetters(services));
    app.post('/plan/:id/decide', requireMay('gate.review'), decide(services));
    app.post('/plan/:id/answer', makes, answerQuestion(services));
    app.post('/plan/:id/release', requireMay('emergency.release'), releaseEmergency(services));
    app.post('/plan/:id/safeguards', sees, tickSafeguards(services));
    app.post('/plan/:id/reviewed', sees, recordReview(services));
    app.post('/plan/:id/resolved', sees, resolveThreat(services));
    app.get('/plan/:id/compare', sees, comparePage(services));
    app.get('/plan/:id/served/:step', requireMay('request.serve'), outsidePage(services));
    app.post('/plan/:id/served/:step', requireMay('request.serve'), recordOutside(services));
    app.get('/plan/:id/check', makes, checkPage(services));
    app.post('/plan/:id/check', makes, makePlan(services));
    app.get('/plan/:id/:question', makes, askQuestion(services));
    app.post('/plan/:id/:question', makes, takeAnswer(services));
  },
};
