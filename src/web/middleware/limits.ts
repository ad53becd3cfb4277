/** How often somebody may try. */
import type { Request, RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { Problem } from '../../base/problem.js';
import { contextOf } from '../context.js';
import { fields } from '../forms.js';

/** Failed tries in a quarter of an hour: for one account, and from one address on the network. */
export const triesForAccount = 10;
export const triesFromAddress = 50;
const windowMs = 15 * 60_000;

/** Limits on failed sign-ins. Counted in this process: enough for one machine. */
export function signInLimits(): RequestHandler[] {
  return [limit(triesForAccount, account), limit(triesFromAddress, address)];
}

/** The same for the one-time code of the first run. */
export function firstRunLimit(): RequestHandler {
  return limit(triesForAccount, address);
}

/** The same for the present password that a change asks for: who finds a session open must not guess on. */
export function passwordLimit(): RequestHandler {
  return limit(triesForAccount, person);
}

function limit(tries: number, keyGenerator: (req: Request) => string): RequestHandler {
  return rateLimit({
    windowMs,
    limit: tries,
    keyGenerator,
    skipSuccessfulRequests: true,
    standardHeaders: 'draft-7',
    legacyHeaders: false,
    handler: (_req, _res, next) => next(tooMany()),
  });
}

function address(req: Request): string {
  return ipKeyGenerator(req.ip ?? '');
}

/** The address as the sign-in reads it: one that is sent twice, or with invisible signs, is no other account. */
function account(req: Request): string {
  return `account:${fields(req).text('email').toLowerCase().slice(0, 254)}`;
}

function person(req: Request): string {
  return `person:${contextOf(req).person?.id ?? ''}`;
}

function tooMany(): Problem {
  return new Problem({
    code: 'too-many-tries',
    status: 429,
    what: 'There were too many tries that did not work.',
    remedy: 'Wait 15 minutes, or ask an administrator to set a new password for you.',
  });
}
