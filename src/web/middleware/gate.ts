/** Deny by default: every page needs somebody signed in, unless a module lists its path as public. */
import type { Request, RequestHandler, Response } from 'express';
import { contextOf, seeOther } from '../context.js';
import { showSignIn } from '../pages/sign-in-form.js';

/** Sends people without a session to the sign-in; keeps a form that came too late, so that nothing typed is lost. */
export function requireSignIn(publicPaths: readonly string[]): RequestHandler {
  return async (req, res, next) => {
    const context = contextOf(req);
    if (isPublic(req.path, publicPaths)) return next();
    if (context.person === null) return askToSignIn(req, res);
    if (context.person.mustChangePassword && !afterReset.has(req.path))
      return seeOther(res, '/account/password');
    next();
  };
}

/** What somebody with a password of another's making may do: set their own, or leave. */
const afterReset = new Set(['/account/password', '/sign-out']);

function isPublic(path: string, list: readonly string[]): boolean {
  return list.some((entry) =>
    entry.endsWith('/') && entry !== '/' ? path.startsWith(entry) : path === entry,
  );
}

async function askToSignIn(req: Request, res: Response): Promise<void> {
  const context = contextOf(req);
  if (await context.services.firstRun.needed()) return seeOther(res, '/first-run');
  if (req.method === 'GET' || req.method === 'HEAD') {
    return seeOther(res, `/sign-in?to=${encodeURIComponent(req.originalUrl)}`);
  }
  // A form with files cannot be kept; the page says so.
  const fields = context.csrfChecked ? ((req.body ?? {}) as Record<string, unknown>) : undefined;
  if (fields !== undefined) context.held = { url: req.originalUrl, fields };
  res.status(401);
  await showSignIn(req, res, { to: '/' });
}
