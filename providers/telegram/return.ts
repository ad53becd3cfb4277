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
    { id: 'html', title: 'HTML pages of one chat (searchable only)' },
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
  for (const item of listing.matching(/\.html?$/i)) {
    if (await isPage(item))
      return { score: 60, layout: 'html', evidence: `${item.path} is a page of a Telegram export.` };
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
  if (
    /"about"\s*:/.test(head) &&
    /"(contacts|frequent_contacts|sessions|web_sessions)"\s*:\s*\{\s*"about"\s*:/.test(head)
  )
    return 'account';
  if (typed && dated && /"messages"\s*:\s*\[/.test(head)) return 'single-chat';
  return /"type"\s*:\s*"(personal_chat|saved_messages|replies|bot_chat|(private|public)_(group|supergroup|channel))"/.test(
    head,
  )
    ? 'single-chat'
    : null;
}

/** A page of the export's HTML form, told by the classes that it gives its messages. */
async function isPage(item: Item): Promise<boolean> {
  if (item.size === 0 || !/\.html?$/i.test(item.base)) return false;
  const head = (await item.head()).toString('utf8');
  return /class="page_(wrap|body)/.test(head) && /class="message (default|service)/.test(head);
}

/** Folders into which the export puts what was sent. */
const sentFolders =
  /(^|\/)(photos|files|video_files|voice_messages|round_video_messages|stickers|contacts|profile_pictures|stories|music|css|js|images)\//;

class TelegramRun implements ReaderRun {
  private readonly people = new People();
  private homes: Promise<string[]> | null = null;
  private readonly listing: Listing;
  private pages = 0;
  private readonly byPath = new Map<string, number>();

  constructor(listing: Listing) {
    this.listing = listing;
    for (const item of listing.items) this.byPath.set(`${item.container}/${item.name}`, item.no);
  }

  async claim(item: Item) {
    if ((await layoutOf(item)) === null) return this.other(item);
    const folder = item.name.slice(0, item.name.length - item.base.length);
    const find = (path: string) => {
      const no = this.byPath.get(`${item.container}/${folder}${path}`);
      return no === undefined ? path : `item:${no}`;
    };
    return { table: 'export', read: (_: Item, out: Output) => readExport(item, this.people, find, out) };
  }

  private async other(item: Item) {
    if (await isPage(item)) {
      this.pages += 1;
      return null;
    }
    const place = `${item.container}/${item.name}`;
    this.homes ??= foldersOf(this.listing);
    const home = (await this.homes).find((folder) => place.startsWith(folder));
    if (home === undefined || !sentFolders.test(place.slice(home.length))) return null;
    return {
      table: 'sent file',
      setAside: 'sent in a chat, whose message points to it, or the dress of the pages',
    };
  }

  async finish(out: Output): Promise<void> {
    if (this.pages > 0) {
      out.finding(
        'finding',
        'html-export',
        `${this.pages} pages of this Telegram export are HTML, which Tecum makes searchable but does not take apart into messages. Ask for the same export as “Machine-readable JSON” (result.json).`,
      );
    }
    for (const name of this.people.shared) {
      out.finding(
        'warning',
        'same-name',
        `More than one account is named “${name}”; they are told apart by the id beside the name.`,
      );
    }
  }
}

/** Container and folder of each export file, as `3/ChatExport_2026-03-01/`. */
async function foldersOf(listing: Listing): Promise<string[]> {
  const folders: string[] = [];
  for (const item of listing.items) {
    if ((await layoutOf(item)) === null && !(await isPage(item))) continue;
    folders.push(`${item.container}/${item.name.slice(0, item.name.length - item.base.length)}`);
  }
  return folders;
}
