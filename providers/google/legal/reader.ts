/** The reader of Google's legal return: a zip of zips, one for each resource of each account. */
import type {
  Claim,
  Item,
  Listing,
  Output,
  Reader,
  ReaderRun,
  Recognised,
} from '../../../src/returns/contract.js';
import { headText } from '../../../src/returns/formats/head-text.js';
import { quoted } from '../../../src/returns/told.js';
import type { Facts } from '../context.js';
import { FileIndex } from '../file-index.js';
import { type FileKind, isPlainMedia, kindOf } from '../files.js';
import { joinedPictures } from '../people/photo-join.js';
import { isNoRecords, ReturnAccount } from './accounts.js';
import { namedOutput, readByResource } from './by-resource.js';
import { placeOf, type ResourceName } from './names.js';
import { isExportSummary, readSummary } from './summary.js';

export const legalReader: Reader = {
  id: 'google-legal',
  version: 1,
  provider: 'google',
  title: "Google's legal return (LERS)",
  layouts: [
    { id: 'legal-return', title: 'zips named by account and resource, with ExportSummary.txt' },
    { id: 'legal-page', title: 'single pages and tables of a legal return' },
  ],
  recognise,
  start: (listing) => new LegalRun(listing),
};

async function recognise(listing: Listing): Promise<Recognised | null> {
  let named: Item | undefined;
  let page: Item | undefined;
  for (const item of listing.items) {
    const inResource = placeOf(item.path).resource !== null;
    if (inResource) named ??= item;
    if (await holdsSummary(item))
      return { score: 95, layout: 'legal-return', evidence: `${item.path} says what Google was asked for.` };
    const kind = await kindOf(item);
    if (kind?.legal) page ??= item;
    if (kind !== null && inResource)
      return {
        score: 90,
        layout: 'legal-return',
        evidence: `${item.path} is named and laid out as in Google's legal returns.`,
      };
  }
  if (page !== undefined)
    return { score: 85, layout: 'legal-page', evidence: `${page.path} is a page of Google's legal returns.` };
  if (named === undefined) return null;
  return {
    score: 45,
    layout: 'legal-return',
    evidence: `${named.path} lies in a zip named as Google names them.`,
  };
}

async function holdsSummary(item: Item): Promise<boolean> {
  if (item.size === 0 || item.size > 64 * 1024 || isPlainMedia(item)) return false;
  return isExportSummary(await headText(await item.head()));
}

class LegalRun implements ReaderRun {
  readonly #files: FileIndex;
  readonly #account: ReturnAccount;
  readonly #listing: Listing;
  #pictures: Promise<Set<number>> | null = null;

  constructor(listing: Listing) {
    this.#listing = listing;
    this.#files = new FileIndex(listing.items);
    this.#account = new ReturnAccount(listing.items);
  }

  async claim(item: Item): Promise<Claim | null> {
    const { resource } = placeOf(item.path);
    const table = resource === null ? null : `${resource.service}.${resource.resource}`;
    if (await holdsSummary(item))
      return this.#read('export summary', resource, (file, out) => this.#summary(file, out));
    if (table !== null && isNoRecords(item))
      return { table, read: (file, out) => noRecords(file, table, resource, out) };
    const kind = await kindOf(item);
    if (kind !== null) return this.#read(kind.table, resource, kind.read, kind);
    if (table === null) return null;
    if (await this.#isJoined(item)) return { table, setAside: 'a picture: shown with its companion file' };
    return this.#read(table, resource, readByResource);
  }

  async finish(out: Output): Promise<void> {
    this.#account.report(out);
  }

  #read(table: string, resource: ResourceName | null, read: FileKind['read'], kind?: FileKind): Claim {
    const facts = this.#facts(resource);
    return {
      table,
      read: async (item, out) => {
        if (facts.account !== undefined)
          out.account({ id: facts.account, service: 'Google', role: 'subject' });
        await read(item, kind?.direct ? out : namedOutput(out, facts), facts);
      },
    };
  }

  #facts(resource: ResourceName | null): Facts {
    if (resource === null) return { files: this.#files };
    const { account, accountId, marker } = resource;
    return {
      files: this.#files,
      account,
      accountId,
      marker,
      resource: `${resource.service}.${resource.resource}`,
    };
  }

  async #summary(item: Item, out: Output): Promise<void> {
    this.#account.summary(item, await readSummary(item, out));
  }

  async #isJoined(item: Item): Promise<boolean> {
    this.#pictures ??= joinedPictures(this.#listing, this.#files);
    return (await this.#pictures).has(item.no);
  }
}

/** "Asked, none held" is a fact of the ledger, and no record; the marker's own words stand there with it. */
async function noRecords(
  item: Item,
  table: string,
  resource: ResourceName | null,
  out: Output,
): Promise<void> {
  const whose = resource?.account === undefined ? '' : ` for ${resource.account}`;
  if (resource?.account !== undefined)
    out.account({ id: resource.account, service: 'Google', role: 'subject' });
  out.field('NoRecords', 'read', 1, 'Asked, none held');
  const words = (await headText(await item.head())).trim();
  const said = words === '' ? '' : `; the file says: ${quoted(words)}`;
  out.state('read', `Asked, none held: Google has no records of ${table}${whose}${said}`);
}
