/** Several downloads in one return: each account's folder is read by itself, so that no record gets another's account. */
import type { Claim, Item, Listing, Output, ReaderRun } from './contract.js';
import { listingOf } from './recognise.js';

/** A file that says whose the files around it are. */
export interface AccountFile {
  item: Item;
  account: string;
}

/**
 * Where all account files name one account (or none), one run has the whole return. Else each account has a run of its own over the highest
 * folder in which no file names another, and what lies in none of these is a run without an account. `start` makes a run over a part of the
 * return; `mixed` says that files of several accounts lie in one folder, so that none of them may be taken for the owner of the rest.
 */
export function runPerAccount(
  listing: Listing,
  accountFiles: (listing: Listing) => Promise<AccountFile[]>,
  start: (part: Listing, mixed: boolean) => ReaderRun | Promise<ReaderRun>,
): ReaderRun {
  return new AccountRuns(listing, accountFiles, start);
}

class AccountRuns implements ReaderRun {
  private readonly listing: Listing;
  private readonly accountFiles: (listing: Listing) => Promise<AccountFile[]>;
  private readonly start: (part: Listing, mixed: boolean) => ReaderRun | Promise<ReaderRun>;
  private runs: Promise<{ all: ReaderRun[]; of: Map<Item, ReaderRun> }> | null = null;

  constructor(
    listing: Listing,
    accountFiles: (listing: Listing) => Promise<AccountFile[]>,
    start: (part: Listing, mixed: boolean) => ReaderRun | Promise<ReaderRun>,
  ) {
    this.listing = listing;
    this.accountFiles = accountFiles;
    this.start = start;
  }

  async claim(item: Item): Promise<Claim | null> {
    this.runs ??= this.begin();
    return (await this.runs).of.get(item)?.claim(item) ?? null;
  }

  async finish(out: Output): Promise<void> {
    if (this.runs === null) return;
    for (const run of (await this.runs).all) await run.finish?.(out);
  }

  private async begin(): Promise<{ all: ReaderRun[]; of: Map<Item, ReaderRun> }> {
    const files = await this.accountFiles(this.listing);
    const all: ReaderRun[] = [];
    const of = new Map<Item, ReaderRun>();
    for (const { items, mixed } of partsOf(this.listing.items, files)) {
      // Most returns are one part: it keeps the listing that readers have already looked at.
      const part = items.length === this.listing.items.length ? this.listing : listingOf(items);
      const run = await this.start(part, mixed);
      all.push(run);
      for (const item of items) of.set(item, run);
    }
    return { all, of };
  }
}

interface Part {
  items: Item[];
  mixed: boolean;
}

function partsOf(items: readonly Item[], files: readonly AccountFile[]): Part[] {
  if (new Set(files.map(({ account }) => account)).size < 2) return [{ items: [...items], mixed: false }];
  const roots = new Map<string, Part>();
  for (const file of files) {
    const root = rootOf(file, files);
    if (root !== null) roots.set(root, { items: [], mixed: false });
  }
  // An account file without a folder of its own lies beside another's: nobody owns what lies there.
  const rest: Part = { items: [], mixed: files.some((file) => rootOf(file, files) === null) };
  for (const item of items) {
    const root = [...roots.keys()].find((folder) => item.path.startsWith(folder));
    (root === undefined ? rest : roots.get(root)!).items.push(item);
  }
  return [...roots.values(), rest].filter((part) => part.items.length > 0);
}

/** The highest folder around the file in which no file names another account; null where its own folder has one. */
function rootOf({ item, account }: AccountFile, files: readonly AccountFile[]): string | null {
  const others = files.filter((other) => other.account !== account).map((other) => other.item.path);
  for (const folder of foldersOf(item.path))
    if (!others.some((path) => path.startsWith(folder))) return folder;
  return null;
}

/** The folders around a path, the highest first, archives among them: `a.zip!/`, `a.zip!/b/`. */
function foldersOf(path: string): string[] {
  const folders: string[] = [];
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1))
    folders.push(path.slice(0, at + 1));
  return folders;
}
