/** The agency's own readers: what there is, who made it, share one, take one in. */
import type { Request, Response } from 'express';
import { Problem } from '../../base/problem.js';
import { definitionOf } from '../../desk/returns/teach-files.js';
import { valueWords } from '../../returns/taught/value-words.js';
import { actorOf, audited, flash, seeOther } from '../context.js';
import type { Services } from '../contract.js';
import { notFound } from '../errors.js';
import { fields } from '../forms.js';
import { page } from '../page.js';
import { wholeNumber } from './places.js';

/** `GET /returns/readers` */
export async function showReaders(req: Request, res: Response, services: Services): Promise<void> {
  await showList(req, res, services, {});
}

async function showList(
  req: Request,
  res: Response,
  services: Services,
  more: Record<string, unknown>,
): Promise<void> {
  const { definitions, problems } = services.returns.teach.list();
  await page(req, res, 'readers', {
    title: 'Readers that were taught',
    section: 'returns',
    width: 'wide',
    readers: definitions.map(({ definition, own }) => ({
      ...definition,
      own,
      href: `/returns/readers/${definition.id}`,
    })),
    problems: problems.map((problem) => problem.message),
    ...more,
  });
}

/** `GET /returns/readers/:id`: its text, its versions, and what to look at before it is shared. */
export async function showReader(req: Request, res: Response, services: Services): Promise<void> {
  const id = String(req.params.id);
  const version = wholeNumber(req.query.version) ?? undefined;
  const text = await services.returns.teach.text(id, version);
  if (text === null) throw notFound('reader');
  const definition = definitionOf(text);
  await page(req, res, 'reader', {
    title: definition.title,
    section: 'returns',
    width: 'wide',
    crumbs: [{ text: 'Taught readers', href: '/returns/readers' }, { text: definition.title }],
    definition,
    text,
    leaks: valueWords(definition),
    versions: (await services.returns.teach.versions(id)).reverse(),
    path: `/returns/readers/${id}`,
  });
}

/** `GET /returns/readers/:id/definition.yaml` */
export async function sendReader(req: Request, res: Response, services: Services): Promise<void> {
  const id = String(req.params.id);
  const text = await services.returns.teach.text(id);
  if (text === null) throw notFound('reader');
  await audited(req, 'reader.shared', `taught-${id}`);
  res.set('content-disposition', `attachment; filename="${id}.yaml"`).type('application/yaml').send(text);
}

/** `POST /returns/readers`: shows what a pasted definition is; with `take` it is taken. */
export async function takeReader(req: Request, res: Response, services: Services): Promise<void> {
  const form = fields(req);
  const text = form.raw('definition');
  try {
    const definition = definitionOf(text);
    if (!form.checked('take')) {
      await showList(req, res, services, {
        shown: definition,
        leaks: valueWords(definition),
        values: { definition: text },
      });
      return;
    }
    const kept = await services.returns.teach.save(definition, 'imported', actorOf(req));
    await flash(req, `${kept.title} is in force from now on, as version ${kept.version}.`);
    seeOther(res, `/returns/readers/${kept.id}`);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    await showList(req, res, services, {
      values: { definition: text },
      errors: { definition: error.message },
    });
  }
}
