/** While a return is being read: how far it is, without any script, and smoothly with one. */
import type { Request, Response } from 'express';
import type { ReturnView } from '../../desk/returns/types.js';
import { flash, seeOther } from '../context.js';
import type { Services } from '../contract.js';
import { fields } from '../forms.js';
import { page } from '../page.js';
import { caseOf, crumbsTo, handOf, providerName, returnPath, viewOf } from './places.js';

/** Seconds between two loads of the page where no script runs. */
const refreshSeconds = 3;

/** Shows the state of the reading, or why there is none. */
export async function showProgress(
  req: Request,
  res: Response,
  services: Services,
  view: ReturnView,
): Promise<void> {
  const found = await caseOf(req, services);
  const state = view.job?.state ?? 'failed';
  const busy = state === 'queued' || state === 'running';
  await page(req, res, 'return-progress', {
    title: busy
      ? 'Reading the return'
      : state === 'cancelled'
        ? 'The reading was cancelled'
        : 'The return could not be read',
    section: 'returns',
    crumbs: crumbsTo(found, view),
    returnHref: returnPath(view.return),
    view,
    provider: providerName(services, view.return.provider),
    busy,
    percent: Math.round((view.job?.progress ?? 0) * 100),
    label: view.job?.label || (state === 'queued' ? 'Waiting for its turn' : ''),
    problem: view.job?.error ?? null,
    ...(busy ? { refresh: refreshSeconds, scripts: ['progress.js'] } : {}),
  });
}

/** `GET …/progress.json`, for the script. */
export async function progressJson(req: Request, res: Response, services: Services): Promise<void> {
  const { job } = await viewOf(req, services);
  const state = job?.state ?? 'failed';
  res.json({ state, percent: Math.round((job?.progress ?? 0) * 100), label: job?.label ?? '' });
}

/** `POST …/cancel` */
export async function cancelReading(req: Request, res: Response, services: Services): Promise<void> {
  const view = await viewOf(req, services);
  await services.returns.cancelReading(view.return.id, handOf(req));
  await flash(req, 'The reading stops. The originals stay in the vault.', 'info');
  seeOther(res, returnPath(view.return));
}

/** `POST …/read-again` */
export async function readAgain(req: Request, res: Response, services: Services): Promise<void> {
  const view = await viewOf(req, services);
  const form = fields(req);
  const password = form.raw('password');
  const provider = form.text('provider');
  const known = services.catalog.providers.has(provider);
  await services.returns.readAgain(
    view.return.id,
    { ...(password === '' ? {} : { archivePassword: password }), ...(known ? { provider } : {}) },
    handOf(req),
  );
  await flash(req, 'It is read again. The earlier reading stays until the new one is whole.', 'info');
  seeOther(res, returnPath(view.return));
}
