/** "Check your answers": all of them on one page, each with its way back, then the plan is made. */
import type { Request, RequestHandler, Response } from 'express';
import { isProblem, type Problem } from '../../base/problem.js';
import { ProblemList } from '../../base/problem-list.js';
import { questionOf } from '../../desk/plans/wizard/questions.js';
import type { Question, WizardDraft } from '../../desk/plans/wizard/types.js';
import { resumeAt } from '../../desk/plans/wizard/way.js';
import { flash, personOf, seeOther } from '../context.js';
import type { FormErrors, Services } from '../contract.js';
import { page } from '../page.js';
import { checkRows } from './check-view.js';
import { checksView } from './checks-view.js';
import { makeFrom } from './make.js';
import { questionHref } from './places.js';
import { showQuestion } from './question.js';
import { askedBefore } from './returned.js';

/** GET /plan/:id/check */
export function checkPage(services: Services): RequestHandler {
  return async (req, res) => {
    const stored = await services.plans.draft(String(req.params.id), personOf(req));
    if (stored.state === 'made') return seeOther(res, `/plan/${stored.id}`);
    const draft = stored.answers as WizardDraft;
    if (await toOpenQuestion(req, res, services, draft)) return;
    await show(req, res, services, draft);
  };
}

/** POST /plan/:id/check: makes the plan. Sent twice, it leads to the same plan. */
export function makePlan(services: Services): RequestHandler {
  return async (req, res) => {
    const stored = await services.plans.draft(String(req.params.id), personOf(req));
    if (stored.state === 'made') return seeOther(res, `/plan/${stored.id}`);
    const draft = stored.answers as WizardDraft;
    if (await toOpenQuestion(req, res, services, draft)) return;
    try {
      await makeFrom(req, res, services, stored.id, draft);
    } catch (error) {
      if (!isProblem(error)) throw error;
      await showProblem(error, req, res, services, draft);
    }
  };
}

/** A page that was jumped to before its time leads to the question that is open. */
async function toOpenQuestion(
  req: Request,
  res: Response,
  services: Services,
  draft: WizardDraft,
): Promise<boolean> {
  const open = resumeAt(draft, services.plans.knowledge.gate.safeguards);
  if (open === 'check') return false;
  await flash(req, 'This question is still open.', 'info');
  seeOther(res, questionHref(String(req.params.id), open, true));
  return true;
}

/** A number that is taken is said at its field; whatever else cannot make a plan, above the answers. */
async function showProblem(
  problem: Problem,
  req: Request,
  res: Response,
  services: Services,
  draft: WizardDraft,
): Promise<void> {
  if (problem.code === 'case-number-taken') {
    const errors = { caseNumber: `${problem.what} ${problem.remedy}` };
    const question = questionOf('case') as Question;
    return showQuestion(req, res, services, { question, draft, errors, typed: { return: 'check' } });
  }
  const all = problem instanceof ProblemList ? problem.problems : [problem];
  if (problem.status >= 500) throw problem;
  const errors = Object.fromEntries(
    all.map((one) => [fieldOf(one.where), `${one.what} ${one.remedy ?? ''}`]),
  );
  await show(req, res, services, draft, errors);
}

const fieldRows: [RegExp, string][] = [
  [/^period/, 'row-period'],
  [/^accounts/, 'row-accounts'],
  [/^needs/, 'row-needs'],
  [/^authority\.canIssue/, 'row-signed'],
  [/^authority\.state/, 'row-state'],
  [/^authority\.agencyType/, 'row-agency'],
  [/^authority/, 'row-country'],
  [/^safeguards\.until/, 'row-until'],
  [/^businessCase/, 'row-kind'],
  [/^offence|^narrative/, 'row-purpose'],
  [/^case/, 'row-case'],
];

function fieldOf(where = ''): string {
  return fieldRows.find(([pattern]) => pattern.test(where))?.[1] ?? 'row-danger';
}

async function show(
  req: Request,
  res: Response,
  services: Services,
  draft: WizardDraft,
  errors: FormErrors = {},
): Promise<void> {
  const id = String(req.params.id);
  await page(req, res, 'wizard-check', {
    title: 'Check your answers',
    section: 'plan',
    back: { href: questionHref(id, 'case') },
    planId: id,
    rows: checkRows(draft, services, id),
    emergency: draft.danger === 'death-or-injury',
    noOffence: !draft.offence && draft.danger !== 'death-or-injury' && !draft.unsure?.includes('purpose'),
    checks: checksView(draft, services, id),
    asked: await askedBefore(draft, services, req),
    errors,
  });
}
