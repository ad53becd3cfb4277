/** Renders a page inside the layout. */
import type { Request, Response } from 'express';
import { emptyAgency } from '../store/desk/settings.js';
import { contextOf } from './context.js';
import type { Section, View } from './contract.js';
import { hasErrors } from './forms.js';
import { renderPage } from './render/engine.js';

/**
 * Renders `templates/pages/<name>.hbs` with the view inside the layout and sends it. With errors the status becomes 422
 * and the title begins with "Error: ".
 */
export async function page(req: Request, res: Response, name: string, view: View): Promise<void> {
  const context = contextOf(req);
  const errors = view.errors ?? {};
  if (hasErrors(errors) && res.statusCode === 200) res.status(422);
  const root = {
    values: {},
    width: 'narrow',
    ...view,
    errors,
    failed: hasErrors(errors),
    documentTitle: `${hasErrors(errors) ? 'Error: ' : ''}${view.title} · Tecum`,
    section: view.section ?? sectionOf(req.path),
    path: req.path,
    csrfToken: context.csrfToken,
    person: context.person,
    zone: context.zone,
    agency: { ...emptyAgency, ...(await context.services.settings.agency()) },
    flash: await takeFlash(req),
    allowed: (action: string) =>
      context.person !== null && context.services.access.can(context.person, action),
    today: context.services.now().toISOString(),
    idleSeconds: context.session === null ? null : 30 * 60,
  };
  res.set('cache-control', 'no-store').type('html').send(renderPage(name, root));
}

async function takeFlash(req: Request): Promise<unknown> {
  const { services, session } = contextOf(req);
  const text = session === null ? null : await services.sessions.takeFlash(session);
  return text === null ? null : JSON.parse(text);
}

const sections: [RegExp, Section][] = [
  [/^\/plan/, 'plan'],
  [/^\/cases/, 'cases'],
  [/^\/returns/, 'returns'],
  [/^\/desk/, 'desk'],
  [/^\/look-up/, 'look-up'],
  [/^\/(account|people|settings|audit)/, 'account'],
];

function sectionOf(path: string): Section | undefined {
  return sections.find(([pattern]) => pattern.test(path))?.[1];
}
