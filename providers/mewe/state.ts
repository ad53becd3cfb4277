/** What the reading of a MeWe return keeps across its files. */
import type { Item, Listing } from '../../src/returns/contract.js';
import type { FileHead } from '../../src/returns/declared/file-head.js';
import { Owners } from '../../src/returns/declared/owners.js';
import { Parties } from '../../src/returns/declared/parties.js';

export class MeWeState {
  readonly owners = new Owners();
  readonly parties = new Parties('MeWe');
  private readonly byName = new Map<string, number[]>();

  constructor(listing: Listing) {
    for (const { container, base, no } of listing.items) {
      const key = `${container}/${base}`;
      this.byName.set(key, [...(this.byName.get(key) ?? []), no]);
    }
  }

  /** The item of that name in the same container, where there is one and no more. */
  mediaOf(item: Item, name: string): string {
    const found = this.byName.get(`${item.container}/${name}`) ?? [];
    return found.length === 1 ? `item:${found[0]}` : name;
  }
}

/** profile.txt names the account. */
export function learnUser({ item, text }: FileHead, state: MeWeState): void {
  state.owners.learn(item, /^user_id: *(\S+)/m.exec(text)?.[1]);
}
