/** Finds the files that records name: attachments, pictures, recordings. */
import type { Item } from '../../src/returns/contract.js';

/** All files of a return, by folder and name. */
export class FileIndex {
  readonly #byPlace = new Map<string, Item>();

  constructor(items: readonly Item[]) {
    for (const item of items) this.#byPlace.set(item.path, item);
  }

  /** The file of this name in the folder of `beside`; undefined when there is none. */
  near(beside: Item, name: string): Item | undefined {
    const folder = beside.path.slice(0, beside.path.length - beside.base.length);
    return this.#byPlace.get(folder + name);
  }

  /** `item:<no>` where the file is there, else the name as it stood. */
  reference(beside: Item, name: string): string {
    const found = this.near(beside, name);
    return found === undefined ? name : `item:${found.no}`;
  }
}
