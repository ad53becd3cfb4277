/** What waits at home: returns that were read and that this person has not looked at yet. */
import type { Person } from '../../store/desk/people.js';
import type { WaitingItem } from '../home.js';
import type { BaseServices } from '../services.js';
import type { Stores } from './stores.js';
import { whoOf } from './who.js';

/** Days after which an unread return is no news any more. */
const newsDays = 30;

/** One line for each; a return that could not be read waits too. */
export async function waitingReturns(
  base: BaseServices,
  stores: Stores,
  person: Person,
): Promise<WaitingItem[]> {
  const cases = await base.access.cases(person, 'evidence.read');
  const since = new Date(base.now().getTime() - newsDays * 86_400_000).toISOString();
  const items: WaitingItem[] = [];
  for (const made of await stores.returns.list(cases === 'every' ? null : cases)) {
    const newest = (await stores.readings.ofReturn(made.id))[0];
    if (!newest?.finishedAt || newest.finishedAt < since || newest.state === 'cancelled') continue;
    const seen = (await stores.custody.list(made.id)).some(
      (entry) => entry.action === 'viewed' && entry.who === whoOf(person) && entry.at >= newest.finishedAt!,
    );
    if (seen) continue;
    const provider = newest.provider ?? made.provider;
    const name = provider === null ? 'a provider' : (base.catalog.providers.get(provider)?.name ?? provider);
    items.push({
      text: `Return from ${name} ${newest.state === 'failed' ? 'could not be read' : `is read: ${countsOf(newest)}`}`,
      href: `/cases/${made.caseId}/returns/${made.id}`,
      since: newest.finishedAt,
    });
  }
  return items;
}

/** `85 records, 4 findings`: what the list, the case and the home page say of a reading. */
export function countsOf(reading: { findings: number; drift: number; records: number }): string {
  const findings = reading.findings + reading.drift;
  const parts = [
    `${reading.records.toLocaleString('en-US')} ${reading.records === 1 ? 'record' : 'records'}`,
  ];
  if (findings > 0) parts.push(`${findings} ${findings === 1 ? 'finding' : 'findings'}`);
  return parts.join(', ');
}
