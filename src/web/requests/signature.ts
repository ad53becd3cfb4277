/** "Record signature": who signed the print, when and how; the scan of the signed paper, if there is one. */
import type { Request as HttpRequest, RequestHandler, Response } from 'express';
import { isProblem } from '../../base/problem.js';
import type { Request } from '../../desk/requests/requests.js';
import { maxScanBytes } from '../../desk/requests/scan.js';
import { type Scan, type SignatureWay, signatureWays } from '../../store/desk/request-signatures.js';
import { flash, personOf, seeOther } from '../context.js';
import type { FormErrors, Services } from '../contract.js';
import { dateValues, type Fields, hasErrors } from '../forms.js';
import { readMultipart } from '../multipart.js';
import { page } from '../page.js';
import { requestHref } from './places.js';
import { theRequest } from './the-request.js';

/** GET …/signature */
export function signaturePage(services: Services): RequestHandler {
  return async (req, res) => {
    const request = await theRequest(req, services);
    if (!(await maySign(req, services, request))) return seeOther(res, requestHref(request));
    const today = dateValues('signedOn', services.now().toISOString());
    await show(req, res, request, { ...expected(request), ...today }, {});
  };
}

/** Who signs, as far as the letter says so. A court's paper waits for a judge, whom nobody fills in beforehand. */
function expected({ state, facts }: Request): Record<string, unknown> {
  const { court_name: court, docket_number: docket } = facts.fields;
  if (court) return { way: 'court', court, docket };
  return state === 'signed' ? {} : { way: 'paper', name: facts.signer.name, title: facts.signer.title };
}

async function maySign(req: HttpRequest, services: Services, request: Request): Promise<boolean> {
  const moves = await services.requests.moves(request, personOf(req));
  return moves.some((move) => move.to === 'signed');
}

/** POST …/signature, with an optional file `scan`. */
export function recordSignature(services: Services): RequestHandler {
  return async (req, res) => {
    const request = await theRequest(req, services);
    if (!(await maySign(req, services, request))) return seeOther(res, requestHref(request));
    const errors: FormErrors = {};
    let scan: Scan | null = null;
    const form = await readMultipart(req, {
      maxFileBytes: maxScanBytes,
      async file({ name, stream }) {
        scan = await services.requests.takeScan(stream, name).catch((error: unknown) => {
          stream.resume();
          if (!isProblem(error) || error.code !== 'scan-type') throw error;
          errors.scan = `${error.what} ${error.remedy}`;
          return null;
        });
      },
    });
    const signedOn = dayOf(form, errors);
    lacking(form, errors);
    if (hasErrors(errors)) return show(req, res, request, form.all(), errors);
    const signature = { ...read(form), signedOn, scan };
    try {
      await services.requests.move(request.id, 'signed', { signature }, personOf(req));
    } catch (error) {
      if (!isProblem(error) || error.code !== 'signature-missing') throw error;
      return show(req, res, request, form.all(), { [error.where ?? 'name']: error.remedy ?? error.what });
    }
    await flash(req, 'The signature is recorded.');
    seeOther(res, requestHref(request));
  };
}

function dayOf(form: Fields, errors: FormErrors): string {
  const day = form.date('signedOn');
  if (day === null) errors.signedOn = 'Enter the day of the signature';
  if (day === 'unreadable') errors.signedOn = 'The day must be a real date, like 27 3 2026';
  return day ?? '';
}

/** All that is missing at once, so that nobody learns of it one by one. */
function lacking(form: Fields, errors: FormErrors): void {
  if (form.text('name') === '') errors.name = 'Enter the name of who signed.';
  if (form.text('title') === '') errors.title = 'Enter their rank, title or office.';
  if (form.text('way') !== 'court') return;
  if (form.text('court') === '') errors.court = 'Enter the court whose judge signed.';
  if (form.text('docket') === '') errors.docket = 'Enter the docket number that the court gave.';
}

function read(form: Fields) {
  const asked = form.text('way');
  const way: SignatureWay = signatureWays.find((one) => one === asked) ?? 'paper';
  const [name, title] = [form.text('name'), form.text('title')];
  return { way, name, title, court: form.text('court'), docket: form.text('docket') };
}

async function show(
  req: HttpRequest,
  res: Response,
  request: Request,
  values: Record<string, unknown>,
  errors: FormErrors,
): Promise<void> {
  await page(req, res, 'request-signature', {
    title: 'Record the signature',
    section: 'cases',
    back: { href: requestHref(request), text: `Back to ${request.number}` },
    request,
    href: requestHref(request, '/signature'),
    ways: [
      { value: 'paper', text: 'On paper' },
      { value: 'key', text: "With the signer's own electronic key" },
      { value: 'court', text: 'By a judge: name the court and the docket number' },
    ],
    values,
    errors,
  });
}
