/** People of the agency: add, change roles, end and restore access, set a new password. */
import type { Request, Response } from 'express';
import { isProblem } from '../../base/problem.js';
import { type Role, roles as roleIds } from '../../base/vocabulary.js';
import { actorOf, flash, seeOther } from '../context.js';
import type { FormErrors, Person, Services, WebModule } from '../contract.js';
import { notFound } from '../errors.js';
import { fields, hasErrors, isEmail } from '../forms.js';
import { requireMay } from '../guards.js';
import { page } from '../page.js';
import { firstPassword } from './first-password.js';
import { roleChoices, roleNames } from './role-names.js';

const crumb = { text: 'People', href: '/people' };

export const peoplePages: WebModule = {
  mount(app, services) {
    const guard = requireMay('people.manage');
    app.get('/people', guard, (req, res) => list(req, res, services));
    app.get('/people/new', guard, (req, res) => showNew(req, res, { roles: ['investigator'] }, {}));
    app.post('/people/new', guard, (req, res) => add(req, res, services));
    app.get('/people/:id', guard, async (req, res) => showOne(req, res, await personIn(req, services), {}));
    app.post('/people/:id/roles', guard, (req, res) => change(req, res, services, setRoles));
    app.post('/people/:id/end', guard, (req, res) => change(req, res, services, end));
    app.post('/people/:id/restore', guard, (req, res) => change(req, res, services, restore));
    app.post('/people/:id/reset', guard, (req, res) => reset(req, res, services));
  },
};

async function list(req: Request, res: Response, services: Services): Promise<void> {
  const people = await services.people.list();
  await page(req, res, 'people', {
    title: 'People',
    width: 'wide',
    columns: [{ text: 'Name' }, { text: 'E-mail address' }, { text: 'Roles' }, { text: 'Access' }],
    rows: people.map((person) => [
      { text: person.name, href: `/people/${person.id}` },
      person.email,
      roleNames(person.roles) || 'None',
      person.active ? 'Open' : { text: 'Ended', tag: 'neutral' },
    ]),
  });
}

async function showNew(
  req: Request,
  res: Response,
  values: Record<string, unknown>,
  errors: FormErrors,
): Promise<void> {
  const crumbs = [crumb, { text: 'Add a person' }];
  await page(req, res, 'people-new', {
    title: 'Add a person',
    crumbs,
    values,
    errors,
    roleChoices: roleChoices(),
  });
}

async function add(req: Request, res: Response, services: Services): Promise<void> {
  const form = fields(req);
  const roles = readRoles(form.list('roles'));
  const details = {
    name: form.text('name'),
    email: form.text('email').toLowerCase(),
    title: form.text('title'),
  };
  const errors: FormErrors = {};
  if (!details.name) errors.name = 'Enter the name';
  if (!isEmail(details.email)) errors.email = 'Enter an e-mail address, like name@agency.example.org';
  if (roles.length === 0) errors.roles = 'Choose at least one role';
  if (hasErrors(errors)) return showNew(req, res, { ...details, roles }, errors);
  const password = firstPassword();
  try {
    const person = await services.accounts.add(details, roles, password, actorOf(req));
    await showPassword(req, res, person, password);
  } catch (error) {
    if (!isProblem(error) || error.where !== 'email') throw error;
    await showNew(req, res, { ...details, roles }, { email: error.what });
  }
}

async function showOne(req: Request, res: Response, person: Person, errors: FormErrors): Promise<void> {
  await page(req, res, 'people-one', {
    title: person.name,
    crumbs: [crumb, { text: person.name }],
    values: { roles: person.roles },
    errors,
    one: person,
    roleChoices: roleChoices(),
    facts: [
      { key: 'E-mail address', value: person.email },
      { key: 'Rank or title', value: person.title },
      { key: 'Roles', value: roleNames(person.roles) },
      { key: 'Access', value: person.active ? 'Open' : 'Ended' },
    ],
  });
}

type Act = (person: Person, req: Request, services: Services) => Promise<string>;

const setRoles: Act = async (person, req, services) => {
  await services.accounts.setRoles(person, readRoles(fields(req).list('roles')), actorOf(req));
  return `The roles of ${person.name} are changed.`;
};

const end: Act = async (person, req, services) => {
  await services.accounts.setActive(person, false, actorOf(req));
  await services.sessions.endAll(person.id);
  return `The access of ${person.name} has ended.`;
};

const restore: Act = async (person, req, services) => {
  await services.accounts.setActive(person, true, actorOf(req));
  return `${person.name} has access again.`;
};

async function change(req: Request, res: Response, services: Services, act: Act): Promise<void> {
  const person = await personIn(req, services);
  try {
    await flash(req, await act(person, req, services));
    seeOther(res, `/people/${person.id}`);
  } catch (error) {
    if (!isProblem(error) || error.where !== 'roles') throw error;
    await showOne(req, res, person, { roles: `${error.what} ${error.remedy ?? ''}` });
  }
}

async function reset(req: Request, res: Response, services: Services): Promise<void> {
  const person = await personIn(req, services);
  const password = firstPassword();
  await services.accounts.setPassword(person, password, actorOf(req), true);
  await services.sessions.endAll(person.id);
  await showPassword(req, res, person, password);
}

/** Shown in the answer to the form and nowhere else. */
async function showPassword(req: Request, res: Response, person: Person, password: string): Promise<void> {
  const crumbs = [crumb, { text: person.name, href: `/people/${person.id}` }, { text: 'Password' }];
  await page(req, res, 'people-password', {
    title: `A password for ${person.name}`,
    crumbs,
    one: person,
    password,
  });
}

async function personIn(req: Request, services: Services): Promise<Person> {
  const person = await services.people.byId(String(req.params.id));
  if (person === null) throw notFound('person');
  return person;
}

function readRoles(list: string[]): Role[] {
  return roleIds.filter((role) => list.includes(role));
}
