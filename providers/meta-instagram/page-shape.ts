/** Tells the HTML pages of an Instagram or Facebook download by their classes, and a conversation from a list. */
import type { Item } from '../../src/returns/contract.js';

/** `old`: Facebook's pages up to 2018 (`messages.htm`, `messages/0.html`). */
export type PageShape = 'page-thread' | 'page-list' | 'page-old';

/** Class names of a box and its parts, in the pages of 2018 to 2020 and those since. */
const box = /class="[^"]*\b(?:_2lej|_a6-g)\b[^"]*"/;
const heading = /class="[^"]*\b(?:_2lek|_a6-h)\b[^"]*"[^>]*>([^<]*)</g;
const old = /class="message_header"/;

/** The shape of a page; null where it is none of a download. */
export async function pageShapeOf(item: Item): Promise<PageShape | null> {
  const head = await pageHead(item);
  if (head === null) return null;
  if (old.test(head) && /class="(?:thread|user)"/.test(head)) return 'page-old';
  if (!box.test(head)) return null;
  return isThread(item, head) ? 'page-thread' : 'page-list';
}

/** Facebook or Instagram, where the page says so; null where it could be either. */
export async function pageSpeaksForFacebook(item: Item, shape: PageShape): Promise<boolean | null> {
  if (shape === 'page-old') return true;
  if (/instagram/i.test(item.path)) return false;
  const head = (await pageHead(item)) ?? '';
  if (/instagram\.com|your_instagram_activity/.test(head)) return false;
  if (/facebook|messenger/i.test(item.path)) return true;
  return /facebook\.com|your_(?:facebook_)?activity_across_facebook|your_facebook_activity|\b_2lej\b/.test(
    head,
  )
    ? true
    : null;
}

/** The first bytes of an HTML page as text; null for other files. */
export async function pageHead(item: Item): Promise<string | null> {
  if (item.size === 0) return null;
  const bytes = await item.head();
  if (!/^(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|head|body|div|meta)/i.test(bytes.toString('latin1', 0, 512)))
    return null;
  return bytes.toString('utf8').replace(/^\ufeff/, '');
}

/** By its name or the files that it shows; else by a heading that comes again, or is the page's title, as only a person's does. */
function isThread(item: Item, head: string): boolean {
  if (/(^|\/)message(_\d+)?\.html?$/i.test(item.name)) return true;
  if (/(?:href|src)="[^"]*messages\/(?:inbox|message_requests|archived_threads|e2ee_cutover)\//.test(head))
    return true;
  const names = [...head.matchAll(heading)].map((found) => found[1]!.trim()).filter((name) => name !== '');
  const title = /<title>([^<]*)<\/title>/i.exec(head)?.[1]?.trim() ?? '';
  if (names.some((name) => name.startsWith('Participants:'))) return true;
  return names.length > 1 && (names.includes(title) || new Set(names).size < names.length);
}
