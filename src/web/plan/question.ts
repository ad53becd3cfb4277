/** One question a page: show it, take its answer, go on, or back without losing what was typed. */
import type { Request, RequestHandler, Response } from 'express';
import { isProblem } from '../../base/problem.js';
import { worded } from '../../desk/plans/wizard/case-asks.js';
import { answer, questionOf } from '../../desk/plans/wizard/questions.js';
import type { Question, QuestionId, WizardDraft, WizardKnowledge } from '../../desk/plans/wizard/types.js';
import { before, endsHere, next } from '../../desk/plans/wizard/way.js';
import { flash, personOf, seeOther } from '../context.js';
import type { FormErrors, Services } from '../contract.js';
import { notFound } from '../errors.js';
import { type Fields, fields, hasErrors } from '../forms.js';
import { page } from '../page.js';
import { checksView } from './checks-view.js';
import { makeFrom } from './make.js';
import { questionHref } from './places.js';
import { questionView, signpost } from './question-view.js';
import { askedBefore } from './returned.js';

interface Shown {
  question: Question;
  draft: WizardDraft;
  errors?: FormErrors;
  /** What was typed, for fields whose text the draft cannot hold (a date that is none). */
  typed?: Record<string, unknown>;
}

/** GET /plan/:id/:question */
export function askQuestion(services: Services): RequestHandler {
  return async (req, res) => {
    const question = questionIn(req);
    const stored = await services.plans.draft(String(req.params.id), personOf(req));
    if (stored.state === 'made') return seeOther(res, `/plan/${stored.id}`);
    const draft = stored.answers as WizardDraft;
    await showQuestion(req, res, services, { question, draft, typed: draft.typed?.[question.id] ?? {} });
  };
}

/** POST /plan/:id/:question: the answer is kept, right or wrong; a wrong one is shown again with what to do. */
export function takeAnswer(services: Services): RequestHandler {
  return async (req, res) => {
    const question = questionIn(req);
    const person = personOf(req);
    const stored = await services.plans.draft(String(req.params.id), person);
    if (stored.state === 'made') return seeOther(res, `/plan/${stored.id}`);
    const form = fields(req);
    const { draft, errors } = answer(question, form, stored.answers as WizardDraft, knowledgeOf(services));
    const was = (stored.answers as WizardDraft).answered ?? [];
    if (await aside(req, res, services, { question, draft, form, was, id: stored.id })) return;
    await services.plans.save(stored.id, { ...draft }, person);
    const all = { ...errors, ...(await caseErrors(draft, req, services)) };
    if (hasErrors(all))
      return showQuestion(req, res, services, { question, draft, errors: all, typed: form.all() });
    if (question.id === 'kind' && endsHere(draft)) return makeFrom(req, res, services, stored.id, draft);
    const returning = form.text('return') === 'check';
    const to = next(question.id, draft, returning, safeguardsOf(services));
    seeOther(res, questionHref(stored.id, to, returning));
  };
}

interface Leaving {
  question: Question;
  draft: WizardDraft;
  form: Fields;
  /** What had been answered before. */
  was: QuestionId[];
  id: string;
}

/** Buttons that lead elsewhere than on: what was typed is kept, and nothing is demanded. */
async function aside(
  req: Request,
  res: Response,
  services: Services,
  { question, draft, form, was, id }: Leaving,
): Promise<boolean> {
  const go = form.checked('later') ? 'later' : form.text('go');
  if (go !== 'later' && go !== 'back' && go !== 'danger') return false;
  const kept = go === 'later' ? draft : left(draft, question.id, was, go === 'danger');
  await services.plans.save(id, { ...kept }, personOf(req));
  if (go === 'later') await flash(req, 'Your answers are saved. They wait for you below.');
  if (go === 'danger') seeOther(res, questionHref(id, 'emergency', true));
  else seeOther(res, go === 'later' ? '/plan' : backFrom(question, kept, form, id, services));
  return true;
}

/** Half an answer that nobody sent is kept, and is no answer yet; a jump to the emergency answers the first question. */
function left(draft: WizardDraft, from: QuestionId, was: QuestionId[], danger: boolean): WizardDraft {
  const answered = (draft.answered ?? []).filter((id) => id !== from || was.includes(from));
  if (!danger) return { ...draft, answered };
  return { ...draft, danger: 'death-or-injury', answered: [...new Set([...answered, 'danger' as const])] };
}

function backFrom(
  question: Question,
  draft: WizardDraft,
  form: Fields,
  id: string,
  services: Services,
): string {
  if (form.text('return') === 'check') return questionHref(id, 'check');
  const previous = before(question.id, draft, safeguardsOf(services));
  return previous ? questionHref(id, previous) : '/plan';
}

/** Shows a question with the answer that the draft has, and what is wrong with it. */
export async function showQuestion(
  req: Request,
  res: Response,
  services: Services,
  { question, draft, errors = {}, typed = {} }: Shown,
): Promise<void> {
  const id = String(req.params.id);
  const safeguards = safeguardsOf(services);
  const asked = worded(question, draft, safeguards);
  const view = questionView(question.id, draft, {
    agency: await services.settings.agency(),
    services,
    errors,
  });
  const inDanger = draft.danger === 'death-or-injury';
  await page(req, res, `wizard-${view.template ?? question.id}`, {
    ...view,
    title: asked.ask,
    section: 'plan',
    question: asked,
    planId: id,
    returning: req.query.return === 'check' || typed.return === 'check',
    signpost: signpost(question.id, draft, safeguards),
    emergency: inDanger && question.id !== 'danger',
    offerDanger: !inDanger && question.id !== 'danger',
    checks: checksView(draft, services, id),
    asked: await askedBefore(draft, services, req),
    errors,
    values: { ...view.values, ...typed },
  });
}

function questionIn(req: Request): Question {
  const question = questionOf(String(req.params.question));
  if (question === null) throw notFound();
  return question;
}

const safeguardsOf = (services: Services) => services.plans.knowledge.gate.safeguards;

/** What the questions look things up in. A day more than a year ahead is a slip of the pen. */
function knowledgeOf(services: Services): WizardKnowledge {
  const { knowledge } = services.plans;
  const now = services.now();
  return {
    catalog: services.catalog,
    needs: knowledge.needs.needs,
    laws: knowledge.laws,
    safeguards: safeguardsOf(services),
    today: now.toISOString().slice(0, 10),
    latest: new Date(now.getTime() + 366 * 86_400_000).toISOString().slice(0, 10),
  };
}

/** The number may belong to a case that this person may not see: said at the field, before anything is made. */
async function caseErrors(draft: WizardDraft, req: Request, services: Services): Promise<FormErrors> {
  if (req.params.question !== 'case' || !draft.caseNumber) return {};
  try {
    await services.cases.reach(draft.caseNumber, personOf(req));
    return {};
  } catch (error) {
    if (!isProblem(error)) throw error;
    return { caseNumber: `${error.what} ${error.remedy}` };
  }
}
