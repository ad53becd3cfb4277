/** An address that the catalog does not have: a second person confirms it, in words that the audit chain keeps. */
import type { Request as HttpRequest, RequestHandler, Response } from 'express';
import { isProblem } from '../../base/problem.js';
import type { Request } from '../../desk/requests/requests.js';
import { flash, mayNow, personOf, seeOther } from '../context.js';
import type { FormErrors, Services } from '../contract.js';
import { fields } from '../forms.js';
import { page } from '../page.js';
import { requestHref } from './places.js';
import { theRequest } from './the-request.js';

/** GET …/address */
export function addressPage(services: Services): RequestHandler {
  return async (req, res) => show(req, res, services, await theRequest(req, services), {}, {});
}

/** POST …/address */
export function confirmAddress(services: Services): RequestHandler {
  return async (req, res) => {
    const request = await theRequest(req, services);
    const form = fields(req);
    const said = { address: form.text('address'), words: form.lines('words') };
    try {
      await services.requests.confirmAddress(request, said, personOf(req));
    } catch (error) {
      if (!isProblem(error) || error.code !== 'words-missing') throw error;
      const errors = { [error.where ?? 'address']: `${error.what} ${error.remedy}` };
      return show(req, res, services, request, form.all(), errors);
    }
    await flash(req, 'The address is confirmed for this request. Somebody else may record service to it.');
    seeOther(res, requestHref(request));
  };
}

async function show(
  req: HttpRequest,
  res: Response,
  services: Services,
  request: Request,
  values: Record<string, unknown>,
  errors: FormErrors,
): Promise<void> {
  const { channels, confirmed } = await services.requests.ways(request);
  await page(req, res, 'request-address', {
    title: 'An address that the catalog does not have',
    section: 'cases',
    back: { href: requestHref(request), text: `Back to ${request.number}` },
    request,
    href: requestHref(request, '/address'),
    correctHref: `/look-up/${request.provider}`,
    channels,
    confirmed,
    mayConfirm: await mayNow(req, 'request.approve', request.caseId),
    values,
    errors,
  });
}
