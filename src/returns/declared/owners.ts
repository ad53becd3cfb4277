/** Remembers whose files lie where, so that a file which does not name its account gets the right one. */
import type { Item } from '../contract.js';

/** Accounts by the folder of the file that named them. */
export class Owners {
  /** All that were named, in order. */
  readonly all = new Set<string>();
  private readonly byFolder = new Map<string, Set<string>>();

  /** The item says that its folder is this account's. */
  learn(item: Item, account: string | undefined): void {
    const name = account?.trim();
    if (name === undefined || name === '') return;
    this.all.add(name);
    for (const folder of foldersOf(item)) {
      const there = this.byFolder.get(folder) ?? new Set();
      there.add(name);
      this.byFolder.set(folder, there);
    }
  }

  /**
   * The account of the nearest folder above the item in which, at any depth, exactly one was named; undefined where
   * several were, since a guess could put one person's records on another.
   */
  of(item: Item): string | undefined {
    for (const folder of foldersOf(item)) {
      const there = this.byFolder.get(folder);
      if (there !== undefined) return there.size === 1 ? [...there][0] : undefined;
    }
    return undefined;
  }
}

/** The folder of an item and those above it, up to its container; nearest first. */
function foldersOf(item: Item): string[] {
  const parts = item.name.split('/').slice(0, -1);
  const folders: string[] = [];
  for (let n = parts.length; n >= 0; n--) folders.push(`${item.container}:${parts.slice(0, n).join('/')}`);
  return folders;
}
