/** What a person sees when something went wrong: what, where, what to do. Never a stack. */
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { isProblem, Problem } from '../base/problem.js';
import { hasContext } from './context.js';
import { logError } from './log.js';
import { page } from './page.js';

/** The 404 for a thing: `notFound('case')`. */
export function notFound(thing = 'page'): Problem {
  return new Problem({
    code: 'not-found',
    status: 404,
    what: `There is no such ${thing}, or it is not yours to see.`,
    remedy: 'Check the address, or go to the home page.',
  });
}

/** The last route: nothing answered. */
export const missingPage: RequestHandler = (_req, _res, next) => next(notFound());

const titles: Record<number, string> = {
  400: 'That cannot be done as it was asked',
  401: 'Sign in first',
  403: 'Not allowed',
  404: 'Not found',
  409: 'Something changed in the meantime',
  413: 'Too large',
  422: 'Something needs to be put right',
  429: 'Too many tries',
  500: 'Something went wrong on our side',
  503: 'Not ready yet',
};

/** Shows any error as a page. What is no `Problem` is our fault: logged, with a number to quote. */
export const errorPage: ErrorRequestHandler = async (error: unknown, req, res, next) => {
  if (res.headersSent) return next(error);
  const problem = asProblem(error, req);
  res.status(problem.status);
  const title = titles[problem.status] ?? titles[problem.status < 500 ? 400 : 500] ?? 'Error';
  if (!hasContext(req)) return plain(res, title, problem);
  try {
    await page(req, res, 'error', { title, problem });
  } catch (again) {
    logError(again, req);
    plain(res, title, problem);
  }
};

/** Any error as a `Problem`; the unknown ones are logged and get a number. */
export function asProblem(error: unknown, req: Request): Problem {
  if (isProblem(error)) {
    if (error.status >= 500) logError(error, req);
    return error;
  }
  const status = httpStatus(error);
  if (status === 413)
    return new Problem({
      code: 'too-large',
      status,
      what: 'What was sent is too large for this form.',
      remedy: 'Shorten it and send it again.',
    });
  if (status !== null && status < 500)
    return new Problem({
      code: 'bad-request',
      status,
      what: 'The request could not be understood.',
      remedy: 'Go back and try again.',
    });
  const number = logError(error, req);
  if (isDiskFull(error)) return diskFull();
  return new Problem({
    code: 'internal',
    status: 500,
    what: 'Tecum could not do this. Nothing that was saved before is lost.',
    remedy: `Try again. If it happens again, tell your help desk the number ${number}.`,
  });
}

const fullCodes = new Set(['ENOSPC', 'EDQUOT', 'SQLITE_FULL']);

function isDiskFull(error: unknown): boolean {
  return fullCodes.has(String((error as { code?: unknown } | null)?.code));
}

function diskFull(): Problem {
  return new Problem({
    code: 'disk-full',
    status: 507,
    what: 'The disk of Tecum’s data folder is full, so nothing was done. What was saved before is whole.',
    remedy: 'Ask whoever runs the machine to free some space, then do it again.',
  });
}

function httpStatus(error: unknown): number | null {
  const status = (error as { status?: unknown } | null)?.status;
  return typeof status === 'number' && status >= 400 && status < 600 ? status : null;
}

function plain(res: Response, title: string, problem: Problem): void {
  res.type('text/plain').send(`${title}\n\n${problem.message}\n`);
}
