/** Taking a return in: the form, and the files as they arrive. */
import type { Request, Response } from 'express';
import { DateTime } from 'luxon';
import { isProblem } from '../../base/problem.js';
import type { IntakeNotices } from '../../desk/returns/intake-notices.js';
import type { ReceivedFile, ReceiveInput } from '../../desk/returns/types.js';
import { flash, personOf, seeOther } from '../context.js';
import type { FormErrors, Services } from '../contract.js';
import { dateValues, type Fields, hasErrors } from '../forms.js';
import { readMultipart } from '../multipart.js';
import { page } from '../page.js';
import { arrivedFiles, asFile, namedFiles, unfinishedFiles } from './arrived.js';
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
  await showForm(req, res, services, { values, errors: {}, files: await arrivedFiles(req, services) });
}

/** `POST /cases/:caseId/returns/new` */
export async function takeUpload(req: Request, res: Response, services: Services): Promise<void> {
  const arrived: ReceivedFile[] = [];
  const what = { caseId: String(req.params.caseId), bytes: null, way: 'form' as const };
  const form = await readMultipart(req, {
    file: async ({ stream, name }) => {
      const arrival = await services.returns.arrivals.whole({ ...what, name }, stream, handOf(req));
      arrived.push(...asFile(arrival));
    },
  });
  const files = [...(await namedFiles(req, services, form)), ...arrived];
  const { input, errors } = readForm(req, form, files);
  if (hasErrors(errors)) return showAgain(req, res, services, form, files, errors);
  const notices = await services.returns.lookAt(files, input.caseId, personOf(req));
  if (mustBeSeen(notices) && !form.checked('confirmed'))
    return showAgain(req, res, services, form, files, {}, notices);
  try {
    const made = await services.returns.receive(input, handOf(req));
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

/** Missing parts and bytes that came before are shown once before the return is made. */
function mustBeSeen({ parts, cameBefore }: IntakeNotices): boolean {
  return cameBefore.length > 0 || parts.some((group) => group.missing.length > 0);
}

function readForm(
  req: Request,
  form: Fields,
  files: ReceivedFile[],
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
      deliveryReference: form.text('reference').slice(0, 300),
      hashList: form.lines('hashes'),
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
  files: ReceivedFile[],
  errors: FormErrors,
  notices?: IntakeNotices,
): Promise<void> {
  const { password, ...values } = form.all();
  const withPassword = typeof password === 'string' && password !== '';
  await showForm(req, res, services, { values, errors, files, notices, withPassword });
}

async function showForm(
  req: Request,
  res: Response,
  services: Services,
  shown: {
    values: Record<string, unknown>;
    errors: FormErrors;
    files: ReceivedFile[];
    notices?: IntakeNotices;
    withPassword?: boolean;
  },
): Promise<void> {
  const found = await caseOf(req, services);
  const requests = await services.requests.forCase(found.id);
  await page(req, res, 'upload', {
    title: 'Take in a return',
    section: 'returns',
    crumbs: crumbsTo(found, undefined, 'Take in a return'),
    ...shown,
    moreOpen: ['how', 'from', 'reference', 'hashes', 'note'].some((name) => Boolean(shown.values[name])),
    uploads: `/cases/${found.id}/returns/uploads`,
    unfinished: await unfinishedFiles(req, services),
    vaultProblem: await services.returns.vault.ring.problem(),
    scripts: ['upload.js'],
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
