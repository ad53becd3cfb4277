/** What one reading of a Snap return knows across its files. */
import type { Item, Listing } from '../../src/returns/contract.js';
import { Duplicates } from './duplicates.js';
import { MediaIndex } from './media-index.js';
import { partOf } from './parts.js';

export class SnapReading {
  readonly media: MediaIndex;
  /** Days (since 1970) on which a Memory was made, by file's user, for the gaps between them. */
  readonly memoryDays = new Set<number>();
  readonly #usernames = new Map<string, string>();
  readonly #repeated = new Set<string>();
  readonly #duplicates = new Duplicates();

  readonly #tables: ReadonlyMap<Item, string>;

  /** @param tables the files that hold one of Snap's tables, with its name */
  constructor(
    readonly listing: Listing,
    tables: ReadonlyMap<Item, string>,
  ) {
    this.media = new MediaIndex(listing);
    this.#tables = tables;
    const met = new Set<string>();
    for (const item of listing.items) {
      const name = this.#nameOf(item);
      if (met.has(name)) this.#repeated.add(name);
      met.add(name);
    }
  }

  /** Only a table that comes more than once can hold rows that stand in another file; null for all others. */
  duplicatesFor(item: Item): Duplicates | null {
    return this.#repeated.has(this.#nameOf(item)) ? this.#duplicates : null;
  }

  #nameOf(item: Item): string {
    return this.#tables.get(item) ?? item.base.toLowerCase();
  }

  /** Remembers whom the legend of a file names. */
  learn(item: Item, username: string): void {
    const folder = folderOf(item);
    if (!this.#usernames.has(folder)) this.#usernames.set(folder, username);
  }

  /**
   * The account of a file whose own legend names none: that of its part folder, then of a file beside it, then the only
   * one of the whole return. Undefined where several accounts came and nothing says which.
   */
  accountOf(item: Item): string | undefined {
    const near = this.#usernames.get(folderOf(item)) ?? partOf(item)?.username;
    if (near !== undefined) return near;
    const all = new Set(this.#usernames.values());
    return all.size === 1 ? [...all][0] : undefined;
  }
}

function folderOf(item: Item): string {
  return item.path.slice(0, item.path.length - item.base.length);
}
