/** Finds out who asks, and gives the request its context. */
import type { Request, RequestHandler, Response } from 'express';
import { newToken } from '../../safeguards/tokens.js';
import { type ShellContext, setContext } from '../context.js';
import type { Services } from '../contract.js';
import { type CookieNames, readCookie, setCookie } from './cookies.js';

/** Reads the session cookie; a visitor without one gets a cookie that only carries the form token. */
export function withContext(services: Services, names: CookieNames): RequestHandler {
  return async (req, res, next) => {
    const agency = await services.settings.agency();
    const token = readCookie(req, names.session);
    const found = token === '' ? null : await services.sessions.find(token);
    const session = found === null || found.locked ? null : found;
    const cookie = token === '' ? visitorCookie(req, res, names) : token;
    const context: ShellContext = {
      services,
      session,
      locked: found?.locked ? found : null,
      person: session?.person ?? null,
      cookie,
      csrfToken: services.sessions.csrfFor(cookie),
      csrfChecked: false,
      zone: agency.zone,
      agencyName: agency.name,
    };
    setContext(req, context);
    next();
  };
}

function visitorCookie(req: Request, res: Response, names: CookieNames): string {
  const present = readCookie(req, names.visitor);
  if (/^[\w-]{43}$/.test(present)) return present;
  const fresh = newToken();
  setCookie(res, names.visitor, fresh);
  return fresh;
}
