/** Whose data a file of X holds: from the account's own file, the manifest, or the number before the file's name. */
import type { Item, Listing } from '../../src/returns/contract.js';
import { readWholeJson } from '../../src/returns/formats/json.js';
import type { AccountFile } from '../../src/returns/run-per-account.js';
import { xFile } from './files.js';
import { bodyOf } from './signed-text.js';

export interface Owners {
  /** User names by account number. */
  names: Map<string, string>;
}

/** Reads the small files that name accounts. */
export async function findOwners(listing: Listing): Promise<Owners> {
  const names = new Map<string, string>();
  for (const { names: own } of await namesByFile(listing)) for (const [id, name] of own) names.set(id, name);
  return { names };
}

/** The files that name one account each: the folders around them are that account's. */
export async function accountFiles(listing: Listing): Promise<AccountFile[]> {
  return (await namesByFile(listing)).flatMap(({ item, names }) =>
    names.size === 1 ? [{ item, account: [...names.keys()][0]! }] : [],
  );
}

async function namesByFile(listing: Listing): Promise<{ item: Item; names: Map<string, string> }[]> {
  const found: { item: Item; names: Map<string, string> }[] = [];
  for (const item of listing.items) {
    if (item.size > 1_000_000) continue;
    const file = await xFile(item);
    if (file === null || !/^(account|manifest)$/.test(file.name)) continue;
    const names = new Map<string, string>();
    try {
      learn(await readWholeJson(bodyOf(item, file.signed).item), names);
    } catch {
      // The file is broken: its own reading says so, and the others are read without a name.
    }
    found.push({ item, names });
  }
  return found;
}

function learn(value: unknown, names: Map<string, string>): void {
  const list = (Array.isArray(value) ? value : [value]) as Record<
    string,
    Record<string, unknown> | undefined
  >[];
  for (const one of list) {
    const about = one?.account ?? one?.userInfo;
    const id = about?.accountId;
    const name = about?.username ?? about?.userName;
    if (typeof id === 'string' && typeof name === 'string') names.set(id, name);
  }
}

/** The account of a file: the number before its name, else the only account that the return names. */
export function accountOf(item: Item, owners: Owners): string | undefined {
  const own = /^(\d{2,19})-[a-z]/i.exec(item.base)?.[1];
  if (own !== undefined) return own;
  return owners.names.size === 1 ? [...owners.names.keys()][0] : undefined;
}
