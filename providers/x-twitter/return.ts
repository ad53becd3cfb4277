/** Reader of X (Twitter): signed text files of a legal return, and the archive that people download. */
import type {
  Claim,
  Item,
  Listing,
  Output,
  Reader,
  ReaderRun,
  Recognised,
} from '../../src/returns/contract.js';
import { runPerAccount } from '../../src/returns/run-per-account.js';
import { type XFile, xFile } from './files.js';
import { compareCounts, type Declared, readManifest } from './manifest.js';
import { MediaIndex } from './media.js';
import { accountFiles, accountOf, findOwners, type Owners } from './owner.js';
import { readXFile } from './read-file.js';

export const reader: Reader = {
  id: 'x-twitter',
  version: 1,
  provider: 'x-twitter',
  title: 'X (Twitter): legal return and archive',
  layouts: [
    { id: 'legal-text', title: 'Legal return: signed text files with JSON in them' },
    { id: 'archive', title: 'Archive: window.YTD files' },
  ],
  recognise,
  start: (listing) => runPerAccount(listing, accountFiles, (part) => new XRun(part)),
};

async function recognise(listing: Listing): Promise<Recognised | null> {
  let legal: Item | null = null;
  for (const item of listing.items) {
    const file = await xFile(item);
    if (file === null || !file.sure) continue;
    if (file.kind !== 'legal')
      return { score: 95, layout: 'archive', evidence: `${item.path} sets a variable of an archive of X.` };
    legal ??= item;
  }
  if (legal === null) return null;
  return { score: 85, layout: 'legal-text', evidence: `${legal.path} holds objects as X returns them.` };
}

class XRun implements ReaderRun {
  private readonly listing: Listing;
  private readonly media: MediaIndex;
  private readonly found = new Map<string, number>();
  private readonly declared: Declared[] = [];
  private owners: Promise<Owners> | null = null;

  constructor(listing: Listing) {
    this.listing = listing;
    this.media = new MediaIndex(listing.items);
  }

  async claim(item: Item): Promise<Claim | null> {
    const file = await xFile(item);
    if (file === null) return null;
    if (file.kind === 'manifest') return { table: 'manifest', read: (one, out) => this.manifest(one, out) };
    return { table: file.name, read: (one, out) => this.read(one, file, out) };
  }

  async finish(out: Output): Promise<void> {
    compareCounts(this.declared, this.found, out);
  }

  private async manifest(item: Item, out: Output): Promise<void> {
    this.declared.push(...(await readManifest(item, out)));
  }

  private async read(item: Item, file: XFile, out: Output): Promise<void> {
    this.owners ??= findOwners(this.listing);
    const owners = await this.owners;
    const account = accountOf(item, owners);
    const username = account === undefined ? undefined : owners.names.get(account);
    const context = { account, username, media: this.media };
    this.found.set(file.part, 0);
    this.found.set(file.part, await readXFile(item, file, context, out));
  }
}
