/** Refuses requests that change something unless they come from our own form. */
import type { Request, RequestHandler } from 'express';
import { Problem } from '../../base/problem.js';
import { contextOf } from '../context.js';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Two lines of defence. The browser's own word on where the request began (`Sec-Fetch-Site`, `Origin`) must be ours
 * where it is given; and the form's token must be the one of this cookie. Forms with files carry the token inside, so
 * for them the browser's word is required here and `readMultipart` checks the token before it hands on a file.
 */
export function requireCsrf(origin: string | null): RequestHandler {
  return (req, _res, next) => {
    if (safe.has(req.method)) return next();
    const word = browserWord(req, origin);
    if (word === 'foreign') return next(foreign());
    if (req.is('multipart/form-data')) return next(word === 'ours' ? undefined : foreign());
    const body = (req.body ?? {}) as Record<string, unknown>;
    // A script that sends bytes instead of a form (an upload in pieces) carries the token in a header.
    checkCsrf(req, body._csrf ?? req.get('x-csrf-token'));
    delete body._csrf;
    next();
  };
}

/** Throws a 403 `Problem` unless the token is the one of this request's cookie. */
export function checkCsrf(req: Request, given: unknown): void {
  const context = contextOf(req);
  if (typeof given !== 'string' || !context.services.sessions.csrfMatches(context.cookie, given))
    throw stale();
  context.csrfChecked = true;
}

function browserWord(req: Request, origin: string | null): 'ours' | 'foreign' | 'silent' {
  const site = req.get('sec-fetch-site');
  if (site === 'cross-site' || site === 'same-site') return 'foreign';
  const from = req.get('origin');
  if (from === undefined) return site === undefined ? 'silent' : 'ours';
  return from === (origin ?? `http://${req.get('host')}`) || sameHost(from, req) ? 'ours' : 'foreign';
}

function sameHost(from: string, req: Request): boolean {
  return URL.canParse(from) && new URL(from).host === req.get('host');
}

function foreign(): Problem {
  return new Problem({
    code: 'foreign-form',
    status: 403,
    what: 'This request did not come from a page of Tecum, so nothing was done.',
    remedy: 'Open the page in Tecum and send its form.',
  });
}

function stale(): Problem {
  return new Problem({
    code: 'form-stale',
    status: 403,
    what: 'This form is no longer valid, so nothing was done. It may have been open since before you signed in.',
    remedy: 'Go back, load the page again, and send the form once more.',
  });
}
