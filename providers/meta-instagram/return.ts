/** Reader of the JSON that Instagram and Facebook give to their users ("Download your information"). */
import type { Item, Listing, Output, Reader, ReaderRun, Recognised } from '../../src/returns/contract.js';
import { type AccountFile, runPerAccount } from '../../src/returns/run-per-account.js';
import type { Context } from './context.js';
import { readEntries } from './entry-file.js';
import { MediaIndex } from './media.js';
import { readOldLists } from './old-lists.js';
import { readOldMessages } from './old-messages.js';
import { findOwners, type Owner } from './owner.js';
import { readListPage, readThreadPage } from './page-file.js';
import { readOldPage } from './page-old.js';
import { type PageShape, pageShapeOf, pageSpeaksForFacebook } from './page-shape.js';
import { People } from './people.js';
import { type Shape, shapeOf, speaksForFacebook } from './shapes.js';
import { readThread } from './thread-file.js';

export const reader: Reader = {
  id: 'instagram-download',
  version: 1,
  provider: 'meta-instagram',
  title: 'Instagram, Facebook and Messenger user download (JSON and HTML)',
  layouts: [
    { id: 'download', title: 'Threads in message_N.json and lists of entries (2018 on)' },
    { id: 'pages', title: 'HTML pages of conversations and lists (2018 on)' },
    { id: 'pages-old', title: 'messages.htm and messages/<n>.html (Facebook, to 2018)' },
    { id: 'download-2020', title: 'All conversations in one messages.json (2020)' },
  ],
  recognise,
  start: (listing, recognised) =>
    runPerAccount(listing, accountFiles, (part, mixed) => startPart(part, mixed, recognised)),
};

type AnyShape = Shape | PageShape;

const readers: Record<AnyShape, { table: string; read(context: Context, out: Output): Promise<void> }> = {
  thread: { table: 'thread', read: readThread },
  encrypted: { table: 'thread', read: readThread },
  old: { table: 'messages', read: readOldMessages },
  'old-lists': { table: 'lists', read: readOldLists },
  entries: { table: 'entries', read: readEntries },
  facebook: { table: 'entries', read: readEntries },
  'page-thread': { table: 'thread page', read: readThreadPage },
  'page-list': { table: 'list page', read: readListPage },
  'page-old': { table: 'messages page', read: readOldPage },
};

async function recognise(listing: Listing): Promise<Recognised | null> {
  const found: { item: Item; shape: AnyShape }[] = [];
  for (const item of listing.items) {
    const shape = await anyShapeOf(item);
    if (shape !== null) found.push({ item, shape });
  }
  const first =
    found.find(({ shape }) => shape === 'thread' || shape === 'old') ??
    found.find(({ shape }) => !isPageShape(shape)) ??
    found[0];
  if (first === undefined) return null;
  const facebook = await isFacebook(found);
  return {
    score: 80,
    layout: layoutOf(first.shape),
    provider: facebook ? 'meta-facebook' : 'meta-instagram',
    evidence: `${found.length} files have the shape of a Meta user download, the first ${first.item.path}.`,
  };
}

async function anyShapeOf(item: Item): Promise<AnyShape | null> {
  return (await shapeOf(item)) ?? (await pageShapeOf(item));
}

function isPageShape(shape: AnyShape): shape is PageShape {
  return shape.startsWith('page-');
}

function layoutOf(shape: AnyShape): string {
  if (shape === 'page-old') return 'pages-old';
  if (isPageShape(shape)) return 'pages';
  return shape.startsWith('old') ? 'download-2020' : 'download';
}

/** Instagram where one file can only be Instagram's; else Facebook where one can only be Facebook's. */
async function isFacebook(found: { item: Item; shape: AnyShape }[]): Promise<boolean> {
  let facebook = false;
  for (const { item, shape } of found) {
    const sign = isPageShape(shape)
      ? await pageSpeaksForFacebook(item, shape)
      : await speaksForFacebook(item, shape);
    if (sign === false) return false;
    if (sign === true) facebook = true;
  }
  return facebook;
}

async function accountFiles(listing: Listing): Promise<AccountFile[]> {
  return (await findOwners(listing)).map(({ item, owner }) => ({ item, account: owner.id }));
}

/** One download: what it is of (Facebook, Instagram) and whose is told by its own files. */
async function startPart(part: Listing, mixed: boolean, whole: Recognised): Promise<DownloadRun> {
  const recognised = (await recognise(part)) ?? whole;
  const [first] = mixed ? [] : await findOwners(part);
  return new DownloadRun(part, recognised, first?.owner ?? null);
}

class DownloadRun implements ReaderRun {
  private readonly people = new People();
  private readonly mended = { count: 0 };
  private readonly pages = { count: 0 };
  private readonly media: MediaIndex;
  private readonly service: string;
  private readonly owner: Owner | null;

  constructor(listing: Listing, recognised: Recognised, owner: Owner | null) {
    this.media = new MediaIndex(listing);
    this.owner = owner;
    this.service = recognised.provider === 'meta-facebook' ? 'Facebook Messenger' : 'Instagram';
  }

  async claim(item: Item) {
    const shape = await anyShapeOf(item);
    if (shape === null) return null;
    const { table, read } = readers[shape];
    const context = {
      account: this.owner?.id,
      item,
      media: this.media,
      people: this.people,
      service: this.service,
      facebook: this.service !== 'Instagram',
      mended: this.mended,
      pages: this.pages,
    };
    return { table, read: (_: Item, out: Output) => read(context, out) };
  }

  async finish(out: Output): Promise<void> {
    this.people.report(out, this.service);
    if (this.pages.count > 0) {
      out.finding(
        'warning',
        'zone-not-stated',
        `The times on ${this.pages.count} pages of this download are those of a clock that the pages do not name, to the minute. Ask for the same download as JSON, which counts them in UTC.`,
      );
    }
    if (this.mended.count === 0) return;
    out.finding(
      'warning',
      'text-mended',
      `In ${this.mended.count} records letters outside English had been written byte by byte; they are shown as meant, and the original bytes stay as they came.`,
    );
  }
}
