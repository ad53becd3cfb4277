/** What one reading of a download keeps across its files. */
import type { Listing, Output } from '../../../src/returns/contract.js';
import { DownloadMedia } from './media.js';

/** Accounts told to the ledger once each; beyond this many they are told again when met again. */
const remembered = 100_000;

export class DownloadState {
  readonly media: DownloadMedia;
  /** Whose file is being read. */
  account: string | undefined;
  /** All whose files were read. */
  readonly subjects = new Set<string>();
  /** Counts whose name says microseconds and that are milliseconds by their size. */
  milliseconds = 0;
  /** Messages whose two times do not agree. */
  disagree = 0;
  readonly #threads = new Map<string, string>();
  readonly #told = new Set<string>();

  constructor(listing: Listing) {
    this.media = new DownloadMedia(listing);
  }

  /** The name of a conversation: its title beside its key, the first that is met with one. */
  thread(key: string, title: string | undefined): string {
    const known = this.#threads.get(key);
    if (known !== undefined) return known;
    const name = title === undefined ? key : `${title} (${key})`;
    this.#threads.set(key, name);
    return name;
  }

  party(id: string, out: Output): void {
    if (id === '' || this.#told.has(id)) return;
    if (this.#told.size >= remembered) this.#told.clear();
    this.#told.add(id);
    out.account({ id, service: 'Snapchat', role: this.subjects.has(id) ? 'subject' : 'party' });
  }

  report(out: Output): void {
    // Told once more: one may have been met as a party of another download before.
    for (const id of this.subjects) out.account({ id, service: 'Snapchat', role: 'subject' });
    this.media.report(out);
    if (this.milliseconds > 0) {
      const text = `“Created(microseconds)” holds milliseconds in ${this.milliseconds} messages: told by its size and checked against “Created”.`;
      out.finding('warning', 'unit-misnamed', text);
    }
    if (this.disagree > 0) {
      const text = `In ${this.disagree} messages “Created” and “Created(microseconds)” name different moments; “Created” is used. Compare them before quoting a time.`;
      out.finding('finding', 'times-differ', text);
    }
  }
}
