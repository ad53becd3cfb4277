/** The API door: JSON under `/api/v1`, with a token or the browser's session. */
import express, { type Express, type Router } from 'express';
import { Problem } from '../base/problem.js';
import type { Services } from '../desk/open.js';
import { asProblem, notFound } from '../web/errors.js';
import { requireChain } from '../web/middleware/chain.js';
import { apiContext } from './context.js';
import { apiModules } from './modules.js';

/** Adds `/api/v1`. Every route needs a token or a session; errors are problems as JSON. */
export function mountApi(app: Express, services: Services): void {
  const api: Router = express.Router();
  api.use(express.json({ limit: '2mb' }));
  api.use(apiContext(services), shallow, requireChain());
  for (const module of apiModules) module.mount(api, services);
  api.use((_req, _res, next) => next(notFound('address of the API')));
  api.use(jsonErrors);
  app.use('/api/v1', api);
}

/** Levels of a body; answers have five. */
const deepest = 40;

/** Refuses a body that is nested beyond any use: what walks it later may do so level by level. */
const shallow: express.RequestHandler = (req, _res, next) => {
  let level: unknown[] = [req.body];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) throw tooDeep();
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    );
  }
  next();
};

function tooDeep(): Problem {
  return new Problem({
    code: 'body-too-deep',
    what: `The body is nested more than ${deepest} levels deep.`,
    remedy: 'Send the fields that docs/the-plan.md lists.',
  });
}

const jsonErrors: express.ErrorRequestHandler = (error, req, res, next) => {
  if (res.headersSent) return next(error);
  const problem = asProblem(error, req);
  if (problem.status === 401) res.set('www-authenticate', 'Bearer realm="tecum"');
  res.status(problem.status).json({ problem });
};
