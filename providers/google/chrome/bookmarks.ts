/** Bookmarks and the reading list of Chrome: the bookmark file that browsers share, with Google's counts of time. */

import type { Instant, Item, Output } from '../../../src/returns/contract.js';
import { emptyRecord } from '../../../src/returns/empty-record.js';
import { type HtmlHandler, readHtml } from '../../../src/returns/formats/html.js';
import { encodingLabel } from '../../../src/returns/formats/text.js';
import { instant } from '../../../src/returns/time.js';
import { since1601 } from '../json-kinds.js';

interface Entry {
  attributes: Record<string, string>;
  text: string;
  start: number;
  folder: boolean;
}

/** Emits one `other` for each bookmark and each folder, with the folder it lies in. */
export async function readBookmarks(item: Item, out: Output): Promise<void> {
  const list = new BookmarkList(out);
  const info = await readHtml(item, list);
  out.encoding(encodingLabel(info.encoding));
  if (list.entries === 0) out.field('A', 'read', 0);
  list.end(item.size);
  await out.drain();
}

class BookmarkList implements HtmlHandler {
  entries = 0;
  readonly #folders: string[] = [];
  #last: string | undefined;
  #entry: Entry | null = null;
  readonly #heads = new Set(['Bookmarks', 'Reading list']);
  readonly #stray: string[] = [];

  constructor(private readonly out: Output) {}

  open(name: string, attributes: Record<string, string>, start: number): void {
    if (name === 'a' || name === 'h3') this.#entry = { attributes, text: '', start, folder: name === 'h3' };
    if (name === 'dl') this.#folders.push(this.#last ?? '');
  }

  text(text: string): void {
    if (this.#entry !== null) this.#entry.text += text;
    else if (text.trim() === '') return;
    else if (this.#heads.has(text.trim()))
      this.out.field('(headings)', 'set_aside', 1, 'the title of the page');
    else this.#stray.push(text.trim());
  }

  /** Words that belong to no bookmark (a description, an odd heading) are kept in a record of their own. */
  end(size: number): void {
    if (this.#stray.length === 0) return;
    const why = 'words that stand in no bookmark; kept in a record of their own';
    this.out.field('(other texts)', 'unknown', this.#stray.length, why, this.#stray[0]);
    this.out.rows(1);
    const rest = { stray: this.#stray };
    this.out.record({ kind: 'other', service: 'Chrome', rest, source: { offset: 0, length: size } });
  }

  close(name: string, _start: number, end: number): void {
    if (name === 'dl') this.#folders.pop();
    if ((name === 'a' || name === 'h3') && this.#entry !== null) this.#emit(this.#entry, end);
  }

  #emit(entry: Entry, end: number): void {
    this.#entry = null;
    const title = entry.text.trim();
    if (entry.folder) this.#last = title;
    const rest: Record<string, string> = emptyRecord();
    for (const [key, value] of Object.entries(entry.attributes)) {
      if (key === 'add_date') this.out.field('ADD_DATE', 'read');
      else rest[key] = value;
      if (key !== 'add_date')
        this.out.field(key.toUpperCase(), known.has(key) ? 'read' : 'unknown', 1, undefined, value);
    }
    const folder = this.#folders.at(-1);
    if (folder) rest.folder = folder;
    this.out.field(entry.folder ? 'H3' : 'A', 'read');
    this.entries += 1;
    this.out.rows(1);
    this.out.record({
      kind: 'other',
      at: timeOf(entry.attributes.add_date),
      text: title,
      service: 'Chrome',
      rest,
      source: { offset: entry.start, length: end - entry.start },
    });
  }
}

const known = new Set('href last_modified icon icon_uri personal_toolbar_folder'.split(' '));

/** Seconds, milliseconds or microseconds from 1970, or microseconds from 1601, told by their size; 0 is none. */
function timeOf(text: string | undefined): Instant | null {
  if (text === undefined || text === '' || text === '0') return null;
  const digits = text.replace(/\D/g, '');
  if (digits.length >= 17) return since1601(text);
  return instant.epochBySize(text).instant;
}

/** True for the bookmark file of browsers as Chrome writes it. */
export function isBookmarks(head: string): boolean {
  return /<!DOCTYPE NETSCAPE-Bookmark-file-1>/i.test(head);
}
