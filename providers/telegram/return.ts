/** Reader of the JSON that Telegram Desktop's export writes: one chat or the whole account. */
import type { Item, Listing, Output, Reader, ReaderRun, Recognised } from '../../src/returns/contract.js';
import { People } from './chats.js';
import { readExport } from './export-file.js';

export const reader: Reader = {
  id: 'telegram-export',
  version: 1,
  provider: 'telegram',
  title: 'Telegram Desktop export (JSON)',
  layouts: [
    { id: 'single-chat', title: 'One chat: name, type, id, messages' },
    { id: 'account', title: 'The whole account: chats, contacts, sessions' },
  ],
  recognise,
  start: (listing) => new TelegramRun(listing),
};

async function recognise(listing: Listing): Promise<Recognised | null> {
  for (const item of listing.items) {
    const layout = await layoutOf(item);
    if (layout === null) continue;
    return { score: 85, layout, evidence: `${item.path} has the members of a Telegram export (${layout}).` };
  }
  return null;
}

/** Told by the members: typed messages with Telegram's own dates or ids, at the root or below `chats.list`. */
async function layoutOf(item: Item): Promise<'single-chat' | 'account' | null> {
  if (item.size === 0 || !/\.json$/i.test(item.base)) return null;
  const head = (await item.head()).toString('utf8').replace(/^\ufeff/, '');
  if (!/^\s*\{/.test(head)) return null;
  const typed = /"type"\s*:\s*"(message|service)"/.test(head);
  const dated = /"(date_unixtime|text_entities|from_id|actor_id|date)"\s*:/.test(head);
  if (/"(chats|left_chats)"\s*:\s*\{[^[\]]*"list"\s*:\s*\[/.test(head) && (typed || /"about"\s*:/.test(head)))
    return 'account';
  if (/"personal_information"\s*:\s*\{[^{}]*"(user_id|phone_number)"/.test(head) && /"about"\s*:/.test(head))
    return 'account';
  if (typed && dated && /"messages"\s*:\s*\[/.test(head)) return 'single-chat';
  return /"type"\s*:\s*"(personal_chat|saved_messages|bot_chat|(private|public)_(group|supergroup|channel))"/.test(
    head,
  )
    ? 'single-chat'
    : null;
}

class TelegramRun implements ReaderRun {
  private readonly people = new People();
  private readonly byPath = new Map<string, number>();

  constructor(listing: Listing) {
    for (const item of listing.items) this.byPath.set(`${item.container}/${item.name}`, item.no);
  }

  async claim(item: Item) {
    if ((await layoutOf(item)) === null) return null;
    const folder = item.name.slice(0, item.name.length - item.base.length);
    const find = (path: string) => {
      const no = this.byPath.get(`${item.container}/${folder}${path}`);
      return no === undefined ? path : `item:${no}`;
    };
    return { table: 'export', read: (_: Item, out: Output) => readExport(item, this.people, find, out) };
  }

  async finish(out: Output): Promise<void> {
    for (const name of this.people.shared) {
      out.finding(
        'warning',
        'same-name',
        `More than one account is named “${name}”; they are told apart by the id beside the name.`,
      );
    }
  }
}
