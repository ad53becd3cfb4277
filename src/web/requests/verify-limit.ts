/** How often codes may be asked for on the public page: by one address, and wrong ones by all addresses together. */
import type { RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { Problem } from '../../base/problem.js';
import type { Services } from '../contract.js';

/** Codes that one address may ask for in a quarter of an hour. */
export const codesInWindow = 20;
/** Wrong codes in a quarter of an hour, from whatever address, after which nobody is answered until it has passed. */
export const wrongInWindow = 200;
const windowMs = 15 * 60_000;

/** Counts only looks at a code, not at the empty page. */
export function verifyLimit(): RequestHandler {
  return rateLimit({
    windowMs,
    limit: codesInWindow,
    keyGenerator: (req) => ipKeyGenerator(req.ip ?? ''),
    skip: (req) => req.method === 'GET' && req.query.code === undefined,
    standardHeaders: 'draft-7',
    legacyHeaders: false,
    handler: (_req, _res, next) =>
      next(
        tooMany(
          'Too many codes were asked for from your network.',
          'Wait 15 minutes, or call the agency on a number that you found yourself.',
        ),
      ),
  });
}

export interface WrongCodes {
  /** @throws Problem `too-many-tries` while the count of the window is reached: right codes get no answer either. */
  demandOpen(): void;
  /** Counts a wrong code; the one that fills the window is written on the audit chain. */
  count(): Promise<void>;
}

/** The count of wrong codes in this process. */
export function openWrongCodes(services: Pick<Services, 'now' | 'audit'>): WrongCodes {
  let begun = 0;
  let wrong = 0;
  const renew = (): void => {
    const now = services.now().getTime();
    if (now - begun < windowMs) return;
    begun = now;
    wrong = 0;
  };
  return {
    demandOpen() {
      renew();
      if (wrong < wrongInWindow) return;
      throw tooMany(
        'So many wrong codes were asked for that this page answers nobody for some minutes.',
        'Call the agency on a number that you found yourself.',
      );
    },
    async count() {
      renew();
      wrong += 1;
      if (wrong !== wrongInWindow) return;
      const details = { wrong, minutes: windowMs / 60_000 };
      await services.audit.record({ who: 'nobody', action: 'verify.limit-reached', details });
    },
  };
}

function tooMany(what: string, remedy: string): Problem {
  return new Problem({ code: 'too-many-tries', status: 429, what, remedy });
}
