/** The first run: the agency, its zone, the first administrator, and the demo case if wanted. */
import type { Request, Response } from 'express';
import { isProblem } from '../../base/problem.js';
import { isZone } from '../../base/zone.js';
import { passwordFault } from '../../safeguards/passwords.js';
import { seeOther } from '../context.js';
import type { FormErrors, Services, WebModule } from '../contract.js';
import { fields, hasErrors, isEmail } from '../forms.js';
import { cookieNames, setCookie } from '../middleware/cookies.js';
import { firstRunLimit } from '../middleware/limits.js';
import { publicHttps } from '../origin.js';
import { page } from '../page.js';
import { zoneChoices, zoneOfToday } from '../zones.js';

type Values = Record<string, string>;

export const firstRunPages: WebModule = {
  public: ['/first-run'],
  mount(app, services) {
    app.get('/first-run', async (req, res) => {
      if (!(await services.firstRun.needed())) return seeOther(res, '/');
      const zone = zoneOfToday(services.firstRun.zoneGuess);
      const values = { code: String(req.query.code ?? ''), zone, demo: 'yes' };
      await show(req, res, services, values, {});
    });
    app.post('/first-run', firstRunLimit(), (req, res) => setUp(req, res, services));
  },
};

async function setUp(req: Request, res: Response, services: Services): Promise<void> {
  if (!(await services.firstRun.needed())) return seeOther(res, '/sign-in');
  const { values, password, errors } = readForm(req, services);
  if (hasErrors(errors)) return show(req, res, services, values, errors);
  const { name = '', email = '', agencyName = '', zone = 'UTC' } = values;
  try {
    const person = await services.accounts.addFirst({ name, email }, password, req.ip ?? '');
    const at = services.now().toISOString();
    await services.settings.setAgency({ name: agencyName, zone }, person.email, at);
    const from = { agent: req.get('user-agent') ?? '', ip: req.ip ?? '' };
    const token = await services.sessions.start(person, from);
    setCookie(res, cookieNames(publicHttps()).session, token);
    if (values.demo) await services.demo?.load(person.id);
    seeOther(res, '/');
  } catch (error) {
    if (!isProblem(error) || error.where !== 'password') throw error;
    await show(req, res, services, values, { password: error.what });
  }
}

function readForm(
  req: Request,
  services: Services,
): { values: Values; password: string; errors: FormErrors } {
  const form = fields(req);
  const names = ['code', 'agencyName', 'zone', 'name', 'email', 'demo'];
  const values = Object.fromEntries(names.map((name) => [name, form.text(name)]));
  const password = form.raw('password');
  const errors: FormErrors = {};
  if (!services.firstRun.matches(values.code ?? ''))
    errors.code = 'Enter the code that Tecum printed when it started';
  if (!values.agencyName) errors.agencyName = 'Enter the name of your agency';
  if (!isZone(values.zone ?? '')) errors.zone = 'Choose a time zone';
  if (!values.name) errors.name = 'Enter your name';
  if (!isEmail(values.email ?? '')) errors.email = 'Enter an e-mail address, like name@agency.example.org';
  const fault = passwordFault(password, [values.name ?? '', values.email ?? '', values.agencyName ?? '']);
  if (fault) errors.password = fault;
  return { values, password, errors };
}

async function show(
  req: Request,
  res: Response,
  services: Services,
  values: Values,
  errors: FormErrors,
): Promise<void> {
  await page(req, res, 'first-run', {
    title: 'Set up Tecum',
    values,
    errors,
    zones: zoneChoices(),
    hasDemo: services.demo !== undefined,
  });
}
