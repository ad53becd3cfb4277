/** How many files of letters a person may take: templates and past requests are loot for whoever forges such letters. */
import type { RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import { Problem } from '../../base/problem.js';
import { contextOf } from '../context.js';

/** Files that one person may take in ten minutes. Counted in this process. */
export const filesInWindow = 60;

/** One counter for all routes that hand out a letter's files. */
export function filesLimit(): RequestHandler {
  return rateLimit({
    windowMs: 10 * 60_000,
    limit: filesInWindow,
    keyGenerator: (req) => `person:${contextOf(req).person?.id ?? ''}`,
    standardHeaders: 'draft-7',
    legacyHeaders: false,
    handler: (req, _res, next) => {
      const { services, person } = contextOf(req);
      const details = { path: req.path, limit: filesInWindow, ip: req.ip };
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
