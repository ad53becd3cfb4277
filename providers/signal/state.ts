/** What the reading of Signal's exports keeps across files: people, and media by their place. */
import type { Item, Listing } from '../../src/returns/contract.js';
import { Parties } from '../../src/returns/declared/parties.js';

export class SignalState {
  readonly parties = new Parties('Signal');
  private readonly byPath = new Map<string, number>();

  constructor(listing: Listing) {
    for (const { container, name, no } of listing.items) this.byPath.set(`${container}/${name}`, no);
  }

  /** The item that a path beside the chat names; the path itself when it is not there. */
  mediaOf(item: Item, path: string): string {
    const folder = item.name.slice(0, item.name.length - item.base.length);
    const no = this.byPath.get(`${item.container}/${folder}${decode(path)}`);
    return no === undefined ? path : `item:${no}`;
  }
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
