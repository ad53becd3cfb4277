/** The reviewer's word on a plan that the gate holds, and its author's answer to a question. */
import type { RequestHandler } from 'express';
import { isProblem } from '../../base/problem.js';
import { type Ruling, rulings } from '../../desk/plans/review.js';
import { flash, personOf, seeOther } from '../context.js';
import type { Services } from '../contract.js';
import { fields } from '../forms.js';
import { showPlan } from './plan-page.js';

const done: Record<Ruling, string> = {
  release: 'The plan is released. Its author sees it on their home page.',
  return: 'The plan is returned with your question. Its author sees it on their home page.',
  refuse: 'The plan is refused. Its author sees your reason.',
};

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
        ...(ruling === undefined ? { ruling: 'Choose release, return or refuse' } : {}),
        ...(reason === ''
          ? { reason: ruling === 'return' ? 'Write your question' : 'Say in a sentence why' }
          : {}),
      };
      const plan = await services.plans.made(id, person);
      return showPlan(req, res, services, plan, { errors, values: { ruling, reason } });
    }
    try {
      await services.plans.decide(id, ruling, reason, person);
    } catch (error) {
      if (isProblem(error) && error.code === 'review-lacks') {
        const plan = await services.plans.made(id, person);
        const errors = { ruling: `${error.what} ${error.remedy}` };
        return showPlan(req, res, services, plan, { errors, values: { ruling, reason } });
      }
      if (!isProblem(error) || error.code !== 'review-over') throw error;
      await flash(req, `${error.what} ${error.remedy}`, 'warn');
      return seeOther(res, `/plan/${id}`);
    }
    await flash(req, done[ruling]);
    seeOther(res, `/plan/${id}`);
  };
}

/** POST /plan/:id/answer: the author's words. */
export function answerQuestion(services: Services): RequestHandler {
  return async (req, res) => {
    const person = personOf(req);
    const id = String(req.params.id);
    const answer = fields(req).lines('answer');
    if (answer === '') {
      const plan = await services.plans.made(id, person);
      const errors = { answer: 'Answer the question, or change your answers' };
      return showPlan(req, res, services, plan, { errors, values: { answer } });
    }
    try {
      await services.plans.answer(id, answer, person);
      await flash(req, 'Your answer is sent. The plan waits for the reviewer again.');
    } catch (error) {
      if (!isProblem(error) || error.code !== 'nothing-asked') throw error;
      await flash(req, `${error.what} ${error.remedy}`, 'warn');
    }
    seeOther(res, `/plan/${id}`);
  };
}
