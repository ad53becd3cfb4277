/** "Ask the help desk". */
import type { Request, RequestHandler, Response } from 'express';
import { flash, mayNow, personOf, seeOther } from '../context.js';
import type { FormErrors, Services } from '../contract.js';
import { fields, hasErrors } from '../forms.js';
import { page } from '../page.js';

/** GET /desk/new?case=…&provider=… */
export function askForm(services: Services): RequestHandler {
  return (req, res) => {
    const values = { caseId: String(req.query.case ?? ''), provider: String(req.query.provider ?? '') };
    return show(req, res, services, values, {});
  };
}

/** POST /desk */
export function openTicket(services: Services): RequestHandler {
  return async (req, res) => {
    const form = fields(req);
    const values = {
      subject: form.text('subject'),
      body: form.lines('body'),
      caseId: form.text('caseId'),
      provider: form.text('provider'),
    };
    const errors = await faults(values, req, services);
    if (hasErrors(errors)) return show(req, res, services, values, errors);
    const ticket = await services.tickets.open(
      { ...values, caseId: values.caseId || null, provider: values.provider || null },
      personOf(req),
    );
    await flash(req, `Your question is ticket ${ticket.id}. The answer shows here and on your home page.`);
    seeOther(res, `/desk/${ticket.id}`);
  };
}

interface Values {
  subject: string;
  body: string;
  caseId: string;
  provider: string;
}

async function faults(values: Values, req: Request, services: Services): Promise<FormErrors> {
  const errors: FormErrors = {};
  if (values.subject === '') errors.subject = 'Say in a few words what it is about';
  if (values.subject.length > 300) errors.subject = 'A subject has at most 300 signs';
  if (values.body === '') errors.body = 'Write your question';
  if (values.caseId !== '' && !(await mayNow(req, 'case.read', values.caseId)))
    errors.caseId = 'Choose a case from the list';
  if (values.provider !== '' && !services.catalog.providers.has(values.provider))
    errors.provider = `Tecum knows no provider “${values.provider}”. Choose one from the list`;
  return errors;
}

async function show(
  req: Request,
  res: Response,
  services: Services,
  values: Partial<Values>,
  errors: FormErrors,
): Promise<void> {
  const cases = services.access.can(personOf(req), 'case.read')
    ? await services.cases.listFor(personOf(req))
    : [];
  await page(req, res, 'desk-new', {
    title: 'Ask the help desk',
    section: 'desk',
    back: { href: '/desk' },
    cases: cases
      .filter((one) => one.open)
      .map(({ id, number, title }) => ({ value: id, text: `${number} ${title}` })),
    providers: [...services.catalog.providers.values()].map(({ id, name }) => ({ value: id, text: name })),
    values,
    errors,
  });
}
