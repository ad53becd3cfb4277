/** "Record service": when, in which zone, how and to whom the letter went out. Starts the clocks. */
import type { Request as HttpRequest, RequestHandler, Response } from 'express';
import { DateTime } from 'luxon';
import { isProblem } from '../../base/problem.js';
import { isZone } from '../../base/zone.js';
import { instrumentTitle } from '../../desk/requests/names.js';
import type { Request } from '../../desk/requests/requests.js';
import { flash, personOf, seeOther } from '../context.js';
import type { FormErrors, Services } from '../contract.js';
import { dateValues, type Fields, fields, hasErrors } from '../forms.js';
import { page } from '../page.js';
import { plural } from '../render/words.js';
import { zoneChoices } from '../zones.js';
import { requestHref } from './places.js';
import { theRequest } from './the-request.js';

/** GET …/service */
export function servicePage(services: Services): RequestHandler {
  return async (req, res) => {
    const request = await theRequest(req, services);
    const moves = await services.requests.moves(request, personOf(req));
    if (!moves.some((move) => move.to === 'served')) return seeOther(res, requestHref(request));
    const { zone } = await services.settings.agency();
    const now = DateTime.fromJSDate(services.now(), { zone });
    const values = {
      ...dateValues('day', now.toISODate()),
      time: now.toFormat('HH:mm'),
      zone,
      channel: channels(request)[0]?.value,
    };
    await show(req, res, services, request, values, {});
  };
}

/** POST …/service */
export function recordService(services: Services): RequestHandler {
  return async (req, res) => {
    const request = await theRequest(req, services);
    const form = fields(req);
    const { servedAt, servedVia, errors } = read(form, request);
    if (hasErrors(errors)) return show(req, res, services, request, form.all(), errors);
    const providerReference = form.text('providerReference');
    try {
      await services.requests.move(
        request.id,
        'served',
        { servedAt, servedVia, providerReference },
        personOf(req),
      );
    } catch (error) {
      if (!isProblem(error) || error.status >= 500) throw error;
      if (error.code === 'served-in-future')
        return show(req, res, services, request, form.all(), { day: `${error.what} ${error.remedy}` });
      await flash(req, `${error.what} ${error.remedy ?? ''}`, 'warn');
      return seeOther(res, requestHref(request));
    }
    const running = await services.requests.clocks(request.id);
    const clocks =
      running.length > 0 ? ` ${plural(running.length, 'clock runs', 'clocks run')} from now on.` : '';
    await flash(req, `Service is recorded.${clocks}`);
    seeOther(res, requestHref(request));
  };
}

function read(form: Fields, request: Request): { servedAt?: string; servedVia: string; errors: FormErrors } {
  const errors: FormErrors = {};
  const day = form.date('day');
  if (day === null) errors.day = 'Enter the day on which it was sent';
  if (day === 'unreadable') errors.day = 'The day must be a real date, like 27 3 2026';
  const time = /^(\d{1,2})[:.h]?(\d{2})$/.exec(form.text('time'));
  if (!time || Number(time[1]) > 23 || Number(time[2]) > 59) errors.time = 'Enter the time, like 14:05';
  const zone = form.text('zone');
  if (!isZone(zone)) errors.zone = 'Choose a time zone from the list';
  const known = channels(request).find((one) => one.value === form.text('channel'));
  const other = form.text('otherChannel');
  if (!known) errors.channel = 'Choose how it was sent';
  else if (known.value === 'other' && other === '') errors.otherChannel = 'Say how it was sent';
  const via = known?.value === 'other' ? other : (known?.text ?? '');
  const whom = form.text('whom');
  const servedVia = whom ? `${via}, to ${whom}` : via;
  if (hasErrors(errors) || !time) return { servedVia, errors };
  const at = DateTime.fromISO(`${day}T${time[1]?.padStart(2, '0')}:${time[2]}`, { zone });
  return { servedAt: at.toUTC().toISO({ suppressMilliseconds: true }) ?? undefined, servedVia, errors };
}

/** The letter's own channel first, then the others of its step for process, then any other way. */
function channels(request: Request): { value: string; text: string; hint?: string }[] {
  const own = request.facts.channel ? [request.facts.channel] : [];
  const others = (request.step?.otherChannels ?? []).filter(
    ({ use }) => use === 'legal-process' || use === 'preservation',
  );
  const all = [...own, ...others].map(({ type, value, note }) => ({
    value: `${type} ${value}`,
    text: `${type}: ${value}`,
    ...(note ? { hint: note } : {}),
  }));
  const unique = [...new Map(all.map((one) => [one.value, one])).values()];
  return [...unique, { value: 'other', text: 'Another way' }];
}

async function show(
  req: HttpRequest,
  res: Response,
  services: Services,
  request: Request,
  values: Record<string, unknown>,
  errors: FormErrors,
): Promise<void> {
  await page(req, res, 'request-service', {
    title: 'Record service',
    section: 'cases',
    back: { href: requestHref(request), text: `Back to ${request.number}` },
    request,
    name: `${instrumentTitle(request.instrument)} to ${request.entity}`,
    href: requestHref(request, '/service'),
    channels: channels(request),
    zones: zoneChoices(),
    starts: request.step?.clocks ?? [],
    values,
    errors,
  });
}
