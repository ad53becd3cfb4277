/** The safeguards, with their state for people of the agency; and the audit chain for those who may read it. */
import type { Request, Response } from 'express';
import { cited } from '../../catalog/facts.js';
import type { Sourced } from '../../catalog/types.js';
import { safeguards } from '../../safeguards/state.js';
import { audited, contextOf } from '../context.js';
import type { Services, WebModule } from '../contract.js';
import { fieldsOf } from '../forms.js';
import { requireMay } from '../guards.js';
import { page } from '../page.js';

const perPage = 100;

export const safeguardsPages: WebModule = {
  public: ['/safeguards'],
  mount(app, services) {
    app.get('/safeguards', async (req, res) => {
      const known = contextOf(req).person !== null;
      const parts = known ? { ...services, facts: factCount(services) } : null;
      await page(req, res, 'safeguards', {
        title: 'Safeguards',
        width: 'wide',
        known,
        stateWords: { on: 'in force', look: 'look at this', off: 'not in force' },
        stateTones: { on: 'good', look: 'warn', off: 'bad' },
        ...(await safeguards(parts)),
      });
    });
    app.get('/audit', requireMay('audit.read'), (req, res) => showAudit(req, res, services));
  },
};

async function showAudit(req: Request, res: Response, services: Services): Promise<void> {
  const query = fieldsOf(req.query);
  const [who, action, before] = [query.text('who'), query.text('action'), Number(query.text('before'))];
  await audited(req, 'audit.viewed', undefined, {
    who: who || undefined,
    action: action || undefined,
  });
  const entries = await services.audit.list({
    limit: perPage,
    who: who || undefined,
    action: action || undefined,
    before: before > 0 ? before : undefined,
  });
  await page(req, res, 'audit', {
    title: 'Audit chain',
    width: 'wide',
    values: { who, action },
    here: req.originalUrl,
    verdict: query.checked('check') ? await services.audit.verify() : null,
    entries: entries.map((entry) => ({ ...entry, more: JSON.stringify(entry.details) })),
    next: entries.length === perPage ? entries.at(-1)?.n : null,
  });
}

function factCount(services: Services): { all: number; stale: number } {
  const asOf = services.now().toISOString().slice(0, 10);
  const facts = [...services.catalog.providers.values()].flatMap((provider) => {
    const rows: Sourced[] = [
      ...provider.entities,
      ...provider.channels,
      ...provider.identifiers,
      ...provider.data,
      ...provider.rejects,
    ];
    return rows.map((row) => cited(provider, row, '', asOf));
  });
  return { all: facts.length, stale: facts.filter((fact) => fact.stale).length };
}
