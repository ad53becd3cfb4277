/** Process that was written and signed outside Tecum (a warrant, say): recorded as served, so that its clocks run. */
import type { Request as HttpRequest, RequestHandler, Response } from 'express';
import { isProblem } from '../../base/problem.js';
import type { MadePlan } from '../../desk/plans/plans.js';
import { instrumentTitle } from '../../desk/requests/names.js';
import type { Step } from '../../navigator/types.js';
import { demandMay, flash, personOf, seeOther } from '../context.js';
import type { FormErrors, Services } from '../contract.js';
import { notFound } from '../errors.js';
import { fields, hasErrors } from '../forms.js';
import { page } from '../page.js';
import { requestHref } from '../requests/places.js';
import { servedWords } from '../requests/service.js';
import { firstService, readService, type ServiceChannel, serviceChannels } from '../requests/service-form.js';
import { zoneChoices } from '../zones.js';

interface Found {
  plan: MadePlan;
  step: Step;
}

/** GET /plan/:id/served/:step */
export function outsidePage(services: Services): RequestHandler {
  return async (req, res) => {
    const found = await find(req, services);
    const done = await recorded(found, services);
    if (done) return seeOther(res, done);
    const { zone } = await services.settings.agency();
    const channels = channelsOf(found.step, services);
    await show(
      req,
      res,
      found,
      channels,
      firstService(services.now(), zone, channels, personOf(req).name),
      {},
    );
  };
}

/** POST /plan/:id/served/:step: sent twice, it leads to the same request. */
export function recordOutside(services: Services): RequestHandler {
  return async (req, res) => {
    const found = await find(req, services);
    const done = await recorded(found, services);
    if (done) return seeOther(res, done);
    const form = fields(req);
    const channels = channelsOf(found.step, services);
    const { input, errors } = readService(form, channels);
    if (hasErrors(errors)) return show(req, res, found, channels, form.all(), errors);
    try {
      const made = await services.requests.recordOutside(found.plan, found.step.id, input, personOf(req));
      await flash(req, await servedWords(made.id, services));
      seeOther(res, requestHref(made));
    } catch (error) {
      const field = isProblem(error) ? fieldOf[error.code] : undefined;
      if (!isProblem(error) || field === undefined) throw error;
      await show(req, res, found, channels, form.all(), { [field]: `${error.what} ${error.remedy}` });
    }
  };
}

async function find(req: HttpRequest, services: Services): Promise<Found> {
  const plan = await services.plans.made(String(req.params.id), personOf(req));
  const step = plan.plan.steps.find((one) => one.id === req.params.step);
  if (!step || plan.caseId === null || plan.decision !== 'allowed') throw notFound('step');
  await demandMay(req, 'request.serve', plan.caseId);
  return { plan, step };
}

async function recorded({ plan, step }: Found, services: Services): Promise<string | null> {
  const requests = await services.requests.forCase(plan.caseId ?? '');
  const done = requests.find(
    (one) => one.planId === plan.id && one.stepId === step.id && one.state !== 'withdrawn',
  );
  return done ? requestHref(done) : null;
}

/** The field of the form beside which a refusal stands. */
const fieldOf: Record<string, string> = { 'served-in-future': 'day', 'addressee-missing': 'whom' };

function channelsOf(step: Step, services: Services): ServiceChannel[] {
  return serviceChannels(services.requests.channelsOf(step), { writtenOutside: true });
}

async function show(
  req: HttpRequest,
  res: Response,
  { plan, step }: Found,
  channels: ServiceChannel[],
  values: Record<string, unknown>,
  errors: FormErrors,
): Promise<void> {
  await page(req, res, 'request-service', {
    title: 'Record service',
    section: 'plan',
    back: { href: `/plan/${plan.id}`, text: 'Back to the plan' },
    name: `${instrumentTitle(step.instrument)} to ${step.entity}, written outside Tecum`,
    href: `/plan/${plan.id}/served/${step.id}`,
    channels,
    writtenOutside: true,
    zones: zoneChoices(),
    starts: step.clocks,
    values,
    errors,
  });
}
