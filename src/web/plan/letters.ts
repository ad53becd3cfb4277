/** Drafts the letters of a plan's steps. */
import type { RequestHandler } from 'express';
import { flash, personOf, seeOther } from '../context.js';
import type { Services } from '../contract.js';
import { fields } from '../forms.js';
import { plural } from '../render/words.js';
import { requestHref } from '../requests/places.js';

/**
 * POST /plan/:id/letters: `step` once or several times, or `today=yes` for all of today; `one=yes` makes one warrant of
 * steps that the plan would combine. One letter opens at once.
 */
export function draftLetters(services: Services): RequestHandler {
  return async (req, res) => {
    const person = personOf(req);
    const form = fields(req);
    const plan = await services.plans.made(String(req.params.id), person);
    const today = plan.plan.steps.filter((step) => step.urgency === 'today').map((step) => step.id);
    const steps = form.checked('today') ? today : form.list('step');
    const options = form.checked('one') ? { oneWarrant: true } : {};
    const made = await services.requests.draftFromPlan(plan, steps, person, options);
    const [only] = made;
    if (made.length === 1 && only) return seeOther(res, requestHref(only));
    await flash(
      req,
      made.length === 0
        ? 'These letters were drafted before. Open them below.'
        : `${plural(made.length, 'letter')} drafted. Open each one, look at it, and send it on.`,
      made.length === 0 ? 'info' : 'good',
    );
    seeOther(res, made.length === 0 ? `/plan/${plan.id}` : `/cases/${plan.caseId}#requests`);
  };
}
