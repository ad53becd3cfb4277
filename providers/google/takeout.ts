/** Reader of Google Takeout, in any language: files are known by their keys, columns and tags. */
import type {
  Claim,
  Item,
  Listing,
  Output,
  Reader,
  ReaderRun,
  Recognised,
} from '../../src/returns/contract.js';
import type { Facts } from './context.js';
import { FileIndex } from './file-index.js';
import { asideOf, kindOf, namedLikeTakeout } from './files.js';
import { layouts } from './layouts.js';
import { joinedPictures } from './people/photo-join.js';
import { plainFile } from './plain-files.js';

export const takeoutReader: Reader = {
  id: 'google-takeout',
  version: 2,
  provider: 'google',
  title: 'Google Takeout: locations, activity, Chrome, Chat, Mail, Photos, Voice, Play, YouTube and more',
  layouts: [...layouts, { id: 'takeout', title: 'Several of these in one Takeout' }],
  recognise,
  start: (listing) => new TakeoutRun(listing),
};

async function recognise(listing: Listing): Promise<Recognised | null> {
  const found = new Set<string>();
  let first: Item | undefined;
  for (const item of listing.items) {
    const kind = await kindOf(item);
    if (kind === null || kind.shared) continue;
    first ??= item;
    found.add(kind.layout);
  }
  if (first === undefined) return byNames(listing);
  const layout = found.size === 1 ? ([...found][0] ?? 'takeout') : 'takeout';
  return {
    score: 80,
    layout,
    evidence: `${first.path} has the content of a Google export (${[...found].join(', ')}).`,
  };
}

/** A Takeout whose files are all empty, or of kinds that the generic reader takes, is still Google's answer. */
function byNames(listing: Listing): Recognised | null {
  const named = listing.items.filter(namedLikeTakeout);
  if (named[0] === undefined) return null;
  return {
    score: 30,
    layout: 'takeout',
    evidence: `${named.length} files lie in folders of a Google Takeout, the first ${named[0].path}.`,
  };
}

class TakeoutRun implements ReaderRun {
  readonly #facts: Facts;
  readonly #listing: Listing;
  #pictures: Promise<Set<number>> | null = null;

  constructor(listing: Listing) {
    this.#listing = listing;
    this.#facts = { files: new FileIndex(listing.items) };
  }

  async claim(item: Item): Promise<Claim | null> {
    const kind = await kindOf(item);
    if (kind !== null)
      return { table: kind.table, read: (file: Item, out: Output) => kind.read(file, out, this.#facts) };
    const plain = await plainFile(item);
    if (plain !== null) return plain;
    this.#pictures ??= joinedPictures(this.#listing, this.#facts.files);
    if ((await this.#pictures).has(item.no))
      return { table: 'photo', setAside: 'a picture: shown with its companion file' };
    const why = await asideOf(item);
    return why === null ? null : { table: 'set aside', setAside: why };
  }
}
