/** The letter paragraph by paragraph, with the comments of its review. */
import type { Request as HttpRequest, RequestHandler, Response } from 'express';
import { isProblem } from '../../base/problem.js';
import type { Comment } from '../../desk/requests/comments.js';
import { type Paragraph, paragraphsOf } from '../../desk/requests/paragraphs.js';
import type { Request } from '../../desk/requests/requests.js';
import { flash, mayNow, personOf, seeOther } from '../context.js';
import type { Services } from '../contract.js';
import { notFound } from '../errors.js';
import { fields } from '../forms.js';
import { page } from '../page.js';
import { hasLetter } from './letter-view.js';
import { requestHref } from './places.js';
import { theRequest } from './the-request.js';

/** GET …/comments */
export function commentsPage(services: Services): RequestHandler {
  return async (req, res) => {
    const request = await theRequest(req, services);
    if (!hasLetter(request)) throw notFound('letter');
    await show(req, res, services, request);
  };
}

async function show(req: HttpRequest, res: Response, services: Services, request: Request): Promise<void> {
  const comments = await services.requests.comments.of(request);
  const paragraphs = paragraphsOf(services.requests.letter(request));
  await page(req, res, 'request-comments', {
    title: 'The letter, paragraph by paragraph',
    section: 'cases',
    back: { href: requestHref(request), text: `Back to ${request.number}` },
    request,
    href: requestHref(request, '/comments'),
    gone: comments.filter(({ anchor }) => anchor.found === 'gone'),
    documents: byDocument(paragraphs, comments),
    mayComment: await mayComment(req, request),
  });
}

/** Reviewers and those who draft talk to one another. */
async function mayComment(req: HttpRequest, { caseId }: Request): Promise<boolean> {
  return (await mayNow(req, 'request.review', caseId)) || mayNow(req, 'request.draft', caseId);
}

function byDocument(paragraphs: Paragraph[], comments: Comment[]) {
  const at = (one: Paragraph) =>
    comments.filter(
      ({ document, anchor }) =>
        document === one.document && anchor.found !== 'gone' && anchor.index === one.index,
    );
  const ids = [...new Set(paragraphs.map(({ document }) => document))];
  return ids.map((id) => {
    const own = paragraphs.filter(({ document }) => document === id);
    return {
      id,
      title: own[0]?.title ?? id,
      paragraphs: own.map((one) => ({ ...one, number: one.index + 1, comments: at(one) })),
    };
  });
}

/** GET …/comments/new?document=…&paragraph=…; for a paragraph that is not there, back to those that are. */
export function newComment(services: Services): RequestHandler {
  return async (req, res) => {
    const request = await theRequest(req, services);
    if (!(await mayComment(req, request)) || !hasLetter(request)) throw notFound('letter');
    const at = { document: String(req.query.document ?? ''), index: Number(req.query.paragraph ?? '') };
    await showForm(req, res, services, request, at);
  };
}

async function showForm(
  req: HttpRequest,
  res: Response,
  services: Services,
  request: Request,
  at: { document: string; index: number },
  errors: Record<string, string> = {},
): Promise<void> {
  const paragraph = paragraphsOf(services.requests.letter(request)).find(
    ({ document, index }) => document === at.document && index === at.index,
  );
  if (!paragraph) {
    await flash(req, 'That paragraph is not in the letter any more. These are.', 'warn');
    return seeOther(res, requestHref(request, '/comments'));
  }
  await page(req, res, 'request-comment', {
    title: 'Comment at this paragraph',
    section: 'cases',
    back: { href: requestHref(request, '/comments') },
    request,
    href: requestHref(request, '/comments'),
    paragraph,
    errors,
    values: {},
  });
}

/** POST …/comments */
export function addComment(services: Services): RequestHandler {
  return async (req, res) => {
    const request = await theRequest(req, services);
    const form = fields(req);
    const at = { document: form.text('document'), index: Number(form.text('paragraph')) };
    try {
      await services.requests.comments.add(request, at, form.lines('body'), personOf(req));
    } catch (error) {
      if (!isProblem(error) || error.code !== 'words-missing') throw error;
      return showForm(req, res, services, request, at, { body: `${error.what} ${error.remedy}` });
    }
    await flash(req, 'The comment is kept. The author sees it on the letter.');
    seeOther(res, requestHref(request, '/comments'));
  };
}

/** POST …/comments/:comment/answer */
export function answerComment(services: Services): RequestHandler {
  return async (req, res) => {
    const request = await theRequest(req, services);
    const words = fields(req).lines('body');
    if (words === '') await flash(req, 'The answer was empty, so nothing was kept.', 'warn');
    else await services.requests.comments.answer(request, Number(req.params.comment), words, personOf(req));
    seeOther(res, requestHref(request, '/comments'));
  };
}

/** POST …/comments/:comment/resolve; `open=yes` opens it again. */
export function resolveComment(services: Services): RequestHandler {
  return async (req, res) => {
    const request = await theRequest(req, services);
    const resolved = !fields(req).checked('open');
    await services.requests.comments.resolve(request, Number(req.params.comment), resolved, personOf(req));
    seeOther(res, requestHref(request, '/comments'));
  };
}
