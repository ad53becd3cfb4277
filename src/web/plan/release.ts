/** A second person releases the emergency request of a plan. */
import type { RequestHandler } from 'express';
import { isProblem } from '../../base/problem.js';
import { flash, personOf, seeOther } from '../context.js';
import type { FormErrors, Services } from '../contract.js';
import { fields, hasErrors } from '../forms.js';
import { showPlan } from './plan-page.js';

/** POST /plan/:id/release: `releaseReason` and `called`. */
export function releaseEmergency(services: Services): RequestHandler {
  return async (req, res) => {
    const person = personOf(req);
    const form = fields(req);
    const id = String(req.params.id);
    const input = { reason: form.lines('releaseReason'), called: form.text('called') };
    const errors: FormErrors = {};
    const plan = await services.plans.made(id, person);
    const may = await services.plans.mayRelease(plan, person);
    if (may && input.reason === '') errors.releaseReason = 'Say in a sentence why it goes out';
    if (may && input.called === '') errors.called = 'Name provider and number, or say why you did not call';
    if (hasErrors(errors)) return showPlan(req, res, services, plan, { errors, values: form.all() });
    try {
      await services.plans.release(id, input, person);
    } catch (error) {
      if (!isProblem(error) || error.code !== 'release-over') throw error;
      await flash(req, `${error.what} ${error.remedy}`, 'warn');
      return seeOther(res, `/plan/${id}#emergency`);
    }
    await flash(
      req,
      'The emergency request is released. A clock runs for the process that must come after it.',
    );
    seeOther(res, `/plan/${id}#emergency`);
  };
}
