/** Sign in, sign out. */
import type { NextFunction, Request, Response } from 'express';
import { contextOf, seeOther } from '../context.js';
import type { FormErrors, Services, WebModule } from '../contract.js';
import { fields, hasErrors } from '../forms.js';
import { clearCookie, cookieNames, setCookie } from '../middleware/cookies.js';
import { signInLimits } from '../middleware/limits.js';
import { publicHttps } from '../origin.js';
import { localPath, showSignIn } from './sign-in-form.js';

export const signInPages: WebModule = {
  public: ['/sign-in', '/sign-out'],
  mount(app, services) {
    app.get('/sign-in', async (req, res) => {
      if (await services.firstRun.needed()) return seeOther(res, '/first-run');
      if (contextOf(req).person !== null) return seeOther(res, localPath(req.query.to));
      await showSignIn(req, res, { to: localPath(req.query.to) });
    });
    app.post('/sign-in', ...signInLimits(), (req, res, next) => signIn(req, res, next, services));
    app.post('/sign-out', async (req, res) => {
      const { person, cookie } = contextOf(req);
      await services.sessions.end(cookie);
      if (person)
        await services.audit.record({ who: person.email, action: 'sign-out', details: { ip: req.ip } });
      clearCookie(res, cookieNames(publicHttps()).session);
      seeOther(res, '/sign-in');
    });
  },
};

async function signIn(req: Request, res: Response, next: NextFunction, services: Services): Promise<void> {
  const form = fields(req);
  const email = form.text('email').toLowerCase();
  const password = form.raw('password');
  const context = contextOf(req);
  context.held = readHeld(form.raw('held'));
  const errors: FormErrors = {};
  if (email === '') errors.email = 'Enter your e-mail address';
  if (password === '') errors.password = 'Enter your password';
  const person = hasErrors(errors) ? null : await services.accounts.signIn(email, password, req.ip ?? '');
  if (person === null && !hasErrors(errors))
    errors.password = 'The e-mail address and the password do not go together';
  if (person === null) return showSignIn(req, res, { to: localPath(form.raw('to')), email, errors });
  // A new secret at every sign-in: one that was known before is worth nothing now.
  await services.sessions.end(context.cookie);
  const token = await services.sessions.start(person, {
    agent: req.get('user-agent') ?? '',
    ip: req.ip ?? '',
  });
  setCookie(res, cookieNames(publicHttps()).session, token);
  const { held } = context;
  if (held === undefined || person.mustChangePassword) return seeOther(res, localPath(form.raw('to')));
  context.session = await services.sessions.find(token);
  context.person = context.session?.person ?? null;
  context.held = undefined;
  req.url = held.url;
  req.body = held.fields;
  next();
}

/** The form that was sent too late: sent again by us, with its own address. Only ours, and only after a checked token. */
function readHeld(text: string): { url: string; fields: Record<string, unknown> } | undefined {
  if (text === '') return undefined;
  try {
    const held = JSON.parse(text) as { url: string; fields: Record<string, unknown> };
    return localPath(held.url) === held.url ? held : undefined;
  } catch {
    return undefined;
  }
}
