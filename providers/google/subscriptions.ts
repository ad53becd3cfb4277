/** YouTube's `subscriptions.csv`: the channels that a person follows. */
import type { Item, Output } from '../../src/returns/contract.js';
import { readTable, type TableSpec } from '../../src/returns/table.js';

const subscriptions: TableSpec = {
  id: 'subscriptions',
  kind: 'contact',
  category: 'contacts_friends',
  service: 'YouTube',
  columns: { 'Channel Id': { to: 'rest' }, 'Channel Url': { to: 'rest' }, 'Channel Title': { to: 'peers' } },
  required: ['Channel Title'],
};

/** Emits one `contact` for each row. */
export async function readSubscriptions(item: Item, out: Output): Promise<void> {
  await readTable(item, out, subscriptions);
  await out.drain();
}

/** True for a CSV with the three columns. */
export function isSubscriptions(head: string): boolean {
  return /^"?Channel Id"?,"?Channel Url"?,"?Channel Title"?/i.test(head);
}
