/** What the parts of one reading of a Google export share. */
import type { Item, Output } from '../../src/returns/contract.js';

/** Reads one file and hands its records to `out`. */
export type ReadFile = (item: Item, out: Output) => Promise<void>;

/** Reports an element of a list that is no JSON. */
export function badElement(out: Output, path: string) {
  return (error: Error, place: { path?: string }): void => {
    out.rows(1);
    out.field(path, 'failed', 1, `${place.path ?? ''} is no JSON: ${error.message}`);
  };
}
