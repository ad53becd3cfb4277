/** Reads a table that no reader knows, CSV or XLSX: every row a record, every cell kept under its column's name. */
import type { Item, Output } from '../contract.js';
import { readCsv } from '../formats/csv.js';
import { readSheets, reportSheets } from '../formats/xlsx.js';
import { reportCsv } from '../table.js';
import { UnknownTable } from '../table-unknown.js';

/** Reads a CSV file. */
export async function readGenericCsv(item: Item, out: Output): Promise<void> {
  const table = new UnknownTable(out);
  const info = await readCsv(item, (row) => table.row(row), { delimiter: 'auto' });
  table.end();
  reportCsv(out, info);
}

/** Reads a workbook, every sheet a table of its own. */
export async function readGenericSheets(item: Item, out: Output): Promise<void> {
  let table = new UnknownTable(out);
  const info = await readSheets(item, (row) => table.row(row), {
    pause: () => out.drain(),
    onSheet: (name) => {
      table = new UnknownTable(out, name);
    },
    onSheetEnd: () => table.end(),
  });
  reportSheets(out, info);
}
