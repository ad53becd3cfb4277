/** What the parts of one reading of a Google export share. */
import { keepBadElement } from '../../src/returns/bad-element.js';
import type { Item, Output } from '../../src/returns/contract.js';
import type { FileIndex } from './file-index.js';

/** What is known of a file beside its content. */
export interface Facts {
  /** Where other files of the return are found by name. */
  files: FileIndex;
  /** The account that a legal return's zip is named by, and its number. */
  account?: string;
  accountId?: string;
  /** `GoogleAccount.SubscriberInfo`, in a legal return. */
  resource?: string;
  /** `Preserved`, on the copy that was made when preservation was asked for. */
  marker?: string;
}

/** Reads one file and hands its records to `out`. */
export type ReadFile = (item: Item, out: Output, facts: Facts) => Promise<void>;

/** Reports an element of a list that is no JSON. */
export function badElement(out: Output, path: string) {
  return keepBadElement(out, path);
}
