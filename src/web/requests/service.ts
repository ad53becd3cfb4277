/** "Record service": when, in which zone, how and to whom the letter went out. Starts the clocks. */
import type { Request as HttpRequest, RequestHandler, Response } from 'express';
import { isProblem } from '../../base/problem.js';
import { instrumentTitle } from '../../desk/requests/names.js';
import type { Request } from '../../desk/requests/requests.js';
import { flash, personOf, seeOther } from '../context.js';
import type { FormErrors, Services } from '../contract.js';
import { fields, hasErrors } from '../forms.js';
import { page } from '../page.js';
import { plural } from '../render/words.js';
import { zoneChoices } from '../zones.js';
import { requestHref } from './places.js';
import { firstService, readService, type ServiceChannel, serviceChannels } from './service-form.js';
import { theRequest } from './the-request.js';

/** GET …/service */
export function servicePage(services: Services): RequestHandler {
  return async (req, res) => {
    const request = await theRequest(req, services);
    const moves = await services.requests.moves(request, personOf(req));
    if (!moves.some((move) => move.to === 'served')) return seeOther(res, requestHref(request));
    const { zone } = await services.settings.agency();
    const channels = await channelsOf(request, services);
    const values = firstService(services.now(), zone, channels, personOf(req).name);
    await show(req, res, request, channels, values, {});
  };
}

/** POST …/service */
export function recordService(services: Services): RequestHandler {
  return async (req, res) => {
    const request = await theRequest(req, services);
    const form = fields(req);
    const channels = await channelsOf(request, services);
    const { input, errors } = readService(form, channels);
    if (hasErrors(errors)) return show(req, res, request, channels, form.all(), errors);
    try {
      await services.requests.move(request.id, 'served', input, personOf(req));
    } catch (error) {
      if (!isProblem(error) || error.status >= 500) throw error;
      const words = `${error.what} ${error.remedy ?? ''}`;
      const field = fieldOf[error.code];
      if (field) return show(req, res, request, channels, form.all(), { [field]: words });
      await flash(req, words, 'warn');
      return seeOther(res, requestHref(request));
    }
    await flash(req, await servedWords(request.id, services));
    seeOther(res, requestHref(request));
  };
}

/** What the next page says: how many clocks run now. */
export async function servedWords(requestId: string, services: Services): Promise<string> {
  const running = await services.requests.clocks(requestId);
  const clocks =
    running.length > 0 ? ` ${plural(running.length, 'clock runs', 'clocks run')} from now on.` : '';
  return `Service is recorded.${clocks}`;
}

/** The field of the form beside which a refusal stands. */
const fieldOf: Record<string, string> = {
  'served-in-future': 'day',
  'channel-unknown': 'channel',
  'address-own': 'channel',
  'way-missing': 'channel',
  'addressee-missing': 'whom',
};

/** The provider's channels of the catalog, the letter's own first, and what somebody confirmed for this request. */
async function channelsOf(request: Request, services: Services): Promise<ServiceChannel[]> {
  const { channels, confirmed } = await services.requests.ways(request);
  return serviceChannels(channels, { confirmed });
}

async function show(
  req: HttpRequest,
  res: Response,
  request: Request,
  channels: ServiceChannel[],
  values: Record<string, unknown>,
  errors: FormErrors,
): Promise<void> {
  await page(req, res, 'request-service', {
    title: 'Record service',
    section: 'cases',
    back: { href: requestHref(request), text: `Back to ${request.number}` },
    name: `${instrumentTitle(request.instrument)} to ${request.entity}`,
    href: requestHref(request, '/service'),
    channels,
    addressHref: requestHref(request, '/address'),
    correctHref: `/look-up/${request.provider}`,
    zones: zoneChoices(),
    starts: request.step?.clocks ?? [],
    values,
    errors,
  });
}
