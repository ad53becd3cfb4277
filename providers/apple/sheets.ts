/** Reads a workbook of Apple's: each sheet a table by its own header. */
import type { Item, Output } from '../../src/returns/contract.js';
import { type SheetHead, sheetHeads } from '../../src/returns/formats/xlsx-head.js';
import { readTable, type TableSpec } from '../../src/returns/table.js';
import { speaksOfApple } from './evidence.js';
import { headerRow, kindOf, sheetSpec } from './sheet-spec.js';

/** True when a sheet of the workbook speaks of Apple's services; a name alone is not asked. */
export async function isAppleWorkbook(item: Item): Promise<boolean> {
  const heads = await sheetHeads(item);
  return heads.some((head) => speaksOfApple([[head.sheet], ...head.rows]));
}

/** Names of Apple's workbooks, for a return that others of its files show to be Apple's. */
export const workbookNames =
  /(?:_AccountDetails|_iCloudLogs|_IDS_QueryLogs|MessagesInICloud.*|_Followers|_Following|_iCloud_Bookmarks)\.xlsx?$/i;

/** Emits one record for each row below the header of each sheet. */
export async function readWorkbook(item: Item, out: Output): Promise<void> {
  const heads = await sheetHeads(item);
  const specs = heads.flatMap((head) => specOf(head, item, out) ?? []);
  await readTable(item, out, specs, { preamble: 25 });
  for (const head of heads.filter((one) => one.rows.length === 0))
    out.field(`(sheet ${head.sheet})`, 'read', 1, 'asked, none held: the sheet has no rows');
}

function specOf(head: SheetHead, item: Item, out: Output): TableSpec | null {
  const at = headerRow(head.rows);
  if (at < 0) return null;
  const header = head.rows[at]!;
  const title = head.rows
    .slice(0, at)
    .map((row) => row.join(' '))
    .join(' ');
  return sheetSpec(kindOf(item.base, head.sheet, title, header), header, title, out);
}
