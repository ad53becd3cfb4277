/** What the reading of a Spotify download keeps across its files: whose it is. */
import type { RecordDraft } from '../../src/returns/contract.js';
import type { FileHead } from '../../src/returns/declared/file-head.js';
import type { JsonContext } from '../../src/returns/declared/json-part.js';
import type { Owners } from '../../src/returns/declared/owners.js';

export type Context = JsonContext<Owners>;

/** Userdata.json and the extended history name the user. */
export function learnUser({ item, text }: FileHead, owners: Owners): void {
  owners.learn(item, /"username"\s*:\s*"([^"]+)"/.exec(text)?.[1]);
}

export function own(draft: RecordDraft, { item, state }: Context): void {
  const account = state.of(item);
  if (account === undefined) return;
  draft.account = account;
  if (draft.kind !== 'account' && draft.kind !== 'advertising') draft.actor = account;
}
