/** No act without its entry: where the audit chain cannot be written, nothing is changed at all. */
import type { RequestHandler } from 'express';
import { contextOf } from '../context.js';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);
/** Leaving must always be possible. */
const free = new Set(['/sign-out']);

/**
 * Asks the chain before a request that changes something. Most acts write their entry when they are done, so that it
 * can say what came of them; a chain that is broken or cannot be written is found here, before anything is done.
 */
export function requireChain(): RequestHandler {
  return async (req, _res, next) => {
    if (!safe.has(req.method) && !free.has(req.path)) await contextOf(req).services.audit.ready();
    next();
  };
}
