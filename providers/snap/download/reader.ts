/** Reads Snapchat's own download ("My Data"): JSON files by section, with the media of chats and Memories beside them. */
import type {
  Claim,
  Item,
  Listing,
  Output,
  Reader,
  ReaderRun,
  Recognised,
} from '../../../src/returns/contract.js';
import { readDownloadFile } from './file.js';
import { fitOf, isNamedPage, isTwin } from './known-files.js';
import { findOwners } from './owner.js';
import { DownloadState } from './state.js';

export const downloadReader: Reader = {
  id: 'snap-download',
  version: 1,
  provider: 'snap',
  title: 'Snapchat user download (My Data)',
  layouts: [{ id: 'my-data', title: 'JSON files by section, chat_media and memories beside them' }],
  recognise,
  start: (listing) => new DownloadRun(listing),
};

async function recognise(listing: Listing): Promise<Recognised | null> {
  for (const item of listing.items) {
    if ((await fitOf(item)) !== 'sure') continue;
    const evidence = `${item.path} has the members of a Snapchat My Data file.`;
    return { score: 85, layout: 'my-data', evidence };
  }
  return byPages(listing);
}

/** Pages that bear these names make a return Snap's only together, and never surely. */
const fewestPages = 3;

function byPages(listing: Listing): Recognised | null {
  const pages = listing.items.filter(isNamedPage);
  if (new Set(pages.map((item) => item.base.toLowerCase())).size < fewestPages) return null;
  const evidence = `${pages.length} pages bear names of Snapchat My Data files, the first ${pages[0]!.path}.`;
  return { score: 40, layout: 'my-data', evidence };
}

class DownloadRun implements ReaderRun {
  readonly #listing: Listing;
  readonly #state: DownloadState;
  readonly #jsonNames: Set<string>;
  /** Pages whose content no JSON of the download has. */
  readonly #pagesAlone: string[] = [];
  #owners: Promise<(item: Item) => string | undefined> | null = null;

  constructor(listing: Listing) {
    this.#listing = listing;
    this.#state = new DownloadState(listing);
    const names = listing.matching(/\.json$/i).map((item) => item.base.toLowerCase().replace(/\.json$/, ''));
    this.#jsonNames = new Set(names);
  }

  async claim(item: Item): Promise<Claim | null> {
    if ((await fitOf(item)) !== null) return { table: 'my-data', read: (file, out) => this.#read(file, out) };
    if (this.#state.media.isOwn(item)) {
      return { table: 'media', setAside: 'Media: shown with the message or memory that names it.' };
    }
    if (!isTwin(item, this.#jsonNames)) {
      // The generic reader takes its text line by line, so that nothing is lost but what the lines mean.
      if (isNamedPage(item)) this.#pagesAlone.push(item.path);
      return null;
    }
    return {
      table: 'page',
      setAside: 'A page that shows what the JSON of the same name holds, which is read.',
    };
  }

  /** Files are read one after another, each as its own account's. */
  async #read(item: Item, out: Output): Promise<void> {
    this.#owners ??= findOwners(this.#listing);
    this.#state.account = (await this.#owners)(item);
    if (this.#state.account !== undefined) this.#state.subjects.add(this.#state.account);
    await readDownloadFile(item, out, this.#state);
  }

  async finish(out: Output): Promise<void> {
    this.#state.report(out);
    const { length } = this.#pagesAlone;
    if (length === 0) return;
    out.finding(
      'finding',
      'my-data-pages-only',
      `${length} ${length === 1 ? 'page of this download has' : 'pages of this download have'} no JSON file of the same name, for example ${this.#pagesAlone[0]}: read as text only, without accounts, times or conversations. Ask for the download again as JSON.`,
    );
  }
}
