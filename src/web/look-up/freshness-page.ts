/** The state of the catalog for those who look after it: due, old, weak, in conflict, not readable. */
import type { RequestHandler } from 'express';
import { catalogCare, type ProviderCare } from '../../desk/catalog/freshness.js';
import type { Services } from '../contract.js';
import { fieldsOf } from '../forms.js';
import { page } from '../page.js';
import { paged } from '../paging.js';
import { unreadable } from './unreadable.js';

/** What can be asked for, with how it is told apart. */
const views: Readonly<Record<string, { text: string; fits: (one: ProviderCare) => boolean }>> = {
  all: { text: 'All', fits: () => true },
  due: { text: 'Review overdue', fits: (one) => one.overdue },
  stale: { text: 'With old facts', fits: (one) => one.stale > 0 },
  weak: { text: 'Little is known', fits: (one) => one.confidence === 'low' },
  unsure: {
    text: 'To confirm or second-hand',
    fits: ({ certainty }) => certainty.confirm + certainty.unverified > 0,
  },
  conflicts: { text: 'Sources disagree', fits: (one) => one.conflicts > 0 },
  own: { text: 'Changed by your agency', fits: (one) => one.own },
};

/** GET /look-up/freshness?show=due */
export function freshnessPage(services: Services): RequestHandler {
  return async (req, res) => {
    const asked = fieldsOf(req.query).text('show');
    const show = Object.hasOwn(views, asked) ? asked : 'all';
    const desk = services.catalogDesk;
    const today = services.now().toISOString().slice(0, 10);
    const all = catalogCare(services.catalog, today, desk.ownProviders());
    const shown = all.filter((one) => views[show]?.fits(one));
    const { shown: onPage, ...neighbours } = paged(req, shown);
    const waiting = await desk.proposals.list({ states: ['proposed'] });
    await page(req, res, 'lookup-freshness', {
      title: 'How fresh the catalog is',
      crumbs: [{ text: 'Look up', href: '/look-up' }, { text: 'Freshness' }],
      width: 'wide',
      tabs: Object.entries(views).map(([id, { text, fits }]) => ({
        text,
        count: all.filter(fits).length,
        href: id === 'all' ? '/look-up/freshness' : `/look-up/freshness?show=${id}`,
        here: id === show,
      })),
      ...neighbours,
      rows: onPage.map((one) => ({ ...one, unsure: one.certainty.confirm + one.certainty.unverified })),
      facts: sum(all, 'facts'),
      stale: sum(all, 'stale'),
      waiting: waiting.length,
      upgraded: [...desk.ownProviders()]
        .filter((id) => desk.files.upgraded(id) !== null)
        .map((id) => ({ id, name: services.catalog.providers.get(id)?.name ?? id })),
      ...unreadable(services.knowledge.problems, true),
    });
  };
}

function sum(all: readonly ProviderCare[], key: 'facts' | 'stale'): number {
  return all.reduce((total, one) => total + one[key], 0);
}
