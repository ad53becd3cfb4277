/** What the reading of a Reddit return keeps across its files. */
import type { Item, RecordDraft } from '../../src/returns/contract.js';
import type { FileHead } from '../../src/returns/declared/file-head.js';
import { Owners } from '../../src/returns/declared/owners.js';
import { Parties } from '../../src/returns/declared/parties.js';
import type { TableContext } from '../../src/returns/declared/table-part.js';

export class RedditState {
  readonly owners = new Owners();
  readonly parties = new Parties('Reddit');
  /** Folders in which the whole table is: its `*_headers.csv` twin repeats the rows without the text. */
  readonly whole = new Set<string>();
}

/** Reads `account name` in statistics.csv, so that the files beside it get their account. */
export function learnAccount({ item, rows }: FileHead, state: RedditState): void {
  state.owners.learn(item, rows.find(([key]) => key?.trim().toLowerCase() === 'account name')?.[1]);
}

/** Remembers that a table came with its texts. */
export function learnWhole(table: string): (head: FileHead, state: RedditState) => void {
  return ({ item }, state) => state.whole.add(`${placeOf(item)}:${table}`);
}

/** True where the whole table lies in the same folder of the same archive: that of another account is no twin. */
export function hasWhole(item: Item, table: string, state: RedditState): boolean {
  return state.whole.has(`${placeOf(item)}:${table}`);
}

function placeOf(item: Item): string {
  return item.path.slice(0, item.path.length - item.base.length);
}

/** The account of the file's folder becomes that of the record. */
export function ownRecord(draft: RecordDraft, { item, state }: TableContext<RedditState>): void {
  const account = state.owners.of(item);
  if (account !== undefined) draft.account = account;
}

/** What the account wrote or did: it is the actor too. */
export function ownDeed(draft: RecordDraft, context: TableContext<RedditState>): void {
  ownRecord(draft, context);
  if (draft.account !== undefined) draft.actor = draft.account;
}

/** A message: its writer and readers are parties. */
export function ownMessage(draft: RecordDraft, context: TableContext<RedditState>): void {
  ownRecord(draft, context);
  context.state.parties.add(context.out, draft.actor, ...(draft.peers ?? []));
}
