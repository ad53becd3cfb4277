/** Joins `media_id` values to the media files of the return, by the token in the file's name. */
import type { Item, Listing, Output } from '../../src/returns/contract.js';
import { quoted } from '../../src/returns/told.js';
import { partOf } from './parts.js';

/** `<type>~media_v4~<time UTC>~<sender>~<recipient>~<saved|unsaved>~b~<token>~v4.<ext>` */
export interface MediaName {
  type: string;
  /** `2022-08-01-20-57-47UTC` as written. */
  time: string;
  sender: string;
  recipient: string;
  saved: boolean;
  token: string;
}

const extension = /\.(?:jpe?g|png|gif|webp|hei[cf]|svg|mp4|webm|mov|m4v|aac|m4a|mp3|wav|ogg|opus)$/i;
/** Characters at the end of a token that stay the same where its beginning differs between CSV and file name. */
const stable = 24;

/** Reads a file name of the new kind; null for others. */
export function parseMediaName(base: string): MediaName | null {
  const parts = base.replace(/\.[^.~]+$/, '').split('~');
  const b = parts.lastIndexOf('b');
  if (b < 6 || parts[1] !== 'media_v4' || parts[b + 1] === undefined) return null;
  return {
    type: parts[0]!,
    time: parts[2]!,
    sender: parts[3]!,
    recipient: parts.slice(4, b - 1).join('~'),
    saved: parts[b - 1] === 'saved',
    token: parts[b + 1]!,
  };
}

/** How a media id was joined. */
export interface Joined {
  /** `item:<no>`, of each file that fits; the id itself where none does. */
  references: string[];
  /** What was inferred, as a note; null where id and file name agree. */
  note: string | null;
}

export class MediaIndex {
  readonly #exact = new Map<string, Item[]>();
  readonly #tails = new Map<string, Item[]>();
  readonly #named = new Set<number>();
  readonly #all: Item[] = [];
  #missing = 0;
  #missingSample = '';
  #inferred = 0;

  constructor(listing: Listing) {
    for (const item of listing.items) if (isMedia(item) || isBare(item)) this.#add(item);
  }

  /** The item is Snap's media: one that no row names will be told of. */
  own(item: Item): void {
    this.#all.push(item);
  }

  /** Finds the file of a media id, beside the table first, then anywhere in the return. */
  join(id: string, table: Item): Joined {
    const token = tokenOf(id);
    const exact = nearest(this.#exact.get(token), table);
    if (exact) return { references: [this.#take(exact)], note: null };
    const alike = token.length >= stable ? (this.#tails.get(token.slice(-stable)) ?? []) : [];
    if (alike.length === 0) return this.#miss(id);
    this.#inferred += 1;
    const note = `media ${id.trim()} joined by the last ${stable} characters of its token`;
    if (new Set(alike.map((item) => tokenOf(tokenIn(item)))).size === 1)
      return { references: [this.#take(nearest(alike, table)!)], note };
    return {
      references: alike.map((item) => this.#take(item)),
      note: `${note}; ${alike.length} files end so, and which of them it is cannot be told`,
    };
  }

  /** Says which media ids have no file, which were joined by inference, and which files no row names. */
  report(out: Output): void {
    if (this.#missing > 0 && this.#all.length > 0) {
      out.finding(
        'warning',
        'media-missing',
        `${this.#missing} media id${this.#missing === 1 ? '' : 's'} in the tables name${this.#missing === 1 ? 's' : ''} ` +
          `no file of this return, for example "${quoted(this.#missingSample)}". Unsaved and opened Snaps are deleted by ` +
          'design; ask Snap where the process covers the media.',
      );
    }
    if (this.#inferred > 0) {
      out.finding(
        'warning',
        'media-inferred',
        `${this.#inferred} media file${this.#inferred === 1 ? ' was' : 's were'} joined by the last ${stable} characters ` +
          'of the token, because its beginning differs. Check the picture against its message.',
      );
    }
    const unnamed = this.#all.filter((item) => !this.#named.has(item.no));
    if (unnamed.length > 0) {
      out.finding(
        'warning',
        'media-unnamed',
        `${unnamed.length} media file${unnamed.length === 1 ? '' : 's'} came that no row names, for example ` +
          `"${quoted(unnamed[0]!.base)}". Look at ${unnamed.length === 1 ? 'it' : 'them'} by hand.`,
      );
    }
  }

  #take(item: Item): string {
    this.#named.add(item.no);
    return `item:${item.no}`;
  }

  #miss(id: string): Joined {
    this.#missing += 1;
    if (this.#missingSample === '') this.#missingSample = id;
    return { references: [id], note: null };
  }

  #add(item: Item): void {
    const token = tokenIn(item);
    push(this.#exact, tokenOf(token), item);
    if (token.length >= stable) push(this.#tails, token.slice(-stable), item);
  }
}

/** True for media in a part folder, or with a name as Snap gives it; a return may hold another provider's too. */
export function hasSnapName(item: Item): boolean {
  return parseMediaName(item.base) !== null || partOf(item) !== null;
}

/** True for a file that Snap's media would be: by its name's ending, or by the grammar of its name. */
export function isMedia(item: Item): boolean {
  return extension.test(item.base) || parseMediaName(item.base) !== null;
}

/** True for a name without an ending, as old returns have it for media: only the content tells. */
export function isBare(item: Item): boolean {
  return !item.base.includes('.');
}

function tokenIn(item: Item): string {
  return parseMediaName(item.base)?.token ?? item.base.replace(extension, '');
}

/** `b~TOKEN`, `type:TOKEN` and `TOKEN` name the same file. */
function tokenOf(id: string): string {
  const trimmed = id.trim();
  const after = Math.max(trimmed.lastIndexOf('b~') + 1, trimmed.lastIndexOf(':'));
  return after > 0 ? trimmed.slice(after + 1) : trimmed;
}

function nearest(items: readonly Item[] | undefined, table: Item): Item | undefined {
  if (!items || items.length === 1) return items?.[0];
  const folder = table.path.slice(0, table.path.length - table.base.length);
  return items.find((item) => item.path.startsWith(folder)) ?? items[0];
}

function push(index: Map<string, Item[]>, key: string, item: Item): void {
  const list = index.get(key);
  if (list) list.push(item);
  else index.set(key, [item]);
}
