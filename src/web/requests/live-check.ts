/** The check while one types: the page with what stands in the form now, saved nowhere. */
import type { RequestHandler } from 'express';
import { letterFactsSchema } from '../../letters/index.js';
import type { Services } from '../contract.js';
import { fields } from '../forms.js';
import { readLetter } from './letter-form.js';
import { showLetter } from './letter-page.js';
import { usesOf } from './letter-view.js';
import { theRequest } from './the-request.js';

/** POST …/check: answers with the request's page; `letter.js` takes the list of problems and the preview out of it. */
export function checkLetter(services: Services): RequestHandler {
  return async (req, res) => {
    const request = await theRequest(req, services);
    const form = fields(req);
    const { change, errors } = readLetter(form, request.facts, usesOf(services.requests.letter(request)));
    const facts = letterFactsSchema.parse({ ...request.facts, ...change });
    const ticked = form.list('ack');
    const typed = { ...request, facts, acknowledged: ticked };
    await showLetter(req, res, services, typed, { errors, typed: form.all(), ticked });
  };
}
