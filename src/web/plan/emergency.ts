/** The emergency route: what the law allows, what each provider asks, who may send it. */
import type { RequestHandler } from 'express';
import { cited } from '../../catalog/facts.js';
import type { Channel, Provider } from '../../catalog/types.js';
import { accountsOf } from '../../desk/plans/wizard/placed.js';
import type { WizardDraft } from '../../desk/plans/wizard/types.js';
import type { NoteId } from '../../navigator/plan-book.js';
import type { Person } from '../../store/desk/people.js';
import { personOf } from '../context.js';
import type { Services } from '../contract.js';
import { page } from '../page.js';

const noteIds: NoteId[] = [
  'emergency-voluntary',
  'emergency-two-people',
  'emergency-not-secret',
  'emergency-then-process',
];

/** Sentences of `data/plan.yaml`, each with its citation. */
export function emergencyNotes(services: Services): { text: string; citation: string }[] {
  const { notes } = services.plans.knowledge.needs.plan;
  return noteIds.map((id) => ({
    text: notes[id].text.replace('{process}', 'a subpoena, court order or warrant, as for any other case'),
    citation: notes[id].citation,
  }));
}

/** GET /plan/emergency: every provider's emergency route on one page; those of the plan that it was opened from come first. */
export function emergencyPage(services: Services): RequestHandler {
  return async (req, res) => {
    const asOf = services.now().toISOString().slice(0, 10);
    const from = String(req.query.from ?? '');
    const named = await namedIn(from, personOf(req), services);
    const all = [...services.catalog.providers.values()];
    const routes = (providers: Provider[]) => providers.map((provider) => emergencyRoute(provider, asOf));
    await page(req, res, 'plan-emergency', {
      title: 'Emergency requests',
      section: 'plan',
      back: { href: backFrom(from), text: 'Back' },
      notes: emergencyNotes(services),
      named: routes(all.filter(({ id }) => named.has(id))),
      providers: routes(all.filter(({ id }) => !named.has(id))),
    });
  };
}

/** The providers of the accounts that a person's own answers name; none where there are no such answers. */
async function namedIn(id: string, person: Person, services: Services): Promise<Set<string | undefined>> {
  const own = await services.plans.drafts(person);
  const draft = own.find((one) => one.id === id)?.answers as WizardDraft | undefined;
  if (draft === undefined) return new Set();
  return new Set(accountsOf(draft, services.catalog).map(({ provider }) => provider));
}

function backFrom(id: string): string {
  return /^[\w-]{1,40}$/.test(id) ? `/plan/${id}` : '/plan?danger=death-or-injury';
}

/** How one provider takes emergency requests: its words, what it asks for, its channels. */
export function emergencyRoute(provider: Provider, asOf: string) {
  const { emergency } = provider;
  const channels = provider.channels.filter((channel) => channel.use === 'emergency');
  return {
    id: provider.id,
    name: provider.name,
    how: emergency && cited(provider, emergency, capital(emergency.how ?? 'See the source'), asOf),
    needs: emergency?.needs,
    channels: channels.map((channel) => ({ ...channel, href: hrefOf(channel) })),
  };
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function hrefOf({ type, value }: Channel): string | null {
  if (/^https?:\/\//.test(value)) return value;
  return type === 'email' ? `mailto:${value}` : null;
}
