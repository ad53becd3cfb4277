/** A request's page: the few fields that the plan could not fill, the letter as it prints, and what can be done next. */
import type { Request as HttpRequest, RequestHandler, Response } from 'express';
import { isProblem } from '../../base/problem.js';
import type { RequestState } from '../../base/vocabulary.js';
import type { Request } from '../../desk/requests/requests.js';
import { seenMark } from '../../desk/requests/seen.js';
import { flash, personOf, seeOther } from '../context.js';
import type { FormErrors, Services } from '../contract.js';
import { type Fields, fields, hasErrors } from '../forms.js';
import { page } from '../page.js';
import { readLetter } from './letter-form.js';
import { letterView, usesOf } from './letter-view.js';
import { lifeView } from './life-view.js';
import { requestHref } from './places.js';
import { relatedLetters } from './related.js';
import { theRequest } from './the-request.js';

/** GET /cases/:caseId/requests/:id */
export function letterPage(services: Services): RequestHandler {
  return async (req, res) => showLetter(req, res, services, await theRequest(req, services));
}

/** POST /cases/:caseId/requests/:id: keeps the fields and the ticks; `act` takes the next step as well. */
export function saveLetter(services: Services): RequestHandler {
  return async (req, res) => {
    const request = await theRequest(req, services);
    const form = fields(req);
    const letter = services.requests.letter(request);
    const { change, errors } = readLetter(form, request.facts, usesOf(letter));
    if (hasErrors(errors))
      return showLetter(req, res, services, request, { errors, typed: form.all(), ticked: form.list('ack') });
    await keep(req, services, request, change, form);
    const act = form.text('act');
    if (act === '') {
      await flash(req, 'Saved, and checked again.');
      return seeOther(res, requestHref(request));
    }
    await takeStep(req, services, request, act as RequestState);
    seeOther(res, requestHref(request));
  };
}

async function keep(
  req: HttpRequest,
  services: Services,
  request: Request,
  change: ReturnType<typeof readLetter>['change'],
  form: Fields,
): Promise<void> {
  const person = personOf(req);
  await services.requests.edit(request.id, change, person);
  await services.requests.acknowledge(request.id, form.list('ack'), person);
}

/** The step, or a word on why it cannot be taken; what was typed is kept by then. */
async function takeStep(
  req: HttpRequest,
  services: Services,
  request: Request,
  to: RequestState,
): Promise<void> {
  try {
    await services.requests.move(request.id, to, {}, personOf(req));
    await flash(req, doneWords[to] ?? 'Recorded.');
  } catch (error) {
    if (!isProblem(error) || error.status >= 500) throw error;
    const more = error.code.startsWith('letter-') ? 'Your changes are saved. See the list.' : error.remedy;
    await flash(req, `${error.what} ${more ?? ''}`, 'warn');
  }
}

/** What the next page says after a step. */
export const doneWords: Partial<Record<RequestState, string>> = {
  review: 'Sent for review. The reviewers see it on their home page.',
  approved:
    'Approved and frozen: this is the letter to send. Have it signed, serve it, and record both here.',
  draft: 'It is a draft again.',
  signed: 'The signature is recorded.',
  served: 'Service is recorded.',
  acknowledged: 'The acknowledgement is recorded.',
  withdrawn: 'The request is withdrawn.',
  refused: 'The refusal is recorded.',
  partly_returned: 'A partial return is recorded.',
  complete: 'The request is complete.',
  expired: 'The request is marked expired.',
};

interface Shown {
  errors?: FormErrors;
  typed?: Record<string, unknown>;
  ticked?: string[];
}

/** Shows the request with its letter; errors stand beside their fields. */
export async function showLetter(
  req: HttpRequest,
  res: Response,
  services: Services,
  request: Request,
  { errors = {}, typed, ticked }: Shown = {},
): Promise<void> {
  const person = personOf(req);
  const theCase = await services.cases.byId(request.caseId);
  const mayDraft = await services.access.may(person, 'request.draft', request.caseId);
  const view = letterView(request, {
    letter: services.requests.letter(request),
    moves: await services.requests.moves(request, person),
    events: await services.requests.events(request.id),
    clocks: await services.requests.clocks(request.id),
    mayDraft,
    now: services.now().toISOString(),
    errors,
    ticked,
    typed,
    zone: (await services.settings.agency()).zone,
  });
  await page(req, res, 'request', {
    ...view,
    section: 'cases',
    width: 'wide',
    scripts: ['letter.js'],
    crumbs: [
      { text: 'Cases', href: '/cases' },
      { text: theCase?.number ?? '', href: `/cases/${request.caseId}` },
      { text: request.number },
    ],
    theCase,
    mayDraft,
    seen: seenMark(services.requests.letter(request)),
    related: relatedLetters(request, await services.requests.forCase(request.caseId)),
    life: await lifeView(req, services, request),
    news: await services.catalogDesk.changed.of(request),
    mendable: ['draft', 'review', 'approved', 'signed'].includes(request.state),
    errors,
    values: { ...view.values, ...typed },
  });
}
