/** What the shell knows about a request, kept beside it. */
import type { Request, Response } from 'express';
import { Problem } from '../base/problem.js';
import { refused } from '../safeguards/access.js';
import type { AuditEntry } from '../safeguards/audit/entry.js';
import type { Session } from '../safeguards/sessions.js';
import type { Person, RequestContext } from './contract.js';

/** The shell's own view of a request; pages see only `RequestContext`. */
export interface ShellContext extends RequestContext {
  /** The live session; a locked one counts as none, see `locked`. */
  session: Session | null;
  /** The person whose session waits for the password. */
  locked: Session | null;
  /** The cookie's value that the CSRF token belongs to. */
  cookie: string;
  /** True once a form's token, or for files the origin, was found right. */
  csrfChecked: boolean;
  /** Fields of a form that could not be taken because the session had ended; sent again after sign-in. */
  held?: { url: string; fields: Record<string, unknown> };
}

const contexts = new WeakMap<Request, ShellContext>();

/** Ties a context to a request; the shell does it once. */
export function setContext(req: Request, context: ShellContext): void {
  contexts.set(req, context);
}

/** The context of a request, with services, person, zone and CSRF token. */
export function contextOf(req: Request): ShellContext {
  const context = contexts.get(req);
  if (context === undefined) throw new Error('This request did not pass the shell.');
  return context;
}

/** True when the request has passed the shell (an early error may not have). */
export function hasContext(req: Request): boolean {
  return contexts.has(req);
}

/** Who is signed in. Throws a 401 `Problem` on a public page without anybody. */
export function personOf(req: Request): Person {
  const { person } = contextOf(req);
  if (person !== null) return person;
  throw new Problem({
    code: 'sign-in-needed',
    status: 401,
    what: 'Sign in first.',
    remedy: 'Open /sign-in.',
  });
}

/** True when the signed-in person may do the action, to that case where one is named. */
export async function mayNow(req: Request, action: string, caseId?: string): Promise<boolean> {
  return contextOf(req).services.access.may(personOf(req), action, caseId);
}

/** Throws a 403 `Problem` unless the signed-in person may. */
export async function demandMay(req: Request, action: string, caseId?: string): Promise<void> {
  if (!(await mayNow(req, action, caseId))) throw refused(action);
}

/** Records what was done, by whom and from where. Await it before showing what it is about. */
export function audited(
  req: Request,
  action: string,
  subject?: string,
  details: Record<string, unknown> = {},
): Promise<AuditEntry> {
  const { services, person } = contextOf(req);
  const who = person?.email ?? 'nobody';
  return services.audit.record({ who, action, subject, details: { ...details, ip: req.ip } });
}

/** A message for the next page that this person sees. */
export async function flash(
  req: Request,
  text: string,
  tone: 'good' | 'info' | 'warn' = 'good',
): Promise<void> {
  const { services, session } = contextOf(req);
  if (session !== null) await services.sessions.setFlash(session, JSON.stringify({ text, tone }));
}

/** Who acts, as the services of the safeguards want it. */
export function actorOf(req: Request): { email: string; ip: string } {
  return { email: personOf(req).email, ip: req.ip ?? '' };
}

/** Ends the answer with "see other": what every successful POST does. */
export function seeOther(res: Response, path: string): void {
  res.redirect(303, path);
}
