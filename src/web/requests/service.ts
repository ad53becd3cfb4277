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
    const values = firstService(services.now(), zone, channelsOf(request));
    await show(req, res, request, values, {});
  };
}

/** POST …/service */
export function recordService(services: Services): RequestHandler {
  return async (req, res) => {
    const request = await theRequest(req, services);
    const form = fields(req);
    const { input, errors } = readService(form, channelsOf(request));
    if (hasErrors(errors)) return show(req, res, request, form.all(), errors);
    try {
      await services.requests.move(request.id, 'served', input, personOf(req));
    } catch (error) {
      if (!isProblem(error) || error.status >= 500) throw error;
      const words = `${error.what} ${error.remedy ?? ''}`;
      if (error.code === 'served-in-future') return show(req, res, request, form.all(), { day: words });
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

/** The letter's own channel first, then the others of its step for process. */
function channelsOf(request: Request): ServiceChannel[] {
  const own = request.facts.channel ? [request.facts.channel] : [];
  const others = (request.step?.otherChannels ?? []).filter(
    ({ use }) => use === 'legal-process' || use === 'preservation',
  );
  return serviceChannels([...own, ...others]);
}

async function show(
  req: HttpRequest,
  res: Response,
  request: Request,
  values: Record<string, unknown>,
  errors: FormErrors,
): Promise<void> {
  await page(req, res, 'request-service', {
    title: 'Record service',
    section: 'cases',
    back: { href: requestHref(request), text: `Back to ${request.number}` },
    name: `${instrumentTitle(request.instrument)} to ${request.entity}`,
    href: requestHref(request, '/service'),
    channels: channelsOf(request),
    zones: zoneChoices(),
    starts: request.step?.clocks ?? [],
    values,
    errors,
  });
}
