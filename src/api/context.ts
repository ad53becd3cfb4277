/** Who asks the API: a bearer token, or the session of the browser. */
import type { Request, RequestHandler } from 'express';
import { Problem } from '../base/problem.js';
import type { Services } from '../desk/open.js';
import { type ShellContext, setContext } from '../web/context.js';
import { cookieNames, readCookie } from '../web/middleware/cookies.js';
import { publicHttps } from '../web/origin.js';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Refuses whoever is not known. A session may change things only with its token in `X-CSRF-Token`. */
export function apiContext(services: Services): RequestHandler {
  return async (req, _res, next) => {
    const agency = await services.settings.agency();
    const base = { services, locked: null, csrfChecked: true, zone: agency.zone, agencyName: agency.name };
    const bearer = /^Bearer (\S+)$/.exec(req.get('authorization') ?? '')?.[1];
    const who = bearer === undefined ? await bySession(req, services) : await byToken(bearer, services);
    setContext(req, { ...base, ...who });
    next();
  };
}

type Who = Pick<ShellContext, 'person' | 'session' | 'cookie' | 'csrfToken'>;

async function byToken(text: string, services: Services): Promise<Who> {
  const person = await services.tokens.person(text);
  if (person === null)
    throw unknown('The token is not known, has ended, or its person has no access any more.');
  return { person, session: null, cookie: '', csrfToken: '' };
}

async function bySession(req: Request, services: Services): Promise<Who> {
  const cookie = readCookie(req, cookieNames(publicHttps()).session);
  const session = cookie === '' ? null : await services.sessions.find(cookie);
  if (session === null || session.locked || session.person.mustChangePassword)
    throw unknown('Nobody is signed in.');
  const given = req.get('x-csrf-token') ?? '';
  if (!safe.has(req.method) && !services.sessions.csrfMatches(cookie, given)) throw tokenMissing();
  return { person: session.person, session, cookie, csrfToken: services.sessions.csrfFor(cookie) };
}

function unknown(what: string): Problem {
  return new Problem({
    code: 'sign-in-needed',
    status: 401,
    what,
    remedy: 'Make a token on the page "Your account" and send it as "Authorization: Bearer …".',
  });
}

function tokenMissing(): Problem {
  return new Problem({
    code: 'form-stale',
    status: 403,
    what: "The request changes something but does not carry the session's form token.",
    remedy: 'Send it as X-CSRF-Token, or use a token of the API.',
  });
}
