/** Steps of a request's life that are not taken from the letter's own form. */
import type { Request as HttpRequest, RequestHandler, Response } from 'express';
import { isProblem } from '../../base/problem.js';
import { type RequestState, requestStates } from '../../base/vocabulary.js';
import type { Request } from '../../desk/requests/requests.js';
import { seenMark } from '../../desk/requests/seen.js';
import { flash, personOf, seeOther } from '../context.js';
import type { Services } from '../contract.js';
import { notFound } from '../errors.js';
import { type Fields, fields } from '../forms.js';
import { page } from '../page.js';
import { doneWords, showLetter } from './letter-page.js';
import { requestHref } from './places.js';
import { theRequest } from './the-request.js';

/** Steps that have a page of their own, since they ask for more than a sentence. */
const ownPages: Partial<Record<RequestState, string>> = { served: '/service', signed: '/signature' };

/** POST …/move: `to`, and `note-<to>` where the step asks for words; `despite=yes` approves with open comments. */
export function moveRequest(services: Services): RequestHandler {
  return async (req, res) => {
    const request = await theRequest(req, services);
    const form = fields(req);
    const to = requestStates.find((state): state is RequestState => state === form.text('to'));
    if (to === undefined) throw notFound('step');
    const own = ownPages[to];
    if (own) return seeOther(res, requestHref(request, own));
    const input = {
      note: form.lines(`note-${to}`),
      despiteComments: form.checked('despite'),
      ...(form.text('seen') === '' ? {} : { seen: form.text('seen') }),
    };
    try {
      await services.requests.move(request.id, to, input, personOf(req));
    } catch (error) {
      return refusedStep(req, res, services, { request, to, form, error });
    }
    await flash(req, doneWords[to] ?? 'Recorded.');
    seeOther(res, requestHref(request));
  };
}

interface Refused {
  request: Request;
  to: RequestState;
  form: Fields;
  error: unknown;
}

async function refusedStep(
  req: HttpRequest,
  res: Response,
  services: Services,
  { request, to, form, error }: Refused,
): Promise<void> {
  if (!isProblem(error) || error.status >= 500) throw error;
  if (error.code === 'comments-open') return confirmApproval(req, res, services, request);
  if (error.code === 'note-missing') {
    const errors = { [`note-${to}`]: `Say it in a few words. ${error.remedy}` };
    return showLetter(req, res, services, request, { errors, typed: form.all() });
  }
  await flash(req, `${error.what} ${error.remedy ?? ''}`, 'warn');
  seeOther(res, requestHref(request));
}

/** The warning before an approval while comments are open. */
async function confirmApproval(
  req: HttpRequest,
  res: Response,
  services: Services,
  request: Request,
): Promise<void> {
  const comments = (await services.requests.comments.of(request)).filter(({ resolvedAt }) => !resolvedAt);
  res.status(409);
  await page(req, res, 'request-approve', {
    title: 'Comments are still open',
    section: 'cases',
    back: { href: requestHref(request), text: `Back to ${request.number}` },
    request,
    href: requestHref(request),
    comments,
    seen: fields(req).text('seen') || seenMark(services.requests.letter(request)),
  });
}
