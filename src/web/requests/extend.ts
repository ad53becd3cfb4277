/** The renewal of a served preservation: from its clock on the home page to a drafted letter. */
import type { RequestHandler } from 'express';
import { flash, personOf, seeOther } from '../context.js';
import type { Services } from '../contract.js';
import { page } from '../page.js';
import { clockRows } from './clock-rows.js';
import { requestHref } from './places.js';
import { theRequest } from './the-request.js';

/** GET …/extend: what it does, before it is done. */
export function extendPage(services: Services): RequestHandler {
  return async (req, res) => {
    const request = await theRequest(req, services);
    const running = (await services.requests.clocks(request.id)).filter((clock) => clock.stoppedAt === null);
    await page(req, res, 'request-extend', {
      title: `Extend the preservation by ${request.providerName}`,
      section: 'cases',
      back: { href: requestHref(request), text: `Back to ${request.number}` },
      request,
      href: requestHref(request, '/extend'),
      clocks: clockRows(running, services.now().toISOString()),
    });
  };
}

/** POST …/extend: drafts it, or opens the one that was drafted before. */
export function extend(services: Services): RequestHandler {
  return async (req, res) => {
    const request = await theRequest(req, services);
    const letter = await services.requests.extend(request.id, personOf(req));
    await flash(req, 'The renewal is drafted. Check it, approve it, send it.');
    seeOther(res, requestHref(letter));
  };
}
