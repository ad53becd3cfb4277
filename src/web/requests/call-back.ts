/** Settings: the lines on which providers call back, as they stand on the agency's public page. */
import type { Request as HttpRequest, RequestHandler, Response } from 'express';
import {
  type CallBackLine,
  callBackLines,
  setCallBackLines,
  telephone,
} from '../../desk/requests/call-back.js';
import { audited, flash, personOf, seeOther } from '../context.js';
import type { FormErrors, Services } from '../contract.js';
import { dateValues, type Fields, fields, hasErrors } from '../forms.js';
import { page } from '../page.js';

const blank = 1;

/** GET /settings/call-back */
export function callBackPage(services: Services): RequestHandler {
  return async (req, res) => {
    const lines = await callBackLines(services.settings);
    await show(req, res, valuesOf(lines), lines.length + blank, {});
  };
}

function valuesOf(lines: readonly CallBackLine[]): Record<string, string> {
  return Object.assign(
    {},
    ...lines.map(({ label, number, hours, url, checked }, at) => ({
      [`label-${at}`]: label,
      [`number-${at}`]: number,
      [`hours-${at}`]: hours,
      [`url-${at}`]: url,
      ...dateValues(`checked-${at}`, checked),
    })),
  ) as Record<string, string>;
}

/** POST /settings/call-back: rows `label-0`, `number-0`, …; a row without label and number is left out. */
export function saveCallBack(services: Services): RequestHandler {
  return async (req, res) => {
    const form = fields(req);
    const count = Math.min(Number(form.text('rows')) || 0, 50);
    const { country } = await services.settings.agency();
    const errors: FormErrors = {};
    const lines = Array.from({ length: count }, (_, at) => readLine(form, at, country, errors)).filter(
      (line) => line !== null,
    );
    if (hasErrors(errors)) return show(req, res, form.all(), count, errors);
    await audited(req, 'settings.changed', 'settings/call-back', {
      lines: lines.map(({ number }) => number),
    });
    await setCallBackLines(services.settings, lines, personOf(req).email, services.now().toISOString());
    await flash(req, 'The call-back lines are saved.');
    seeOther(res, '/settings/call-back');
  };
}

function readLine(form: Fields, at: number, country: string, errors: FormErrors): CallBackLine | null {
  const [label, number] = [form.text(`label-${at}`), form.text(`number-${at}`)];
  if (label === '' && number === '') return null;
  const url = form.text(`url-${at}`);
  const checked = form.date(`checked-${at}`);
  if (label === '') errors[`label-${at}`] = 'Say who answers there, like Watch commander';
  if (telephone(number, country) === null)
    errors[`number-${at}`] = 'Enter a telephone number, like +1 937 555 0100';
  if (!/^https?:\/\/[^\s/]+\.[^\s]+$/.test(url))
    errors[`url-${at}`] = 'Enter the address of the public page, beginning with https://';
  if (checked === null || checked === 'unreadable')
    errors[`checked-${at}`] = 'Enter the day on which somebody last looked at that page';
  return { label, number, hours: form.text(`hours-${at}`), url, checked: checked ?? '' };
}

async function show(
  req: HttpRequest,
  res: Response,
  values: Record<string, unknown>,
  count: number,
  errors: FormErrors,
): Promise<void> {
  await page(req, res, 'settings-call-back', {
    title: 'Call-back lines from your public page',
    back: { href: '/settings', text: 'Back to the settings' },
    count,
    rows: Array.from({ length: count }, (_, at) => ({
      at,
      title: values[`label-${at}`] || 'Another line',
      ...Object.fromEntries(
        ['label', 'number', 'hours', 'url', 'checked'].map((name) => [name, `${name}-${at}`]),
      ),
    })),
    values,
    errors,
  });
}
