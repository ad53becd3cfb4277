/** What is done beside a plan: ticks, reviews, the end of a threat. */
import type { Request, RequestHandler, Response } from 'express';
import { DateTime } from 'luxon';
import { isProblem } from '../../base/problem.js';
import type { MadePlan } from '../../desk/plans/plans.js';
import { flash, personOf, seeOther } from '../context.js';
import type { FormErrors, Services } from '../contract.js';
import { type Fields, fields, hasErrors } from '../forms.js';
import { showPlan } from './plan-page.js';

type Act = (plan: MadePlan, form: Fields, errors: FormErrors) => Promise<string>;

/** POST /plan/:id/safeguards: `done` are the ticked lines, `was` those that were ticked when the page was shown. */
export function tickSafeguards(services: Services): RequestHandler {
  return acting(services, (req) => async (plan, form) => {
    await services.plans.care.tick(plan, form.list('done'), form.list('was'), personOf(req));
    return 'The checklist is kept, with your name and the time.';
  });
}

/** POST /plan/:id/resolved: the day, the hour in the agency's zone, and how it ended. */
export function resolveThreat(services: Services): RequestHandler {
  return acting(services, (req) => async (plan, form, errors) => {
    const { zone } = await services.settings.agency();
    const on = readMoment(form, zone, errors);
    if (form.lines('how') === '') errors.how = 'Say in a sentence or two how it ended';
    if (hasErrors(errors)) return '';
    await services.plans.care.resolve(plan, on, form.lines('how'), personOf(req));
    return 'The threat is marked as resolved, and its clocks have stopped. Tell those who were told of it.';
  });
}

/** POST /plan/:id/reviewed: what the review found. */
export function recordReview(services: Services): RequestHandler {
  return acting(services, (req) => async (plan, form, errors) => {
    if (form.lines('note') === '') errors.note = 'Say in a sentence what you found';
    if (hasErrors(errors)) return '';
    await services.plans.care.reviewed(plan, form.lines('note'), personOf(req));
    return 'The review is recorded. The next one is set.';
  });
}

/** Does it, and goes back to the plan; what is wrong is shown there, at its field. */
function acting(services: Services, act: (req: Request) => Act): RequestHandler {
  return async (req: Request, res: Response) => {
    const plan = await services.plans.made(String(req.params.id), personOf(req));
    const form = fields(req);
    const errors: FormErrors = {};
    try {
      const words = await act(req)(plan, form, errors);
      if (!hasErrors(errors)) {
        await flash(req, words);
        return seeOther(res, `/plan/${plan.id}#beside`);
      }
    } catch (error) {
      if (!isProblem(error) || error.where === undefined) throw error;
      errors[error.where] = `${error.what} ${error.remedy}`;
    }
    await showPlan(req, res, services, plan, { errors, values: form.all() });
  };
}

function readMoment(form: Fields, zone: string, errors: FormErrors): string {
  const day = form.date('resolvedAt');
  const [, hour = '', minute = ''] = /^(\d{1,2})[:.h]?(\d{2})$/.exec(form.text('resolvedTime')) ?? [];
  if (day === null) errors.resolvedAt = 'Enter the day on which it was resolved';
  if (day === 'unreadable') errors.resolvedAt = 'The day must be a real date, like 27 3 2026';
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59)
    errors.resolvedTime = 'Enter the time, like 14:05';
  if (hasErrors(errors)) return '';
  const at = DateTime.fromISO(`${day}T${hour.padStart(2, '0')}:${minute}`, { zone });
  return at.toUTC().toISO({ suppressMilliseconds: true }) ?? '';
}
