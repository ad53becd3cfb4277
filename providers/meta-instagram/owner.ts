/** Whose download it is, from the profile that the download holds. */
import type { Item, Listing } from '../../src/returns/contract.js';
import { readWholeJson } from '../../src/returns/formats/json.js';
import { factsOf, listOf, objectOf, text, valueUnder } from './entry-facts.js';
import { mendAll } from './mend.js';
import { pageHead } from './page-shape.js';

export interface Owner {
  /** User name, else the name of the person. */
  id: string;
  name?: string;
}

const usernames =
  /^(user ?name|benutzername|nom d[’']utilisateur|nombre de usuario|nome utente|gebruikersnaam)$/i;
const realNames = /^(name|nom|nombre|nome|naam)$/i;

/** The owner that one `profile_user` entry names; null when it names none. */
export function ownerOf(entry: unknown): Owner | null {
  const whole = objectOf(mendAll(entry).value);
  const person = text(objectOf(whole.name).full_name);
  if (person !== '') return { id: text(whole.username) || person, name: person };
  const facts = factsOf(whole);
  const username = valueUnder(facts, usernames);
  const name = valueUnder(facts, realNames);
  if (username === undefined) return name === undefined ? null : { id: name };
  return { id: username, ...(name === undefined ? {} : { name }) };
}

/** The owners that files of the return name, each with its file, looked up before the other files are read. */
export async function findOwners(listing: Listing): Promise<{ item: Item; owner: Owner }[]> {
  const found: { item: Item; owner: Owner }[] = [];
  for (const item of listing.matching(/(personal|profile)_information\.json$/i)) {
    try {
      const { profile_user: entry, profile_v2: profile, profile: old } = objectOf(await readWholeJson(item));
      const entries = [...listOf(entry), profile, old];
      const owner = entries.map(ownerOf).find((one) => one !== null);
      if (owner) found.push({ item, owner });
    } catch {
      // The file is broken: its own reading will say so; the others are read without their owner's name.
    }
  }
  return [...found, ...(await ownersOnPages(listing))];
}

/** The profile as a page: the cell of its user name, in the languages that are known. */
const nameCell =
  /class="[^"]*\b_a6_q\b[^"]*">\s*(?:User ?name|Benutzername|Nome utente)\s*<div>\s*<div>([^<]+)</i;

async function ownersOnPages(listing: Listing): Promise<{ item: Item; owner: Owner }[]> {
  const found: { item: Item; owner: Owner }[] = [];
  for (const item of listing.items) {
    const name = nameCell.exec((await pageHead(item)) ?? '')?.[1]?.trim();
    if (name !== undefined && name !== '') found.push({ item, owner: { id: name } });
  }
  return found;
}
