/** What reviewers look over: plans that wait, that were returned, that were refused, emergencies to release. */
import type { RequestHandler } from 'express';
import type { MadePlan } from '../../desk/plans/plans.js';
import { personOf } from '../context.js';
import type { Services } from '../contract.js';
import { page } from '../page.js';

/** GET /plan/reviews */
export function reviewsPage(services: Services): RequestHandler {
  return async (req, res) => {
    const { held, returned, refused, emergencies } = await services.plans.overview(personOf(req));
    const people = new Map((await services.people.list()).map((one) => [one.id, one.name]));
    const lines = (plans: MadePlan[]) => plans.map((plan) => lineOf(plan, people));
    await page(req, res, 'plan-reviews', {
      title: 'Plans to look over',
      section: 'plan',
      width: 'wide',
      back: { href: '/', text: 'Home' },
      groups: [
        {
          id: 'emergencies',
          title: 'Emergency requests to release',
          lines: lines(emergencies),
          empty: 'None waits.',
        },
        { id: 'held', title: 'Waiting for a decision', lines: lines(held), empty: 'None waits.' },
        {
          id: 'returned',
          title: 'Returned with a question',
          lines: lines(returned),
          empty: 'None is with its author.',
        },
        {
          id: 'refused',
          title: 'Refused in the last 90 days',
          lines: lines(refused),
          empty: 'None was refused.',
        },
      ],
    });
  };
}

function lineOf(plan: MadePlan, people: ReadonlyMap<string, string>) {
  const { id, answers, updatedAt, review } = plan;
  const words = answers.offence?.name || (answers.narrative ?? '').slice(0, 120) || 'No words';
  return {
    href: `/plan/${id}`,
    name: answers.case?.number ?? 'No case',
    words,
    by: people.get(plan.personId) ?? 'somebody no longer here',
    at: updatedAt,
    reason: review
      ? `${people.get(review.by) ?? 'A reviewer'}: ${review.reason}`
      : (plan.plan.reasons[0]?.text ?? ''),
    rule: review ? '' : (plan.plan.reasons[0]?.citation ?? ''),
  };
}
