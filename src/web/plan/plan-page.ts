/** The plan, or why there is none. */
import type { Request, RequestHandler, Response } from 'express';
import type { MadePlan } from '../../desk/plans/plans.js';
import { resumeAt } from '../../desk/plans/wizard/questions.js';
import { leftOutOf } from '../../desk/plans/wizard/to-answers.js';
import type { WizardDraft } from '../../desk/plans/wizard/types.js';
import { personOf, seeOther } from '../context.js';
import type { Services, View } from '../contract.js';
import { page } from '../page.js';
import { questionHref } from './places.js';
import { planView } from './plan-view.js';

/** GET /plan/:id: a plan; answers still being given lead to the next question. */
export function planPage(services: Services): RequestHandler {
  return async (req, res) => {
    const person = personOf(req);
    const id = String(req.params.id);
    const begun = (await services.plans.drafts(person)).find((draft) => draft.id === id);
    if (begun) return seeOther(res, questionHref(id, resumeAt(begun.answers as WizardDraft)));
    await showPlan(req, res, services, await services.plans.made(id, person));
  };
}

/** POST /plan/:id/again: a new set of answers, begun from these. */
export function answerAgain(services: Services): RequestHandler {
  return async (req, res) => {
    const begun = await services.plans.again(String(req.params.id), personOf(req));
    seeOther(res, questionHref(begun.id, resumeAt(begun.answers as WizardDraft)));
  };
}

/** Shows a made plan; a refused one says why, by which rule, and whom to ask. */
export async function showPlan(
  req: Request,
  res: Response,
  services: Services,
  plan: MadePlan,
  more: Pick<View, 'errors' | 'values'> = {},
): Promise<void> {
  const person = personOf(req);
  const about = await services.plans.caseOf(plan);
  const requests = plan.caseId ? await services.requests.forCase(plan.caseId) : [];
  const mine = plan.personId === person.id;
  const people = new Map((await services.people.list()).map((one) => [one.id, one.name]));
  const view = planView(plan, { law: services.law, requests, today: services.now().toISOString() });
  const name = about ? `Plan for case ${about.number}` : 'Plan';
  const refused = plan.decision === 'refused';
  await page(req, res, refused ? 'plan-refused' : 'plan-show', {
    ...more,
    ...view,
    title: refused ? 'This plan cannot be made' : name,
    section: 'plan',
    width: 'wide',
    crumbs: about
      ? [
          { text: 'Cases', href: '/cases' },
          { text: about.number, href: `/cases/${about.id}` },
          { text: 'Plan' },
        ]
      : undefined,
    planId: plan.id,
    leftOut: leftOutOf(plan.draft, services.catalog),
    theCase: about,
    author: people.get(plan.personId) ?? 'somebody no longer here',
    reviewer: plan.review ? (people.get(plan.review.by) ?? 'somebody no longer here') : '',
    mine,
    held: plan.decision === 'needs-review',
    mayDecide: services.access.can(person, 'gate.review') && !mine && plan.decision === 'needs-review',
    mayDraft:
      plan.decision === 'allowed' &&
      plan.caseId !== null &&
      (await services.access.may(person, 'request.draft', plan.caseId)),
    mayShare: plan.caseId !== null && (await services.access.may(person, 'case.share', plan.caseId)),
    rulings: [
      { value: 'release', text: 'Release it', hint: 'Its author may draft and send the letters.' },
      { value: 'refuse', text: 'Refuse it', hint: 'No letter is drafted from it.' },
    ],
    scripts: ['plan.js'],
  });
}
