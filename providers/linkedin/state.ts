/** What the reading of a LinkedIn export keeps across its files. */
import type { RecordDraft } from '../../src/returns/contract.js';
import type { FileHead } from '../../src/returns/declared/file-head.js';
import { Owners } from '../../src/returns/declared/owners.js';
import { Parties } from '../../src/returns/declared/parties.js';
import type { TableContext } from '../../src/returns/declared/table-part.js';

export class LinkedInState {
  readonly owners = new Owners();
  readonly parties = new Parties('LinkedIn');
}

export type Context = TableContext<LinkedInState>;

/** Profile.csv has one row: the member's own name, under which the messages show them. */
export function learnMember({ item, rows }: FileHead, state: LinkedInState): void {
  const header = rows.findIndex((row) => row.includes('Maiden Name'));
  const row = rows[header + 1];
  if (header < 0 || row === undefined) return;
  const at = (name: string) => row[rows[header]!.indexOf(name)] ?? '';
  state.owners.learn(item, `${at('First Name')} ${at('Last Name')}`);
}

export function own(draft: RecordDraft, { item, state }: Context): void {
  const account = state.owners.of(item);
  if (account !== undefined) draft.account = account;
}

/** What the member did themselves. */
export function ownDeed(draft: RecordDraft, context: Context): void {
  own(draft, context);
  if (draft.account !== undefined) draft.actor = draft.account;
}

/** A message or invitation: writer and readers are parties. */
export function ownMessage(draft: RecordDraft, context: Context): void {
  own(draft, context);
  context.state.parties.add(context.out, draft.actor, ...(draft.peers ?? []));
}

/** First and last name of another person, kept apart in the rest, together as the peer. */
export function person(first: string, last: string): (draft: RecordDraft) => void {
  return (draft) => {
    const name = [draft.rest?.[first], draft.rest?.[last]]
      .filter((part) => typeof part === 'string')
      .join(' ');
    if (name !== '') draft.peers = [name, ...(draft.peers ?? [])];
  };
}
