/** `/health`: whether this process can serve, for a watchdog or a proxy. Says nothing about cases. */
import type { RequestHandler } from 'express';
import type { Services } from '../contract.js';

/** Answers 200 `{ status: 'ok' }`, or 503 when the database does not answer. */
export function health(services: Services): RequestHandler {
  return async (_req, res) => {
    try {
      await services.people.count();
      res.json({ status: 'ok' });
    } catch {
      res.status(503).json({ status: 'unavailable' });
    }
  };
}
