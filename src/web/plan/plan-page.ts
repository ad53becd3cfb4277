/** The plan, or why there is none. */
import type { Request, RequestHandler, Response } from 'express';
import type { MadePlan } from '../../desk/plans/plans.js';
import { leftOutOf } from '../../desk/plans/wizard/placed.js';
import type { WizardDraft } from '../../desk/plans/wizard/types.js';
import { resumeAt } from '../../desk/plans/wizard/way.js';
import type { Person } from '../../store/desk/people.js';
import { personOf, seeOther } from '../context.js';
import type { Services, View } from '../contract.js';
import { page } from '../page.js';
import { besideView } from './beside-view.js';
import { emergencyView } from './emergency-view.js';
import { explainView } from './explain-view.js';
import { questionHref } from './places.js';
import { planContents, planView } from './plan-view.js';

/** GET /plan/:id: a plan; answers still being given lead to the next question. `?open=all` opens every part, to print. */
export function planPage(services: Services): RequestHandler {
  return async (req, res) => {
    const person = personOf(req);
    const id = String(req.params.id);
    const begun = (await services.plans.drafts(person)).find((draft) => draft.id === id);
    if (begun) return seeOther(res, questionHref(id, openQuestionOf(begun.answers, services)));
    await showPlan(req, res, services, await services.plans.made(id, person));
  };
}

/** POST /plan/:id/again: a new set of answers, begun from these. */
export function answerAgain(services: Services): RequestHandler {
  return async (req, res) => {
    const begun = await services.plans.again(String(req.params.id), personOf(req));
    seeOther(res, questionHref(begun.id, openQuestionOf(begun.answers, services)));
  };
}

function openQuestionOf(answers: unknown, services: Services) {
  return resumeAt(answers as WizardDraft, services.plans.knowledge.gate.safeguards);
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
  const mine = plan.personId === person.id;
  const people = new Map((await services.people.list()).map((one) => [one.id, one.name]));
  const name = about ? `Plan for case ${about.number}` : 'Plan';
  const refused = plan.decision === 'refused';
  const waits = plan.decision === 'needs-review' && plan.replacedBy === null;
  await page(req, res, refused ? 'plan-refused' : 'plan-show', {
    ...more,
    ...(await contentOf(plan, person, services)),
    title: refused ? 'This plan cannot be made' : name,
    section: 'plan',
    width: 'wide',
    openAll: req.query.open === 'all',
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
    held: waits,
    replacedBy: plan.replacedBy,
    mayReview: services.access.can(person, 'gate.review'),
    mayDecide: services.access.can(person, 'gate.review') && !mine && waits,
    mayDraft:
      plan.decision === 'allowed' &&
      plan.caseId !== null &&
      (await services.access.may(person, 'request.draft', plan.caseId)),
    mayShare: plan.caseId !== null && (await services.access.may(person, 'case.share', plan.caseId)),
    rulings: [
      { value: 'release', text: 'Release it', hint: 'Its author may draft and send the letters.' },
      {
        value: 'return',
        text: 'Return it with a question',
        hint: 'It stays held. Its author answers, or changes the answers, and it comes back to you.',
      },
      { value: 'refuse', text: 'Refuse it', hint: 'No letter is drafted from it.' },
    ],
    scripts: ['plan.js'],
  });
}

/** What stands on the page: the plan, and what was said and done about it. */
async function contentOf(plan: MadePlan, person: Person, services: Services) {
  const requests = plan.caseId ? await services.requests.forCase(plan.caseId) : [];
  const state = await services.plans.emergency(plan);
  const view = planView(plan, {
    law: services.law,
    requests,
    today: services.now().toISOString(),
    notes: await notesOf(plan, services),
    released: state?.released !== null,
  });
  const care = await services.plans.care.of(plan);
  const beside = besideView(care);
  const emergency = emergencyView(plan, state, await services.plans.mayRelease(plan, person), services);
  return {
    ...view,
    emergency,
    beside,
    ended: care.resolved ?? null,
    talk: await services.plans.talk(plan),
    explained: explainView(services.plans.explain(plan)),
    contents: planContents(view, beside !== null, emergency !== null),
  };
}

/** The agency's own notes beside each provider of the plan. */
async function notesOf({ plan }: MadePlan, services: Services) {
  const ids = [...new Set(plan.steps.map((step) => step.provider))];
  return new Map(
    await Promise.all(ids.map(async (id) => [id, await services.catalogDesk.localNotesFor(id)] as const)),
  );
}
