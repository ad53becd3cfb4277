/** What the files of one Kik return need of each other: whose it is, its media, how many messages its rows stand for. */
import type { Item, Listing, Output } from '../../src/returns/contract.js';
import { headText } from '../../src/returns/formats/head-text.js';
import { quoted } from '../../src/returns/told.js';
import { logName, logNames } from './log-shapes.js';

/** Media by their id: the name of the file, with or without an extension. */
export class MediaIndex {
  private readonly byName = new Map<string, number>();

  constructor(items: readonly Item[]) {
    for (const item of items) {
      if (/\.(csv|txt|pdf|xlsx?)$/i.test(item.base)) continue;
      const bare = item.base.replace(/\.\w{2,4}$/, '');
      for (const name of [item.base, bare]) if (!this.byName.has(name)) this.byName.set(name, item.no);
    }
  }

  /** `item:<no>`, or the id as it stood when no such file came. */
  of(id: string): string {
    const no = this.byName.get(id) ?? this.byName.get(id.replace(/\.\w{2,4}$/, ''));
    return no === undefined ? id : `item:${no}`;
  }
}

export class KikReading {
  readonly media: MediaIndex;
  private readonly listing: Listing;
  private readonly subjects = new Set<string>();
  /** The account of each folder, from the log of binds in it. */
  private readonly ofFolder = new Map<string, string>();
  private rows = 0;
  private messages = 0;

  constructor(listing: Listing) {
    this.listing = listing;
    this.media = new MediaIndex(listing.items);
  }

  /** Learns whose accounts the return is about, from the first line of each log of binds, old or new. */
  async learn(item: Item): Promise<void> {
    const text = (await headText(await item.head())).replace(/^\ufeff/, '');
    const [first = '', second = ''] = text.split(/\r?\n/);
    const at = first.split(',').findIndex((cell) => cell.replace(/"/g, '') === 'user_jid');
    const user = at < 0 ? first.split('\t')[1] : second.split(',')[at]?.replace(/"/g, '');
    if (user === undefined || user === '') return;
    this.subjects.add(user);
    this.ofFolder.set(folderOf(item), user);
  }

  /** Adds an account the return is about. */
  addSubject(user: string): void {
    this.subjects.add(user);
  }

  /** Which of these people the return is about; first the one whose folder the file lies in. */
  subjectOf(people: readonly (string | undefined)[], item: Item): string | undefined {
    const own = this.ofFolder.get(folderOf(item));
    if (own !== undefined && people.includes(own)) return own;
    return people.find((one) => one !== undefined && this.subjects.has(one));
  }

  countMessages(count: number): void {
    this.rows += 1;
    this.messages += count;
  }

  /** Accounts, logs that are not there, and what the rows stand for. */
  report(out: Output): void {
    for (const id of this.subjects) out.account({ id, service: 'Kik', role: 'subject' });
    this.reportAbsent(out);
    if (this.messages === this.rows) return;
    const text = `The chat logs have ${this.rows} rows that stand for ${this.messages} messages: Kik folds several into a row. Count messages by message_count, not by rows.`;
    out.finding('warning', 'rows-stand-for-more', text);
  }

  /** A log that is not there was not produced; one that is there and empty says that there was nothing. */
  private reportAbsent(out: Output): void {
    const folders = new Map<string, Set<string>>();
    for (const item of this.listing.items) {
      const name = logName(item.base);
      if (name === null) continue;
      const folder = folderOf(item);
      folders.set(folder, (folders.get(folder) ?? new Set()).add(name));
    }
    for (const [folder, names] of folders) {
      const absent = logNames.filter((name) => !names.has(name));
      if (absent.length === 0) continue;
      const text = `${quoted(folder)} has no log named ${absent.join(', ')}. A log that is absent is not one that is empty: ask Kik whether it was produced.`;
      out.finding('warning', 'log-absent', text);
    }
  }
}

function folderOf(item: Item): string {
  return item.path.slice(0, item.path.length - item.base.length);
}
