/** The person whose Discord package it is, and the people they know, from `Account/user.json`. */
import type { Item, Listing } from '../../src/returns/contract.js';
import { readWholeJson } from '../../src/returns/formats/json.js';

/** What other files need to know of the account. */
export interface Owner {
  id?: string;
  /** User name, else id. */
  name?: string;
  /** User names by id. */
  people: Map<string, string>;
}

/** Finds and reads the account's file, wherever the package puts it; an empty owner when it is not there. */
export async function findOwner(listing: Listing, isUser: (item: Item) => Promise<boolean>): Promise<Owner> {
  for (const item of listing.matching(/(^|\/)user\.json$/i)) {
    if (!(await isUser(item))) continue;
    try {
      return ownerOf(await readWholeJson(item));
    } catch {
      // The file is broken: its own reading will say so; the other files are read without knowing their owner.
    }
  }
  return { people: new Map() };
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
  return { id: text(id), name: text(name), people };
}

function text(value: unknown): string | undefined {
  return value === undefined || value === null || value === '' ? undefined : String(value);
}
