/** Reader of what Telegram Desktop's export writes: JSON of one chat or the whole account, or HTML pages of a chat. */
import type { Item, Listing, Output, Reader, ReaderRun, Recognised } from '../../src/returns/contract.js';
import { quoted } from '../../src/returns/told.js';
import { People } from './chats.js';
import { readExport } from './export-file.js';
import { readPage } from './page-file.js';

export const reader: Reader = {
  id: 'telegram-export',
  version: 1,
  provider: 'telegram',
  title: 'Telegram Desktop export (JSON and HTML)',
  layouts: [
    { id: 'html', title: 'HTML pages of one chat' },
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
  for (const item of listing.items) {
    if (await isPage(item))
      return { score: 60, layout: 'html', evidence: `${item.path} is a page of a Telegram export.` };
  }
  return null;
}

/** Told by the members: typed messages with Telegram's own dates or ids, at the root or below `chats.list`. */
async function layoutOf(item: Item): Promise<'single-chat' | 'account' | null> {
  const head = await textFrom(item, '{');
  if (head === null) return null;
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

/** The first bytes as text where they begin with that sign, whatever the file is called; null for all others. */
async function textFrom(item: Item, sign: '{' | '<'): Promise<string | null> {
  if (item.size === 0) return null;
  const head = await item.head();
  if (!/^(?:\xef\xbb\xbf)?\s*[{<]/.test(head.toString('latin1', 0, 512))) return null;
  const text = head
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart();
  return text.startsWith(sign) ? text : null;
}

/** A page of the export's HTML form, told by the classes that it gives its messages. */
async function isPage(item: Item): Promise<boolean> {
  const head = await textFrom(item, '<');
  if (head === null) return false;
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
    const folder = item.name.slice(0, item.name.length - item.base.length);
    const find = (path: string) => {
      const no = this.byPath.get(`${item.container}/${folder}${path}`);
      return no === undefined ? path : `item:${no}`;
    };
    if ((await layoutOf(item)) !== null)
      return { table: 'export', read: (_: Item, out: Output) => readExport(item, this.people, find, out) };
    if (!(await isPage(item))) return this.other(item);
    // The same account may be exported in both forms; its pages say nothing that the JSON does not.
    if (this.jsonBeside(folder, item.container))
      return { table: 'page', setAside: 'a page of what result.json beside it holds, which is read' };
    this.pages += 1;
    return { table: 'page', read: (_: Item, out: Output) => readPage(item, find, out) };
  }

  private jsonBeside(folder: string, container: number | null): boolean {
    return this.byPath.has(`${container}/${folder}result.json`);
  }

  private async other(item: Item) {
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
        'warning',
        'html-export',
        `${this.pages} pages of this Telegram export are HTML: they bear names but no account ids, so that two people of one name cannot be told apart. Ask for the same export as “Machine-readable JSON” (result.json).`,
      );
    }
    for (const name of this.people.shared) {
      out.finding(
        'warning',
        'same-name',
        `More than one account is named “${quoted(name)}”; they are told apart by the id beside the name.`,
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
