/** Finds in a ledger what the provider says, or an empty table shows, that it does not hold. */
import type { ItemEntry } from '../returns/contract.js';
import { categoryOfTable } from './categories.js';
import type { NoneHeld } from './reconcile-types.js';

/** How providers say it: Meta's "No responsive records located", Google's "NoRecords" files, and the like. */
const saidSo =
  /(no[\s_-]*responsive[\s_-]*record|no[\s_-]*records?\b|norecords|none[\s_-]+held|no[\s_-]*data[\s_-]*(found|available|located)|no[\s_-]*information[\s_-]*(found|located))/i;

/** One for each part of the return that is empty, where its name tells what it would have held. */
export function findNoneHeld(items: readonly ItemEntry[]): NoneHeld[] {
  return items.flatMap((item) => [...ofItem(item), ...ofFields(item)]);
}

function ofItem(item: ItemEntry): NoneHeld[] {
  if (item.state === 'failed' || item.state === 'unknown') return [];
  const base = item.path.split(/[/!]/).at(-1) ?? item.path;
  const category = categoryOfTable(item.table ?? base) ?? categoryOfTable(base);
  if (!category || item.records > 0) return [];
  const words = [item.why ?? '', base].find((text) => saidSo.test(text));
  if (words !== undefined) return [{ category, where: item.path, why: words, stated: true }];
  if (item.state === 'set_aside' || item.rows > 0) return [];
  const why = item.bytes === 0 ? 'the file is empty' : 'the file has no rows';
  return [{ category, where: item.path, why, stated: false }];
}

/** Sections inside one file: a reader tells of each in the ledger's fields. */
function ofFields(item: ItemEntry): NoneHeld[] {
  return item.fields.flatMap((field) => {
    const words = field.why ?? '';
    const category = saidSo.test(words) ? categoryOfTable(field.path) : null;
    return category ? [{ category, where: `${item.path} · ${field.path}`, why: words, stated: true }] : [];
  });
}
