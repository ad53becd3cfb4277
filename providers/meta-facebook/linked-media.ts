/** Joins a file that a record names to the item of the return that holds it, by folder and name. */
import type { Item, Listing, Output } from '../../src/returns/contract.js';
import { quoted } from '../../src/returns/told.js';

const mediaFolder = 'linked_media/';

/** All files of the return by container and path, and which of them were named by a record. */
export class LinkedMedia {
  readonly #byPath = new Map<string, Item>();
  readonly #linked: Item[] = [];
  readonly #named = new Set<number>();
  readonly #missing = new Map<string, number>();

  constructor(listing: Listing) {
    for (const item of listing.items) {
      const key = keyOf(item.container, item.name);
      this.#byPath.set(key, item);
      // Names that a person's tools wrote in capitals are found where none is written as the page has it.
      const lower = key.toLowerCase();
      if (!this.#byPath.has(lower)) this.#byPath.set(lower, item);
      if (isLinkedMedia(item)) this.#linked.push(item);
    }
  }

  /**
   * The reference for a path that a page names: `item:<no>`, or the path as it stood where no such file came.
   * Two sets of records may each hold a file of the same name, so the page's own folder counts.
   */
  reference(page: Item, path: string): string {
    const found = this.find(page, path) ?? this.find(page, mediaFolder + path);
    if (found) {
      this.#named.add(found.no);
      return `item:${found.no}`;
    }
    this.#missing.set(path, (this.#missing.get(path) ?? 0) + 1);
    return path;
  }

  /** The item at a path beside the page, if it came. */
  find(page: Item, path: string): Item | undefined {
    const clean = path.trim().replace(/^\.?\//, '');
    const key = keyOf(page.container, folderOf(page.name) + clean);
    return this.#byPath.get(key) ?? this.#byPath.get(key.toLowerCase());
  }

  /** Says which named files did not come, and which files no record names. */
  report(out: Output): void {
    if (this.#missing.size > 0) {
      const names = [...this.#missing.keys()];
      out.finding(
        'finding',
        'linked-media-missing',
        `${count(names.length, 'media file')} that the records name did not come with the return, for example ` +
          `"${quoted(names[0]!)}". Ask the provider for the missing files.`,
      );
    }
    const unnamed = this.#linked.filter((item) => !this.#named.has(item.no));
    if (unnamed.length > 0) {
      out.finding(
        'warning',
        'linked-media-unnamed',
        `${count(unnamed.length, 'media file')} came that no record names, for example "${quoted(unnamed[0]!.name)}". ` +
          'Look at them by hand.',
      );
    }
  }
}

/** True for a file in a `linked_media` folder, however deep. */
export function isLinkedMedia(item: Item): boolean {
  const name = item.name.toLowerCase();
  return name.startsWith(mediaFolder) || name.includes(`/${mediaFolder}`);
}

function folderOf(name: string): string {
  return name.slice(0, name.lastIndexOf('/') + 1);
}

function keyOf(container: number | null, name: string): string {
  return `${container ?? ''}:${name}`;
}

function count(n: number, word: string): string {
  return `${n} ${word}${n === 1 ? '' : 's'}`;
}
