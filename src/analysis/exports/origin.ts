/** Which file of a return a record stands in, and which file as received holds it. */
import type { Begun } from '../../returns/contract.js';
import type { Origin } from './columns.js';

/** A file; `sealedPath` is its name where `path` is a number because all of its records are sealed. */
type Place = Begun['items'][number] & { sealedPath?: string };

/**
 * The place of a record that may be seen, by its item's number; one that is not in the list (it cannot be) is called by its
 * number.
 */
export function placeInReturn(
  { items, received }: { items: readonly Place[]; received: Begun['received'] },
  item: number | null,
): Omit<Origin, 'returnId' | 'provider'> {
  const found = item === null ? undefined : itemOf(items, item);
  const file =
    found?.sealedPath ??
    found?.path ??
    (item === null || item < 0 ? '(the return as a whole)' : `item ${item}`);
  const outer = file.split('!/')[0] ?? file;
  const original =
    received.find((r) => r.name === outer) ?? received.find((r) => outer.startsWith(`${r.name}/`));
  return { file, originalName: original?.name ?? outer, originalSha256: original?.sha256 ?? '' };
}

function itemOf(items: readonly Place[], no: number): Place | undefined {
  return items[no]?.no === no ? items[no] : items.find((item) => item.no === no);
}
