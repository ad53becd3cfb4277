/** Propose a change of a provider: choose the fact, then say what is so instead, where it was read and why. */
import type { Request, RequestHandler, Response } from 'express';
import { isProblem } from '../../base/problem.js';
import { dataCategories } from '../../base/vocabulary.js';
import { type FactGroup, factGroup } from '../../catalog/edit/fields.js';
import { type FactInFile, factInFile, factsInFile, sourcesInFile } from '../../desk/catalog/facts-in-file.js';
import { flash, personOf, seeOther } from '../context.js';
import type { FormErrors, Services } from '../contract.js';
import { notFound } from '../errors.js';
import { fields, fieldsOf, hasErrors } from '../forms.js';
import { theProvider } from '../look-up/provider-page.js';
import { page } from '../page.js';
import { wordsOf } from '../render/words.js';
import { fieldViews, readChange, valuesOf } from './change-form.js';

/** GET /look-up/providers/:id/propose: every fact of the file, to choose from. */
export function choosePage(services: Services): RequestHandler {
  return (req, res) => showChoice(req, res, services, {});
}

/** POST /look-up/providers/:id/propose: sources were read again and still say the same. */
export function proposeChecked(services: Services): RequestHandler {
  return async (req, res) => {
    const provider = theProvider(req, services);
    const read = fields(req).list('read');
    if (read.length === 0)
      return showChoice(req, res, services, { read: 'Tick the sources that you read again' });
    const why = 'Read again; what the file says of it still holds.';
    const made = await services.catalogDesk.proposals.propose(
      provider.id,
      { kind: 'checked', values: {}, read },
      why,
      personOf(req),
    );
    await flash(req, 'Proposed. A second person has to approve it.');
    seeOther(res, `/look-up/proposals/${made.id}`);
  };
}

/** GET /look-up/providers/:id/propose/:key?at=3: the form of one fact; without `at`, of a single group or a new row. */
export function changePage(services: Services): RequestHandler {
  return (req, res) => showForm(req, res, services, aboutOf(req, services), {});
}

/** POST of the same: tries the change on the whole file, and keeps it for a second person. */
export function proposeChange(services: Services): RequestHandler {
  return async (req, res) => {
    const about = aboutOf(req, services);
    const { change, why, errors } = readChange(fields(req), about.group, about.fact, today(services));
    if (hasErrors(errors)) return showForm(req, res, services, about, errors);
    try {
      const made = await services.catalogDesk.proposals.propose(about.id, change, why, personOf(req));
      await flash(req, 'Proposed. A second person has to approve it; nothing has changed yet.');
      seeOther(res, `/look-up/proposals/${made.id}`);
    } catch (error) {
      if (!isProblem(error) || error.status !== 422) throw error;
      const problem = `${error.what} ${error.remedy ?? ''}`.trim();
      await showForm(req, res, services, about, { [about.first]: problem });
    }
  };
}

interface About {
  id: string;
  group: FactGroup;
  /** Absent for a new row. */
  fact: FactInFile | undefined;
  /** Name of the form's first field, for a problem of the whole. */
  first: string;
}

function aboutOf(req: Request, services: Services): About {
  const { id } = theProvider(req, services);
  const group = factGroup(String(req.params.key));
  if (!group) throw notFound('kind of fact');
  const { text } = services.catalogDesk.files.current(id);
  const asked = fieldsOf(req.query).text('at');
  const at = /^\d+$/.test(asked) ? Number(asked) : undefined;
  const fact = at === undefined && !group.single ? undefined : factInFile(text, group.key, at);
  if (at !== undefined && !fact) throw notFound('fact');
  return { id, group, fact, first: `f-${group.fields[0]?.name ?? ''}` };
}

async function showChoice(
  req: Request,
  res: Response,
  services: Services,
  errors: FormErrors,
): Promise<void> {
  const provider = theProvider(req, services);
  const { text } = services.catalogDesk.files.current(provider.id);
  const day = today(services);
  await page(req, res, 'catalog-choose', {
    title: 'Propose a change',
    ...crumbsOf(provider, 'Propose a change'),
    width: 'wide',
    provider,
    groups: factsInFile(text).map((group) => ({
      ...group,
      facts: group.facts.map((fact) => ({
        ...fact,
        href: hrefOf(provider.id, group.key, fact.at),
        over: fact.to !== undefined && fact.to < day,
      })),
      addHref: group.single && group.facts.length > 0 ? '' : hrefOf(provider.id, group.key),
    })),
    sources: sourcesInFile(text).map(({ id, title, doc_date }) => ({
      value: id,
      text: title,
      hint: doc_date,
    })),
    errors,
  });
}

async function showForm(
  req: Request,
  res: Response,
  services: Services,
  { id, group, fact }: About,
  errors: FormErrors,
): Promise<void> {
  const provider = theProvider(req, services);
  const { text } = services.catalogDesk.files.current(id);
  const typed = hasErrors(errors) ? fields(req).all() : {};
  await page(req, res, 'catalog-change', {
    title: fact ? `Change: ${group.title.toLowerCase()}` : `Add ${group.one}`,
    ...crumbsOf(provider, fact ? 'Change a fact' : 'Add a fact', `/look-up/providers/${id}/propose`),
    provider,
    group,
    fact,
    isNew: fact === undefined,
    action: hrefOf(id, group.key, fact?.at),
    fields: fieldViews(group),
    categories: dataCategories.map((value) => ({ value, text: wordsOf(value) })),
    kinds: [
      {
        value: 'change',
        text: 'It is otherwise from a day on',
        hint: 'The old fact stays, with its last day.',
      },
      { value: 'correct', text: 'It was wrong here', hint: 'The fact is put right where it stands.' },
      { value: 'end', text: 'It holds no longer', hint: 'Nothing takes its place.' },
    ],
    sources: [
      { value: 'new', text: 'A page or document that is not listed yet' },
      ...sourcesInFile(text).map((one) => ({
        value: one.id,
        text: `${one.title}${one.doc_date ? `, ${one.doc_date}` : ''}`,
      })),
    ],
    sourceKinds: [
      { value: 'provider', text: 'The provider itself' },
      { value: 'government', text: 'A government body' },
      { value: 'court', text: 'A court' },
      { value: 'secondary', text: 'Somebody else', hint: 'The fact is then shown as second-hand.' },
    ],
    values: { ...valuesOf(group, fact, today(services)), ...typed },
    errors,
  });
}

function crumbsOf(provider: { id: string; name: string }, text: string, between?: string) {
  return {
    crumbs: [
      { text: 'Look up', href: '/look-up' },
      { text: provider.name, href: `/look-up/providers/${provider.id}` },
      ...(between ? [{ text: 'Propose a change', href: between }] : []),
      { text },
    ],
  };
}

function hrefOf(id: string, key: string, at?: number): string {
  return `/look-up/providers/${id}/propose/${key}${at === undefined ? '' : `?at=${at}`}`;
}

function today(services: Services): string {
  return services.now().toISOString().slice(0, 10);
}
