/** One question a page: show it, take its answer, go on. */
import type { Request, RequestHandler, Response } from 'express';
import { isProblem } from '../../base/problem.js';
import { answer, before, endsHere, next, questionOf } from '../../desk/plans/wizard/questions.js';
import type { Question, WizardDraft } from '../../desk/plans/wizard/types.js';
import { flash, personOf, seeOther } from '../context.js';
import type { FormErrors, Services } from '../contract.js';
import { notFound } from '../errors.js';
import { fields, hasErrors } from '../forms.js';
import { page } from '../page.js';
import { makeFrom } from './make.js';
import { questionHref } from './places.js';
import { questionView, signpost } from './question-view.js';

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
    await showQuestion(req, res, services, { question, draft: stored.answers as WizardDraft });
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
    const latest = new Date(services.now().getTime() + 366 * 86_400_000).toISOString().slice(0, 10);
    const know = { catalog: services.catalog, needs: services.plans.knowledge.needs.needs, latest };
    const { draft, errors } = answer(question, form, stored.answers as WizardDraft, know);
    await services.plans.save(stored.id, { ...draft }, person);
    if (form.checked('later')) {
      await flash(req, 'Your answers are saved. They wait for you below.');
      return seeOther(res, '/plan');
    }
    const all = { ...errors, ...(await caseErrors(draft, req, services)) };
    if (hasErrors(all))
      return showQuestion(req, res, services, { question, draft, errors: all, typed: form.all() });
    if (question.id === 'kind' && endsHere(draft)) return makeFrom(req, res, services, stored.id, draft);
    const returning = form.text('return') === 'check';
    const to = next(question.id, draft, returning);
    seeOther(res, questionHref(stored.id, to, returning));
  };
}

/** Shows a question with the answer that the draft has, and what is wrong with it. */
export async function showQuestion(
  req: Request,
  res: Response,
  services: Services,
  { question, draft, errors = {}, typed = {} }: Shown,
): Promise<void> {
  const id = String(req.params.id);
  const returning = req.query.return === 'check' || typed.return === 'check';
  const previous = before(question.id, draft);
  const agency = await services.settings.agency();
  const view = questionView(question.id, draft, { agency, services, errors });
  await page(req, res, `wizard-${question.id}`, {
    ...view,
    title: question.ask,
    section: 'plan',
    back: { href: returning ? questionHref(id, 'check') : previous ? questionHref(id, previous) : '/plan' },
    question,
    planId: id,
    returning,
    signpost: signpost(question.id, draft),
    emergency: draft.danger === 'death-or-injury' && question.id !== 'danger',
    errors,
    values: { ...view.values, ...typed },
  });
}

function questionIn(req: Request): Question {
  const question = questionOf(String(req.params.question));
  if (question === null) throw notFound();
  return question;
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
