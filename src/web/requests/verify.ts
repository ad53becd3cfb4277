/** The public page by which a provider confirms that a letter is genuine. It says no more than that. */
import type { RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { Problem } from '../../base/problem.js';
import type { Services } from '../contract.js';
import { fieldsOf } from '../forms.js';
import { page } from '../page.js';

/** Codes that one address may ask for in a quarter of an hour. */
export const codesInWindow = 20;

/** Counts only looks at a code, not at the empty page. */
export function verifyLimit(): RequestHandler {
  return rateLimit({
    windowMs: 15 * 60_000,
    limit: codesInWindow,
    keyGenerator: (req) => ipKeyGenerator(req.ip ?? ''),
    skip: (req) => req.query.code === undefined,
    standardHeaders: 'draft-7',
    legacyHeaders: false,
    handler: (_req, _res, next) => next(tooMany()),
  });
}

/** GET /verify, GET /verify?code=… */
export function verifyPage(services: Services): RequestHandler {
  return async (req, res) => {
    const code = fieldsOf(req.query as Record<string, unknown>).text('code');
    const asked = req.query.code !== undefined;
    const found = code === '' ? null : await services.requests.verify(code);
    const { name } = await services.settings.agency();
    await page(req, res, 'request-verify', {
      title: 'Is this letter genuine?',
      values: { code },
      errors: asked && code === '' ? { code: 'Enter the check code that stands on the letter' } : {},
      found,
      unknown: code !== '' && found === null,
      agencyName: name,
    });
  };
}

function tooMany(): Problem {
  return new Problem({
    code: 'too-many-tries',
    status: 429,
    what: 'Too many codes were asked for from your network.',
    remedy: 'Wait 15 minutes, or call the agency on a number that you found yourself.',
  });
}
