/** Look up: search over providers and law, a provider's page, the matrix, the rules of law. */
import type { Request, Response } from 'express';
import type { Services, WebModule } from '../contract.js';
import { notFound } from '../errors.js';
import { fieldsOf } from '../forms.js';
import { requireMay } from '../guards.js';
import { page } from '../page.js';
import { glossaryHits, loadFields } from './fields.js';
import { lawView } from './law-view.js';
import { matrixView } from './matrix-view.js';
import { providerView } from './provider-view.js';
import { search } from './search.js';

const crumb = { text: 'Look up', href: '/look-up' };

export const lookUpPages: WebModule = {
  mount(app, services) {
    app.use('/look-up', requireMay('catalog.read'));
    app.get('/look-up', (req, res) => showSearch(req, res, services));
    app.get('/look-up/matrix', (req, res) => showMatrix(req, res, services));
    app.get('/look-up/law', async (req, res) => {
      const crumbs = [crumb, { text: 'Law' }];
      await page(req, res, 'lookup-law', {
        title: services.law.name,
        crumbs,
        width: 'wide',
        ...lawView(services.law),
      });
    });
    app.get('/look-up/providers/:id', (req, res) => showProvider(req, res, services));
    app.get('/look-up/providers/:id/fields', (req, res) => showFields(req, res, services));
  },
};

async function showSearch(req: Request, res: Response, services: Services): Promise<void> {
  const q = fieldsOf(req.query).text('q');
  const providers = [...services.catalog.providers.values()].sort((a, b) => a.name.localeCompare(b.name));
  await page(req, res, 'lookup', {
    title: 'Look up',
    width: 'wide',
    values: { q },
    q,
    found:
      q === '' ? null : search(q, services.catalog, services.law, await glossaryHits(q, services.catalog)),
    providers: providers.map((p) => ({
      id: p.id,
      name: p.name,
      services: p.services.join(', '),
      checked: p.last_verified,
    })),
    lawName: services.law.name,
    ruleCount: services.law.rules.size,
  });
}

async function showMatrix(req: Request, res: Response, services: Services): Promise<void> {
  const crumbs = [crumb, { text: 'Providers and data' }];
  await page(req, res, 'lookup-matrix', {
    title: 'What each provider has, and for what process',
    crumbs,
    width: 'wide',
    ...matrixView(services.catalog, services.law),
  });
}

async function showProvider(req: Request, res: Response, services: Services): Promise<void> {
  const provider = services.catalog.providers.get(String(req.params.id));
  if (provider === undefined) throw notFound('provider');
  const { country } = await services.settings.agency();
  const asOf = services.now().toISOString().slice(0, 10);
  await page(req, res, 'lookup-provider', {
    title: provider.name,
    crumbs: [crumb, { text: provider.name }],
    width: 'wide',
    fieldCount: (await loadFields(provider.id)).length,
    ...providerView(provider, services.law, country, asOf),
  });
}

async function showFields(req: Request, res: Response, services: Services): Promise<void> {
  const provider = services.catalog.providers.get(String(req.params.id));
  if (provider === undefined) throw notFound('provider');
  const href = `/look-up/providers/${provider.id}`;
  await page(req, res, 'lookup-fields', {
    title: `Fields of a return from ${provider.name}`,
    crumbs: [crumb, { text: provider.name, href }, { text: 'Fields' }],
    width: 'wide',
    fields: await loadFields(provider.id),
  });
}
