/** Letters that follow on a request: offered on its page, drafted with one press. */
import type { RequestHandler } from 'express';
import { draftFollowing } from '../../desk/requests/follow-ups.js';
import { flash, personOf, seeOther } from '../context.js';
import type { Services } from '../contract.js';
import { fields } from '../forms.js';
import { requestHref } from './places.js';
import { theRequest } from './the-request.js';

/** POST …/follow-up: `instrument`. */
export function draftFollowUpLetter(services: Services): RequestHandler {
  return async (req, res) => {
    const earlier = await theRequest(req, services);
    const instrument = fields(req).text('instrument');
    const made = await draftFollowing(services.requests, services, earlier, instrument, personOf(req));
    await flash(req, 'Drafted. Give what only you know; the list says what is still open.');
    seeOther(res, requestHref(made));
  };
}
