/** The API door: JSON under `/api/v1`, with a token or the browser's session. */
import express, { type Express, type Router } from 'express';
import type { Services } from '../desk/open.js';
import { asProblem, notFound } from '../web/errors.js';
import { apiContext } from './context.js';
import { apiModules } from './modules.js';

/** Adds `/api/v1`. Every route needs a token or a session; errors are problems as JSON. */
export function mountApi(app: Express, services: Services): void {
  const api: Router = express.Router();
  api.use(express.json({ limit: '2mb' }));
  api.use(apiContext(services));
  for (const module of apiModules) module.mount(api, services);
  api.use((_req, _res, next) => next(notFound('address of the API')));
  api.use(jsonErrors);
  app.use('/api/v1', api);
}

const jsonErrors: express.ErrorRequestHandler = (error, req, res, next) => {
  if (res.headersSent) return next(error);
  const problem = asProblem(error, req);
  if (problem.status === 401) res.set('www-authenticate', 'Bearer realm="tecum"');
  res.status(problem.status).json({ problem });
};
