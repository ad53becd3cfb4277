/** Joins what the JSON names to the pictures and videos of the download. */
import type { Item, Listing, Output } from '../../../src/returns/contract.js';
import { quoted } from '../../../src/returns/told.js';

/** `2025-02-24_b~TOKEN.jpg`, `2019-02-13_media~zip-<uuid>.mp4`, `2020-02-14_<uuid>-main.jpg`. */
const dated = /^\d{4}-\d\d-\d\d_(.+?)(?:\.[^.]+)?$/;
const folders = /(?:^|\/)(?:chat_media|memories|memories_media|shared_story)\//i;

export class DownloadMedia {
  readonly #byToken = new Map<string, Item[]>();
  readonly #own: Item[] = [];
  readonly #named = new Set<number>();
  #missing = 0;
  #sample = '';

  constructor(listing: Listing) {
    for (const item of listing.items) {
      const token = dated.exec(item.base)?.[1];
      if (!this.isOwn(item)) continue;
      this.#own.push(item);
      const key = keyOf(token ?? item.base.replace(/\.[^.]+$/, ''));
      this.#byToken.set(key, [...(this.#byToken.get(key) ?? []), item]);
    }
  }

  /** True for a file in one of the download's media folders, or with the grammar of its media names. */
  isOwn(item: Item): boolean {
    return !/\.(?:json|html?)$/i.test(item.base) && (folders.test(item.name) || dated.test(item.base));
  }

  /** References for a message's `Media IDs`: several are set apart by `|` or a comma. */
  ofIds(ids: string): string[] {
    return ids
      .split(/\s*[|,]\s*/)
      .filter((id) => id !== '')
      .flatMap((id) => this.#find(id) ?? this.#miss(id));
  }

  /** References for the file of a memory, whose link names it as `mid`; the link itself is no file of the return. */
  ofLink(link: string): string[] {
    const id = /[?&]mid=([^&#]+)/.exec(link)?.[1];
    return id === undefined ? [] : (this.#find(id) ?? []);
  }

  report(out: Output): void {
    if (this.#missing > 0 && this.#own.length > 0) {
      const text = `${this.#missing} media ids of messages name no file of this download, for example “${quoted(this.#sample)}”. A download comes in several zips: look for the others.`;
      out.finding('warning', 'media-missing', text);
    }
    const unnamed = this.#own.filter((item) => !this.#named.has(item.no));
    if (unnamed.length === 0) return;
    const text = `${unnamed.length} media files came that nothing in the JSON names, for example “${quoted(unnamed[0]!.base)}”. The day in a file’s name is all that dates it: look at them by hand.`;
    out.finding('warning', 'media-unnamed', text);
  }

  #find(id: string): string[] | undefined {
    const items = this.#byToken.get(keyOf(id));
    if (items === undefined) return undefined;
    for (const item of items) this.#named.add(item.no);
    return items.map((item) => `item:${item.no}`);
  }

  #miss(id: string): string[] {
    this.#missing += 1;
    if (this.#sample === '') this.#sample = id;
    return [id];
  }
}

/** A memory's picture and the layer drawn over it (`-main`, `-overlay`) share its id. */
function keyOf(token: string): string {
  return token.replace(/-(?:main|overlay)$/i, '').toLowerCase();
}
