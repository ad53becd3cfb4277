/** The emergency route: what the law allows, what each provider asks, who may send it. */
import type { RequestHandler } from 'express';
import { cited } from '../../catalog/facts.js';
import type { Channel, Provider } from '../../catalog/types.js';
import type { NoteId } from '../../navigator/plan-book.js';
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

/** GET /plan/emergency: every provider's emergency route on one page. */
export function emergencyPage(services: Services): RequestHandler {
  return async (req, res) => {
    const asOf = services.now().toISOString().slice(0, 10);
    await page(req, res, 'plan-emergency', {
      title: 'Emergency requests',
      section: 'plan',
      back: { href: backFrom(String(req.query.from ?? '')), text: 'Back' },
      notes: emergencyNotes(services),
      providers: [...services.catalog.providers.values()].map((provider) => emergencyRoute(provider, asOf)),
    });
  };
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
