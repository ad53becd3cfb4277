/** How many files of letters a person may take: templates and past requests are loot for whoever forges such letters. */
import type { RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import { Problem } from '../../base/problem.js';
import { contextOf } from '../context.js';

/** Files that one person may take in ten minutes. Counted in this process. */
export const filesInWindow = 60;

/** Zips of a case's letters that one person may take in ten minutes: each holds all of them. */
export const zipsInWindow = 10;

/** One counter for all routes that hand out a letter's files. */
export function filesLimit(most = filesInWindow): RequestHandler {
  return rateLimit({
    windowMs: 10 * 60_000,
    limit: most,
    keyGenerator: (req) => `person:${contextOf(req).person?.id ?? ''}`,
    standardHeaders: 'draft-7',
    legacyHeaders: false,
    handler: (req, _res, next) => {
      const { services, person } = contextOf(req);
      const details = { path: req.path, limit: most, ip: req.ip };
      const who = person?.email ?? 'nobody';
      services.audit
        .record({ who, action: 'letter.limit-reached', details })
        .then(() => next(tooMany()), next);
    },
  });
}

function tooMany(): Problem {
  return new Problem({
    code: 'too-many-files',
    status: 429,
    what: `You took more than ${filesInWindow} files of letters within ten minutes.`,
    remedy: 'Wait ten minutes. If you need many at once, ask for a batch.',
  });
}
