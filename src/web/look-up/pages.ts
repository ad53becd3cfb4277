/** Look up: search, providers, the matrix, laws, fields of returns, and the state of the catalog. */
import type { Request, RequestHandler, Response } from 'express';
import { showDate } from '../../base/zone.js';
import { mayNow } from '../context.js';
import type { Services, WebModule } from '../contract.js';
import { notFound } from '../errors.js';
import { fieldsOf } from '../forms.js';
import { requireMay } from '../guards.js';
import { page } from '../page.js';
import { dayAsked } from './day-asked.js';
import { glossaryHits, loadFields } from './fields.js';
import { freshnessPage } from './freshness-page.js';
import { lawList } from './law-list.js';
import { lawView } from './law-view.js';
import { matrixCsv } from './matrix-csv.js';
import { readQuery } from './matrix-query.js';
import { matrixView } from './matrix-view.js';
import { addNote, providerPage, removeNote, rewordNote, theProvider } from './provider-page.js';
import { search } from './search.js';
import { unreadable } from './unreadable.js';

const crumb = { text: 'Look up', href: '/look-up' };
const lawCrumb = { text: 'Law', href: '/look-up/law' };

export const lookUpPages: WebModule = {
  mount(app, services) {
    const note = requireMay('catalog.note');
    app.use('/look-up', requireMay('catalog.read'));
    app.get('/look-up', (req, res) => showSearch(req, res, services));
    app.get('/look-up/matrix', (req, res) => showMatrix(req, res, services));
    app.get('/look-up/matrix.csv', matrixFile(services));
    app.get('/look-up/law', (req, res) => showLaws(req, res, services));
    app.get('/look-up/law/:id', (req, res) => showLaw(req, res, services));
    app.get('/look-up/freshness', requireMay('catalog.care'), freshnessPage(services));
    app.get('/look-up/providers/:id', providerPage(services));
    app.get('/look-up/providers/:id/fields', (req, res) => showFields(req, res, services));
    app.post('/look-up/providers/:id/notes', note, addNote(services));
    app.post('/look-up/providers/:id/notes/:note', note, rewordNote(services));
    app.post('/look-up/providers/:id/notes/:note/remove', note, removeNote(services));
  },
};

async function showSearch(req: Request, res: Response, services: Services): Promise<void> {
  const q = fieldsOf(req.query).text('q');
  const { catalog, knowledge } = services;
  const providers = [...catalog.providers.values()].sort((a, b) => a.name.localeCompare(b.name));
  const care = await mayNow(req, 'catalog.care');
  await page(req, res, 'lookup', {
    title: 'Look up',
    width: 'wide',
    values: { q },
    q,
    found: q === '' ? null : search(q, catalog, knowledge.laws, await glossaryHits(q, catalog)),
    providers: providers.map((p) => ({ id: p.id, name: p.name, services: p.services.join(', ') })),
    laws: knowledge.laws.laws.size,
    care,
    waiting: care ? (await services.catalogDesk.proposals.list({ states: ['proposed'] })).length : 0,
    ...unreadable(knowledge.problems, care),
  });
}

async function showMatrix(req: Request, res: Response, services: Services): Promise<void> {
  await page(req, res, 'lookup-matrix', {
    title: 'What each provider has, and for what process',
    crumbs: [crumb, { text: 'Providers and data' }],
    width: 'wide',
    ...matrixView(services.catalog, services.law, readQuery(fieldsOf(req.query))),
  });
}

function matrixFile(services: Services): RequestHandler {
  return (req, res) => {
    const name = `tecum-providers-${services.now().toISOString().slice(0, 10)}.csv`;
    res.set('content-disposition', `attachment; filename="${name}"`).type('text/csv; charset=utf-8');
    res.send(matrixCsv(services.catalog, services.law, readQuery(fieldsOf(req.query))));
  };
}

async function showLaws(req: Request, res: Response, services: Services): Promise<void> {
  const title = 'Law';
  const groups = lawList(services.knowledge.laws);
  await page(req, res, 'lookup-laws', { title, crumbs: [crumb, { text: title }], width: 'wide', groups });
}

async function showLaw(req: Request, res: Response, services: Services): Promise<void> {
  const law = services.knowledge.laws.laws.get(String(req.params.id));
  if (law === undefined) throw notFound('law');
  const today = services.now().toISOString().slice(0, 10);
  const { day, errors } = dayAsked(req, today);
  await page(req, res, 'lookup-law', {
    title: law.name,
    crumbs: [crumb, lawCrumb, { text: law.name }],
    width: 'wide',
    ...lawView(law, day),
    here: `/look-up/law/${law.jurisdiction}`,
    asOf: day,
    otherDay: day === today ? '' : showDate(day),
    errors,
  });
}

async function showFields(req: Request, res: Response, services: Services): Promise<void> {
  const provider = theProvider(req, services);
  const href = `/look-up/providers/${provider.id}`;
  await page(req, res, 'lookup-fields', {
    title: `Fields of a return from ${provider.name}`,
    crumbs: [crumb, { text: provider.name, href }, { text: 'Fields' }],
    width: 'wide',
    fields: await loadFields(provider.id),
  });
}
