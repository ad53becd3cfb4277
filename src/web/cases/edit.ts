/** Opening a case, changing what it is called, closing it. */
import type { RequestHandler } from 'express';
import { isProblem } from '../../base/problem.js';
import { flash, personOf, seeOther } from '../context.js';
import type { FormErrors, Services } from '../contract.js';
import { type Fields, fields, hasErrors } from '../forms.js';
import { page } from '../page.js';
import { theCase } from './case-page.js';

const newTitle = { title: 'Open a case', section: 'cases' as const, back: { href: '/cases' } };

/** GET /cases/new */
export function newCase(): RequestHandler {
  return (req, res) =>
    page(req, res, 'case-form', { ...newTitle, action: '/cases', button: 'Open the case' });
}

/** POST /cases */
export function openCase(services: Services): RequestHandler {
  return async (req, res) => {
    const { values, errors } = read(fields(req));
    const again = (all: FormErrors) =>
      page(req, res, 'case-form', {
        ...newTitle,
        action: '/cases',
        button: 'Open the case',
        values: { ...values },
        errors: all,
      });
    if (hasErrors(errors)) return again(errors);
    try {
      const made = await services.cases.create(values, personOf(req));
      await flash(req, `Case ${made.number} is open.`);
      seeOther(res, `/cases/${made.id}`);
    } catch (error) {
      await again(asErrors(error));
    }
  };
}

/** GET /cases/:caseId/edit */
export function editCase(services: Services): RequestHandler {
  return async (req, res) => {
    const about = await theCase(req, services);
    await page(req, res, 'case-form', { ...editTitle(about), values: { ...about } });
  };
}

/** POST /cases/:caseId/edit */
export function changeCase(services: Services): RequestHandler {
  return async (req, res) => {
    const about = await theCase(req, services);
    const { values, errors } = read(fields(req));
    const again = (all: FormErrors) =>
      page(req, res, 'case-form', { ...editTitle(about), values: { ...values }, errors: all });
    if (hasErrors(errors)) return again(errors);
    try {
      await services.cases.change(about.id, values, personOf(req));
    } catch (error) {
      return again(asErrors(error));
    }
    await flash(req, 'The case is changed. Letters that are frozen keep what they say.');
    seeOther(res, `/cases/${about.id}`);
  };
}

/** POST /cases/:caseId/open: `open=yes` or `no`. */
export function setOpen(services: Services): RequestHandler {
  return async (req, res) => {
    const about = await theCase(req, services);
    const open = fields(req).text('open') === 'yes';
    await services.cases.change(about.id, { open }, personOf(req));
    await flash(
      req,
      open ? 'The case is open again.' : 'The case is closed. Its clocks run on until they are stopped.',
    );
    seeOther(res, `/cases/${about.id}`);
  };
}

function editTitle(about: { id: string; number: string }) {
  return {
    title: `Change case ${about.number}`,
    section: 'cases' as const,
    back: { href: `/cases/${about.id}` },
    action: `/cases/${about.id}/edit`,
    button: 'Save',
  };
}

function read(form: Fields) {
  const values = { number: form.text('number'), title: form.text('title'), offence: form.text('offence') };
  const errors: FormErrors = {};
  if (values.number === '') errors.number = 'Enter the case number';
  if (values.number.length > 100) errors.number = 'A case number has at most 100 signs';
  if (values.title.length > 300) errors.title = 'A title has at most 300 signs';
  if (values.offence.length > 500) errors.offence = 'An offence has at most 500 signs';
  return { values, errors };
}

function asErrors(error: unknown): FormErrors {
  if (isProblem(error) && error.code === 'case-number-taken')
    return { number: `${error.what} ${error.remedy}` };
  throw error;
}
