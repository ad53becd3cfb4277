/** The person whose Discord package it is, and the people they know, from `Account/user.json`. */
import type { Item, Listing } from '../../src/returns/contract.js';
import { headText } from '../../src/returns/formats/head-text.js';
import { readWholeJson } from '../../src/returns/formats/json.js';
import type { AccountFile } from '../../src/returns/run-per-account.js';
import { subscriberOf } from './subscriber.js';

/** What other files need to know of the account. */
export interface Owner {
  id?: string;
  /** User name, else id. */
  name?: string;
  /** User names by id. */
  people: Map<string, string>;
  /** Known from a package, which holds the owner's messages only; a legal return holds those of others too. */
  fromPackage: boolean;
}

/** Every file that names an account, with it: of packages and of legal returns. */
export async function accountFiles(
  listing: Listing,
  kindOf: (item: Item) => Promise<string | undefined>,
): Promise<AccountFile[]> {
  const files: AccountFile[] = [];
  for (const item of listing.items) {
    const kind = await kindOf(item);
    if (kind !== 'user' && kind !== 'subscriber-text') continue;
    const { id, name } =
      kind === 'user' ? await ownerIn(item) : subscriberOf(await headText(await item.head()));
    const account = id ?? name;
    if (account !== undefined) files.push({ item, account });
  }
  return files;
}

/** The owner that `user.json` names; nobody where it is broken: its own reading will say so. */
async function ownerIn(item: Item): Promise<Pick<Owner, 'id' | 'name'>> {
  try {
    return ownerOf(await readWholeJson(item));
  } catch {
    return {};
  }
}

/** Nobody: several accounts lie in one folder, and no file of it is more the one's than the other's. */
export const noOwner: Owner = { people: new Map(), fromPackage: false };

/** Finds and reads the account's file, wherever the package puts it; an empty owner when it is not there. */
export async function findOwner(
  listing: Listing,
  kindOf: (item: Item) => Promise<string | undefined>,
): Promise<Owner> {
  let sheet: Item | null = null;
  for (const item of listing.items) {
    const kind = await kindOf(item);
    if (kind === 'subscriber-text') sheet ??= item;
    if (kind !== 'user') continue;
    try {
      return ownerOf(await readWholeJson(item));
    } catch {
      // The file is broken: its own reading will say so; the other files are read without knowing their owner.
    }
  }
  const known = sheet === null ? {} : subscriberOf(await headText(await sheet.head()));
  const name = known.name ?? known.id;
  return {
    ...known,
    ...(name === undefined ? {} : { name }),
    people: new Map(),
    fromPackage: sheet === null,
  };
}

function ownerOf(user: unknown): Owner {
  const { id, username, relationships } = (user ?? {}) as Record<string, unknown>;
  const people = new Map<string, string>();
  for (const relation of Array.isArray(relationships) ? relationships : []) {
    const { id: who, user: about } = (relation ?? {}) as { id?: unknown; user?: { username?: unknown } };
    if (who !== undefined && typeof about?.username === 'string') people.set(String(who), about.username);
  }
  const name = username ?? id;
  if (id !== undefined && name !== undefined) people.set(String(id), String(name));
  return { id: text(id), name: text(name), people, fromPackage: true };
}

function text(value: unknown): string | undefined {
  return value === undefined || value === null || value === '' ? undefined : String(value);
}
