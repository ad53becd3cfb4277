/** Joins the `uri` of a Meta download to the file of that name. */
import type { Item, Listing } from '../../src/returns/contract.js';

/** All files by container and name. */
export class MediaIndex {
  private readonly byName = new Map<string, number>();

  constructor(listing: Listing) {
    for (const item of listing.items) this.byName.set(`${item.container}/${item.name}`, item.no);
  }

  /** `item:<no>` for a file at that path below any folder that holds `item`; the uri itself when there is none. */
  find(item: Item, uri: string): string {
    const path = uri.replace(/^\.\//, '');
    for (let end = item.name.lastIndexOf('/'); ; end = item.name.lastIndexOf('/', end - 1)) {
      const no = this.byName.get(`${item.container}/${item.name.slice(0, end + 1)}${path}`);
      if (no !== undefined) return `item:${no}`;
      if (end < 1) return uri;
    }
  }
}
