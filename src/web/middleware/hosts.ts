/** Refuses requests for a host that is not ours: a page elsewhere cannot reach a local Tecum by a name of its own. */
import type { RequestHandler } from 'express';
import { Problem } from '../../base/problem.js';

const local = new Set(['localhost', '127.0.0.1', '[::1]']);

/** With a public address, that host and this machine's own names answer; without one, only the latter, unless `open`. */
export function onlyOurHosts(origin: string | null, open: boolean): RequestHandler {
  const ours = origin === null ? null : new URL(origin).hostname;
  return (req, _res, next) => {
    const name = hostName(req.headers.host ?? '');
    if (open || local.has(name) || (ours !== null && name === ours)) return next();
    next(
      new Problem({
        code: 'unknown-host',
        status: 403,
        what: `This Tecum does not answer for the host "${name.slice(0, 100)}".`,
        remedy:
          'Set TECUM_ORIGIN to the address that people use, e.g. https://tecum.agency.example, and start it again.',
      }),
    );
  };
}

function hostName(host: string): string {
  return host.replace(/:\d+$/, '').toLowerCase();
}
