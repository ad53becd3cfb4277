/** Route guards. The shell has already asked for sign-in; these ask for more. */
import type { NextFunction, Request, Response } from 'express';
import { refused } from '../safeguards/access.js';
import { contextOf, personOf } from './context.js';
import { notFound } from './errors.js';

type AsyncHandler = (req: Request, res: Response, next: NextFunction) => Promise<void>;

/** Only for people whose roles allow the action (`data/roles.yaml`). */
export function requireMay(action: string): AsyncHandler {
  return async (req, _res, next) => {
    await refuseUnless(contextOf(req).services.access.can(personOf(req), action), req, action);
    next();
  };
}

/**
 * Only for people who may do the action to the case in the route's `:caseId` (or `param`).
 * Who may not even read the case is told that there is none.
 */
export function requireCaseAccess(action: string, param = 'caseId'): AsyncHandler {
  return async (req, _res, next) => {
    const { access } = contextOf(req).services;
    const caseId = String(req.params[param] ?? '');
    const allowed = await access.may(personOf(req), action, caseId);
    if (!allowed && !(await access.may(personOf(req), 'case.read', caseId))) {
      await recordRefusal(req, action);
      throw notFound('case');
    }
    await refuseUnless(allowed, req, action);
    next();
  };
}

async function refuseUnless(allowed: boolean, req: Request, action: string): Promise<void> {
  if (allowed) return;
  await recordRefusal(req, action);
  throw refused(action);
}

async function recordRefusal(req: Request, action: string): Promise<void> {
  const details = { needed: action, method: req.method, path: req.path, ip: req.ip };
  await contextOf(req).services.audit.record({ who: personOf(req).email, action: 'access.refused', details });
}
