/** What the parts of one reading share. */
import type { Item, RecordDraft } from '../../src/returns/contract.js';
import type { MediaIndex } from './media.js';
import { mendedNote } from './mend.js';
import type { People } from './people.js';

export interface Context {
  item: Item;
  media: MediaIndex;
  people: People;
  /** `Instagram` or `Facebook Messenger`. */
  service: string;
  /** A Facebook download: its lists have names of their own. */
  facebook: boolean;
  /** The account whose download it is, where the download says so. */
  account?: string;
  /** Counts records whose text was mended, over the whole return. */
  mended: { count: number };
  /** Counts pages whose times have no zone, over the whole return. */
  pages: { count: number };
}

/** Notes on the record that its text was mended, and counts it. */
export function noteMended(draft: RecordDraft, mended: boolean, context: Context): void {
  if (!mended) return;
  context.mended.count += 1;
  draft.notes = [...(draft.notes ?? []), mendedNote];
}

/** Adds what is not empty to a draft's rest. */
export function addRest(draft: RecordDraft, rest: Record<string, unknown> | undefined): void {
  if (rest !== undefined) draft.rest = { ...draft.rest, ...rest };
}
