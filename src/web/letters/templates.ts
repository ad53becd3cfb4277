/** Templates and clauses in the browser: the list, one of them with its preview and its difference to Tecum's, keeping it. */
import type { Request, RequestHandler, Response } from 'express';
import Handlebars from 'handlebars';
import { isProblem } from '../../base/problem.js';
import { type TemplateKind, type TemplateName, templateKinds } from '../../desk/letters/own-templates.js';
import { audited, flash, personOf, seeOther } from '../context.js';
import type { Services } from '../contract.js';
import { notFound } from '../errors.js';
import { fields } from '../forms.js';
import { page } from '../page.js';
import { difference } from './difference.js';
import { templateTitle } from './titles.js';

const crumbs = [
  { text: 'Settings', href: '/settings' },
  { text: 'Letters', href: '/settings/letters' },
];

/** GET /settings/letters */
export function templateList(services: Services): RequestHandler {
  return async (req, res) => {
    const lines = services.ownTemplates.list().map((line) => ({
      ...line,
      title: templateTitle(line),
      href: hrefOf(line),
      state: line.whose === 'tecum' ? "Tecum's" : line.ours ? "Yours, in place of Tecum's" : 'Yours',
    }));
    await page(req, res, 'letters', {
      title: 'Letters of your agency',
      width: 'wide',
      crumbs: [crumbs[0]!, { text: 'Letters' }],
      letters: lines.filter(({ kind }) => kind === 'letter').sort((a, b) => a.title.localeCompare(b.title)),
      clauses: lines.filter(({ kind }) => kind === 'clause'),
    });
  };
}

/** GET /settings/letters/:kind/:name */
export function templatePage(services: Services): RequestHandler {
  return async (req, res) => {
    const of = nameOf(req);
    const { ours, own } = await services.ownTemplates.read(of);
    await show(req, res, services, of, own ?? ours ?? '');
  };
}

/** POST /settings/letters/:kind/:name: `act=try` shows what it would print, `act=keep` keeps it as well. */
export function saveTemplate(services: Services): RequestHandler {
  return async (req, res) => {
    const of = nameOf(req);
    const form = fields(req);
    const text = form.raw('text').replace(/\r\n?/g, '\n');
    if (form.text('act') !== 'keep') return show(req, res, services, of, text);
    try {
      await services.ownTemplates.keep(of, text, personOf(req));
    } catch (error) {
      if (!isProblem(error) || error.code !== 'template-not-sound') throw error;
      return show(req, res, services, of, text, { text: `${error.what} ${error.remedy ?? ''}` });
    }
    await flash(req, 'Kept. Letters are made from it from now on; those that are frozen stay as they are.');
    seeOther(res, hrefOf(of));
  };
}

/** POST /settings/letters/:kind/:name/give-back */
export function giveBackTemplate(services: Services): RequestHandler {
  return async (req, res) => {
    const of = nameOf(req);
    const { ours } = await services.ownTemplates.read(of);
    await services.ownTemplates.giveBack(of, personOf(req));
    await flash(
      req,
      ours === null ? 'Taken out.' : "Tecum's is used again. Yours lies in the folder history.",
    );
    seeOther(res, ours === null ? '/settings/letters' : hrefOf(of));
  };
}

async function show(
  req: Request,
  res: Response,
  services: Services,
  of: TemplateName,
  text: string,
  errors: Record<string, string> = {},
): Promise<void> {
  const { ours, own } = await services.ownTemplates.read(of);
  const tried = await services.ownTemplates.attempt(of, text);
  const changed = ours !== null && ours !== text;
  await audited(req, 'template.seen', `template/${of.kind}/${of.name}`);
  await page(req, res, 'letter-template', {
    title: templateTitle(of),
    width: 'wide',
    crumbs: [...crumbs, { text: of.name }],
    of,
    href: hrefOf(of),
    yours: own !== null,
    ours: ours !== null,
    changed: text !== (own ?? ours),
    values: { text },
    errors,
    musts: tried.problems.filter((one) => one.severity === 'must'),
    shoulds: tried.problems.filter((one) => one.severity === 'should'),
    on: tried.on,
    unseen:
      changed &&
      tried.preview !== '' &&
      (await services.ownTemplates.attempt(of, ours)).preview === tried.preview,
    preview: new Handlebars.SafeString(tried.preview),
    difference: changed ? difference(ours, text) : null,
  });
}

function nameOf(req: Request): TemplateName {
  const kind = templateKinds.find((one): one is TemplateKind => one === req.params.kind);
  if (kind === undefined) throw notFound('template');
  return { kind, name: String(req.params.name) };
}

function hrefOf({ kind, name }: TemplateName): string {
  return `/settings/letters/${kind}/${name}`;
}
