/** Your own account: details for the signature block, password, sessions, tokens for programs. */
import type { Request, Response } from 'express';
import { passwordFault } from '../../safeguards/passwords.js';
import { actorOf, audited, contextOf, demandMay, flash, personOf, seeOther } from '../context.js';
import type { FormErrors, Services, WebModule } from '../contract.js';
import { fields, hasErrors } from '../forms.js';
import { passwordLimit } from '../middleware/limits.js';
import { page } from '../page.js';
import { roleNames } from './role-names.js';

export const accountPages: WebModule = {
  mount(app, services) {
    app.get('/account', (req, res) => showAccount(req, res, services, {}, {}));
    app.post('/account', (req, res) => saveDetails(req, res, services));
    app.get('/account/password', (req, res) => showPassword(req, res, {}));
    app.post('/account/password', passwordLimit(), (req, res) => changePassword(req, res, services));
    app.post('/account/sessions/end', async (req, res) => {
      const ended = await services.sessions.endAll(personOf(req).id, contextOf(req).session?.idHash);
      await audited(req, 'sessions.ended', `person/${personOf(req).id}`, { ended });
      await flash(req, 'Your other sessions have ended.');
      seeOther(res, '/account');
    });
    app.post('/account/tokens', (req, res) => makeToken(req, res, services));
    app.post('/account/tokens/:id/end', async (req, res) => {
      const id = String(req.params.id);
      const had = await services.tokens.remove(personOf(req).id, id);
      if (had) await audited(req, 'token.ended', `token/${id}`);
      await flash(req, 'The token no longer works.');
      seeOther(res, '/account');
    });
  },
};

const detailNames = ['name', 'title', 'badge', 'phone', 'unit'] as const;

async function saveDetails(req: Request, res: Response, services: Services): Promise<void> {
  const form = fields(req);
  const values = Object.fromEntries(detailNames.map((name) => [name, form.text(name)]));
  if (!values.name) return showAccount(req, res, services, values, { name: 'Enter your name' });
  await services.accounts.change(personOf(req), values, actorOf(req));
  await flash(req, 'Your details are saved.');
  seeOther(res, '/account');
}

async function showAccount(
  req: Request,
  res: Response,
  services: Services,
  values: Record<string, string>,
  errors: FormErrors,
  token?: string,
): Promise<void> {
  const person = personOf(req);
  const sessions = await services.sessions.ofPerson(person.id);
  const here = contextOf(req).session?.idHash;
  await page(req, res, 'account', {
    title: 'Your account',
    values: { ...person, tokenName: '', ...values },
    errors,
    account: person,
    roles: roleNames(person.roles),
    sessions: sessions.map((session) => ({ ...session, here: session.idHash === here })),
    otherSessions: sessions.length > 1,
    mayMakeTokens: services.access.can(person, 'token.create'),
    tokens: await services.tokens.ofPerson(person.id),
    newToken: token,
  });
}

async function makeToken(req: Request, res: Response, services: Services): Promise<void> {
  await demandMay(req, 'token.create');
  const name = fields(req).text('tokenName');
  if (!name) return showAccount(req, res, services, {}, { tokenName: 'Say what the token is for' });
  const { token, text } = await services.tokens.make(personOf(req).id, name);
  await audited(req, 'token.made', `token/${token.id}`, { name });
  // Shown in the answer to the form and nowhere else: a page to come back to would have to store it.
  await showAccount(req, res, services, {}, {}, text);
}

async function showPassword(req: Request, res: Response, errors: FormErrors): Promise<void> {
  const { mustChangePassword } = personOf(req);
  const back = mustChangePassword ? undefined : { href: '/account' };
  await page(req, res, 'account-password', {
    title: mustChangePassword ? 'Choose your own password' : 'Change your password',
    first: mustChangePassword,
    back,
    errors,
  });
}

async function changePassword(req: Request, res: Response, services: Services): Promise<void> {
  const person = personOf(req);
  const form = fields(req);
  const [current, wanted] = [form.raw('current'), form.raw('password')];
  const errors: FormErrors = {};
  if (!(await services.accounts.confirm(person, current, req.ip ?? '')))
    errors.current = 'This is not your password';
  const fault = passwordFault(wanted, [person.name, person.email, contextOf(req).agencyName]);
  if (fault) errors.password = fault;
  else if (wanted === current) errors.password = 'Choose a password that you do not have now';
  if (hasErrors(errors)) return showPassword(req, res, errors);
  await services.accounts.setPassword(person, wanted, actorOf(req), false);
  await services.sessions.endAll(person.id, contextOf(req).session?.idHash);
  await flash(req, 'Your password is changed. Your other sessions have ended.');
  seeOther(res, '/account');
}
