/** Whose download it is: from the account's own file, else from the messages that it sent; nearest folder first. */
import type { Item, Listing } from '../../../src/returns/contract.js';
import { fileHead } from '../../../src/returns/declared/file-head.js';
import { Owners } from '../../../src/returns/declared/owners.js';

const named = /"Basic Information"\s*:\s*\{[^{}]*?"Username"\s*:\s*"([^"\\]+)"/;
const sent = /\{[^{}]*?"From"\s*:\s*"([^"\\]+)"[^{}]*?"IsSender"\s*:\s*true/;

/** Finds the user name for a file; undefined where none is told, or several are and no folder tells them apart. */
export async function findOwners(listing: Listing): Promise<(item: Item) => string | undefined> {
  const byAccount = new Owners();
  const byMessages = new Owners();
  for (const item of listing.items) {
    const text = await textOf(item);
    byAccount.learn(item, named.exec(text)?.[1]);
    byMessages.learn(item, sent.exec(text)?.[1]);
  }
  return (item) => byAccount.of(item) ?? byMessages.of(item);
}

async function textOf(item: Item): Promise<string> {
  if (item.size === 0) return '';
  const { kind, text } = await fileHead(item);
  return kind === 'json' ? text : '';
}
