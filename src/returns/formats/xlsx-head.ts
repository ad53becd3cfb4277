/** The first rows of a workbook's sheets, for readers that recognise a table by its header. */
import { isProblem } from '../../base/problem.js';
import type { Item } from '../contract.js';
import { isXlsx, readSheets } from './xlsx.js';

export interface SheetHead {
  sheet: string;
  /** Rows with a value, from the top; cells as text. */
  rows: string[][];
}

const mostRows = 25;
const known = new WeakMap<Item, Promise<SheetHead[]>>();

/**
 * The first 25 rows of each sheet; an empty list when the item is no workbook or cannot be opened (its reading will say
 * why). Worked out once for an item, however many ask.
 */
export function sheetHeads(item: Item): Promise<SheetHead[]> {
  let heads = known.get(item);
  if (heads === undefined) {
    heads = look(item);
    known.set(item, heads);
  }
  return heads;
}

async function look(item: Item): Promise<SheetHead[]> {
  if (!isXlsx(await item.head())) return [];
  const heads: SheetHead[] = [];
  try {
    await readSheets(
      item,
      (row) => {
        if (!row.blank) heads.at(-1)!.rows.push(row.cells());
      },
      { most: mostRows, onSheet: (sheet) => heads.push({ sheet, rows: [] }) },
    );
  } catch (error) {
    if (!isProblem(error)) throw error;
  }
  return heads;
}
