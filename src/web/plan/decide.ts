/** The reviewer's word on a plan that the gate holds. */
import type { RequestHandler } from 'express';
import { isProblem } from '../../base/problem.js';
import { type Ruling, rulings } from '../../desk/plans/review.js';
import { flash, personOf, seeOther } from '../context.js';
import type { Services } from '../contract.js';
import { fields } from '../forms.js';
import { showPlan } from './plan-page.js';

/** POST /plan/:id/decide: `ruling` and `reason`. */
export function decide(services: Services): RequestHandler {
  return async (req, res) => {
    const person = personOf(req);
    const form = fields(req);
    const ruling = rulings.find((one): one is Ruling => one === form.text('ruling'));
    const id = String(req.params.id);
    const reason = form.lines('reason');
    if (ruling === undefined || reason === '') {
      const errors = {
        ...(ruling === undefined ? { ruling: 'Choose release or refuse' } : {}),
        ...(reason === '' ? { reason: 'Say in a sentence why' } : {}),
      };
      const plan = await services.plans.made(id, person);
      return showPlan(req, res, services, plan, { errors, values: { ruling, reason } });
    }
    try {
      await services.plans.decide(id, ruling, reason, person);
    } catch (error) {
      if (!isProblem(error) || error.code !== 'review-over') throw error;
      await flash(req, `${error.what} ${error.remedy}`, 'warn');
      return seeOther(res, `/plan/${id}`);
    }
    await flash(
      req,
      ruling === 'release'
        ? 'The plan is released. Its author sees it on their home page.'
        : 'The plan is refused. Its author sees your reason.',
    );
    seeOther(res, `/plan/${id}`);
  };
}
