/**
 * Reads the workbooks of Pinger (TextFree): a title in the first row, the header in the second. The names of the columns
 * are not public, so every column is kept under its own name, and only what a value shows by itself is put in its field.
 */
import type {
  Claim,
  Item,
  Listing,
  Output,
  Reader,
  ReaderRun,
  Recognised,
} from '../../src/returns/contract.js';
import { readSheets, reportSheets } from '../../src/returns/formats/xlsx.js';
import { sniffFile } from '../../src/returns/generic/sniff-file.js';
import { PingerSheet, type PingerTable } from './sheet.js';

/** Ends of the files' names, and what the rows are. */
const tables: (PingerTable & { name: RegExp })[] = [
  { name: /CDR\.xlsx$/i, table: 'CDR', kind: 'call', category: 'call_detail_records' },
  { name: /IP Logs\.xlsx$/i, table: 'IP Logs', kind: 'login', category: 'login_ip_history' },
  { name: /DML\.xlsx$/i, table: 'DML', kind: 'other' },
  { name: /MC\.xlsx$/i, table: 'MC', kind: 'other' },
];

export const reader: Reader = {
  id: 'pinger',
  version: 1,
  provider: 'pinger',
  title: "Pinger's return (workbooks named CDR, DML, IP Logs, MC)",
  layouts: [{ id: 'workbooks', title: 'one sheet: a title, the header in the second row' }],
  recognise,
  start: () => new PingerRun(),
};

/** By names only, since no public source tells what stands in the files: two of the four in one place. */
async function recognise(listing: Listing): Promise<Recognised | null> {
  const found = new Map<number | null, Set<string>>();
  for (const item of listing.matching(/\.xlsx$/i)) {
    const table = tables.find(({ name }) => name.test(item.base))?.table;
    if (table === undefined) continue;
    found.set(item.container, (found.get(item.container) ?? new Set()).add(table));
  }
  const most = [...found.values()].sort((a, b) => b.size - a.size)[0];
  if (most === undefined || most.size < 2) return null;
  const evidence = `Workbooks end in the names of Pinger's files: ${[...most].join(', ')}.`;
  return { score: 45, layout: 'workbooks', evidence };
}

class PingerRun implements ReaderRun {
  async claim(item: Item): Promise<Claim | null> {
    const table = tables.find(({ name }) => name.test(item.base));
    if (table === undefined || (await sniffFile(await item.head(), item.base)).kind !== 'sheets') return null;
    return { table: table.table, read: (file, out) => read(file, out, table) };
  }
}

async function read(item: Item, out: Output, table: PingerTable): Promise<void> {
  const sheet = new PingerSheet(out, table);
  const info = await readSheets(item, (row) => sheet.row(row), { onSheet: (name) => sheet.begin(name) });
  reportSheets(out, info);
  sheet.end();
}
