/** Steps of a request's life that are not taken from the letter's own form. */
import type { RequestHandler } from 'express';
import { isProblem } from '../../base/problem.js';
import { type RequestState, requestStates } from '../../base/vocabulary.js';
import { flash, personOf, seeOther } from '../context.js';
import type { Services } from '../contract.js';
import { notFound } from '../errors.js';
import { fields } from '../forms.js';
import { doneWords, showLetter } from './letter-page.js';
import { requestHref } from './places.js';
import { theRequest } from './the-request.js';

/** POST …/move: `to`, and `note-<to>` where the step asks for words. */
export function moveRequest(services: Services): RequestHandler {
  return async (req, res) => {
    const request = await theRequest(req, services);
    const form = fields(req);
    const to = requestStates.find((state): state is RequestState => state === form.text('to'));
    if (to === undefined) throw notFound('step');
    if (to === 'served') return seeOther(res, requestHref(request, '/service'));
    const note = form.lines(`note-${to}`);
    try {
      await services.requests.move(request.id, to, { note }, personOf(req));
    } catch (error) {
      if (!isProblem(error) || error.status >= 500) throw error;
      if (error.code === 'note-missing') {
        const errors = { [`note-${to}`]: `Say it in a few words. ${error.remedy}` };
        return showLetter(req, res, services, request, { errors, typed: form.all() });
      }
      await flash(req, `${error.what} ${error.remedy ?? ''}`, 'warn');
      return seeOther(res, requestHref(request));
    }
    await flash(req, doneWords[to] ?? 'Recorded.');
    seeOther(res, requestHref(request));
  };
}
