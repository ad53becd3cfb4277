/** Finds the file that a TextNow message names by a link: in media/ or voicemail/, with or without an ending. */
import type { Item, Listing } from '../../src/returns/contract.js';

const link = /^https:\/\/(voicemail-media|media)\.textnow\.com\/?\?h=(\S+)$/;
const folder = /(?:^|\/)(?:media|voicemail)\/[^/]+$/i;

export class SentFiles {
  private readonly byName = new Map<string, Item[]>();

  constructor(listing: Listing) {
    for (const item of listing.items) {
      if (!folder.test(item.name)) continue;
      const stem = item.base.replace(/\.[^.]+$/, '');
      for (const name of new Set([item.base, stem]))
        this.byName.set(name, [...(this.byName.get(name) ?? []), item]);
    }
  }

  /** Null when the text is no such link. A name that fits two files is left as it stands. */
  of(text: string): { ref: string; voicemail: boolean; note?: string } | null {
    const found = link.exec(text);
    if (found === null) return null;
    const name = plain(found[2]!);
    const voicemail = found[1] === 'voicemail-media';
    const there = this.byName.get(name) ?? [];
    if (there.length === 1) return { ref: `item:${there[0]!.no}`, voicemail };
    const why = there.length === 0 ? 'the file is not in the return' : `${there.length} files have this name`;
    return { ref: name, voicemail, note: `${name}: ${why}` };
  }
}

function plain(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
