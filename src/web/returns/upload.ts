/** Taking a return in: the form, and the files as they arrive. */
import type { Request, Response } from 'express';
import { DateTime } from 'luxon';
import { isProblem } from '../../base/problem.js';
import type { ReceiveInput } from '../../desk/returns/types.js';
import { flash, personOf, seeOther } from '../context.js';
import type { FormErrors, Services } from '../contract.js';
import { dateValues, type Fields, hasErrors } from '../forms.js';
import { readMultipart } from '../multipart.js';
import { page } from '../page.js';
import { dropUploads, keepUploads, keptUploads, type UploadedFile } from './kept-uploads.js';
import { caseOf, crumbsTo, handOf, returnPath, zoneOf } from './places.js';

const ways = [
  'Downloaded from the provider’s portal',
  'Downloaded from a link in an e-mail',
  'Attached to an e-mail',
  'On a disk or drive by post',
  'Handed over in person',
  'Given by the account’s owner',
  'Another way',
];

/** `GET /cases/:caseId/returns/new` */
export async function showUpload(req: Request, res: Response, services: Services): Promise<void> {
  const now = DateTime.fromJSDate(services.now()).setZone(zoneOf(req));
  const values = {
    ...dateValues('received', now.toISODate()),
    'received-time': now.toFormat('HH:mm'),
    request: typeof req.query.request === 'string' ? req.query.request : '',
  };
  await showForm(req, res, services, { values, errors: {}, kept: '', files: [] });
}

/** `POST /cases/:caseId/returns/new` */
export async function takeUpload(req: Request, res: Response, services: Services): Promise<void> {
  const arrived: UploadedFile[] = [];
  const form = await readMultipart(req, {
    file: async ({ stream, name }) => void arrived.push(await services.returns.store(stream, name)),
  });
  const files = [...keptUploads(personOf(req).id, form.text('kept')), ...arrived];
  const { input, errors } = readForm(req, form, files);
  if (hasErrors(errors)) return showAgain(req, res, services, form, files, errors);
  try {
    const made = await services.returns.receive(input, handOf(req));
    dropUploads(form.text('kept'));
    await flash(
      req,
      files.length === 1 ? 'The file is in the vault.' : `${files.length} files are in the vault.`,
    );
    seeOther(res, returnPath(made));
  } catch (error) {
    if (!isProblem(error) || (error.where !== 'request' && error.where !== 'files')) throw error;
    await showAgain(req, res, services, form, files, { [error.where]: error.what });
  }
}

function readForm(
  req: Request,
  form: Fields,
  files: UploadedFile[],
): { input: ReceiveInput; errors: FormErrors } {
  const errors: FormErrors = {};
  if (files.length === 0) errors.files = 'Choose at least one file';
  const receivedAt = readReceived(form, zoneOf(req), errors);
  return {
    errors,
    input: {
      caseId: String(req.params.caseId),
      requestId: form.text('request') || null,
      provider: form.text('provider') || null,
      receivedAt,
      receivedFrom: form.text('from').slice(0, 300),
      receivedHow: form.text('how').slice(0, 300),
      note: form.lines('note'),
      archivePassword: form.raw('password') || null,
      files,
    },
  };
}

function readReceived(form: Fields, zone: string, errors: FormErrors): string {
  const day = form.date('received');
  const time = form.text('received-time') || '00:00';
  if (day === null || day === 'unreadable') {
    errors.received = 'Enter the day it arrived, with month, day and year';
    return '';
  }
  const at = /^\d{1,2}:\d{2}$/.test(time)
    ? DateTime.fromISO(`${day}T${time.padStart(5, '0')}`, { zone })
    : null;
  if (!at?.isValid) {
    errors['received-time'] = 'Enter the time as hours and minutes, like 14:10';
    return '';
  }
  return at.toUTC().toISO({ suppressMilliseconds: true }) ?? '';
}

async function showAgain(
  req: Request,
  res: Response,
  services: Services,
  form: Fields,
  files: UploadedFile[],
  errors: FormErrors,
): Promise<void> {
  const kept = files.length > 0 ? keepUploads(personOf(req).id, files) : '';
  const { password: _password, ...values } = form.all();
  await showForm(req, res, services, { values, errors, kept, files });
}

async function showForm(
  req: Request,
  res: Response,
  services: Services,
  shown: { values: Record<string, unknown>; errors: FormErrors; kept: string; files: UploadedFile[] },
): Promise<void> {
  const found = await caseOf(req, services);
  const requests = await services.requests.forCase(found.id);
  await page(req, res, 'upload', {
    title: 'Take in a return',
    section: 'returns',
    crumbs: crumbsTo(found, undefined, 'Take in a return'),
    ...shown,
    requests: requests.map((r) => ({
      value: r.id,
      text: [r.number, r.providerName, r.instrument, r.state].join(' · ').replaceAll('_', ' '),
    })),
    providers: [...services.catalog.providers.values()]
      .map((p) => ({ value: p.id, text: p.name }))
      .sort((a, b) => a.text.localeCompare(b.text)),
    ways: ways.map((text) => ({ value: text, text })),
  });
}
