/** Whose data a file of X holds: from the account's own file, the manifest, or the number before the file's name. */
import type { Item, Listing } from '../../src/returns/contract.js';
import { readWholeJson } from '../../src/returns/formats/json.js';
import { xFile } from './files.js';
import { bodyOf } from './signed-text.js';

export interface Owners {
  /** User names by account number. */
  names: Map<string, string>;
}

/** Reads the small files that name accounts. */
export async function findOwners(listing: Listing): Promise<Owners> {
  const names = new Map<string, string>();
  for (const item of listing.items) {
    if (item.size > 1_000_000) continue;
    const file = await xFile(item);
    if (file === null || !/^(account|manifest)$/.test(file.name)) continue;
    try {
      learn(await readWholeJson(bodyOf(item, file.signed).item), names);
    } catch {
      // The file is broken: its own reading says so, and the others are read without a name.
    }
  }
  return { names };
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
