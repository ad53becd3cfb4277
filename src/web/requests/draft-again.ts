/** POST /cases/:caseId/requests/:id/draft-again: the letter anew, with whom and whereto the catalog names today. */
import type { RequestHandler } from 'express';
import { flash, personOf, seeOther } from '../context.js';
import type { Services } from '../contract.js';
import { requestHref } from './places.js';
import { theRequest } from './the-request.js';

/** Leads to the request to go on with: the same one, or the new one where the old one had to be withdrawn. */
export function draftAgain(services: Services): RequestHandler {
  return async (req, res) => {
    const request = await theRequest(req, services);
    const made = await services.catalogDesk.changed.draftAgain(request.id, personOf(req));
    const words =
      made.id === request.id
        ? 'It is a draft with what holds today. Read it through, and check it again.'
        : `${request.number} is withdrawn; this new draft takes its place.`;
    await flash(req, words);
    seeOther(res, requestHref(made));
  };
}
