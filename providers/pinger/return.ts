/**
 * Reads the workbooks of Pinger (TextFree): a title in the first row, the header in the second, and the Word document of the account. The
 * names of the columns are not public, so every column is kept under its own name, and only what a value shows by itself is put in its field.
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
import { isDocx } from '../../src/returns/formats/docx-text.js';
import { readSheets, reportSheets } from '../../src/returns/formats/xlsx.js';
import { readDocx } from '../../src/returns/generic/generic-docx.js';
import { sniffFile } from '../../src/returns/generic/sniff-file.js';
import { PingerSheet, type PingerTable } from './sheet.js';
import { namesMaker, titleOf } from './titles.js';

/** Ends of the files' names, the same words in a title, and what the rows are. */
const tables: (PingerTable & { name: RegExp; title: RegExp })[] = [
  {
    name: /CDR\.xlsx$/i,
    title: /\bCDR\b|call detail/i,
    table: 'CDR',
    kind: 'call',
    category: 'call_detail_records',
  },
  {
    name: /IP Logs\.xlsx$/i,
    title: /\bIP logs?\b/i,
    table: 'IP Logs',
    kind: 'login',
    category: 'login_ip_history',
  },
  { name: /DML\.xlsx$/i, title: /\bDML\b/i, table: 'DML', kind: 'other' },
  { name: /MC\.xlsx$/i, title: /\bMC\b/, table: 'MC', kind: 'other' },
];

export const reader: Reader = {
  id: 'pinger',
  version: 2,
  provider: 'pinger',
  title: "Pinger's return (workbooks CDR, DML, IP Logs, MC, and a Word document of the account)",
  layouts: [{ id: 'workbooks', title: 'one sheet: a title, the header in the second row' }],
  recognise,
  start: (listing) => new PingerRun(listing),
};

/** By the maker's name in a title or in the account document; else by names only: two of the four in one place. */
async function recognise(listing: Listing): Promise<Recognised | null> {
  for (const item of listing.items) {
    if (item.size === 0 || !(await namesMaker(item))) continue;
    const evidence = `${item.path} names Pinger or its app in its title.`;
    return { score: 70, layout: 'workbooks', evidence };
  }
  return byNames(listing);
}

function byNames(listing: Listing): Recognised | null {
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
  private readonly listing: Listing;

  constructor(listing: Listing) {
    this.listing = listing;
  }

  async claim(item: Item): Promise<Claim | null> {
    if (isDocx(await item.head())) return this.claimDocument(item);
    if ((await sniffFile(await item.head(), item.base)).kind !== 'sheets') return null;
    const table = tables.find(({ name }) => name.test(item.base)) ?? (await titled(item));
    return table === undefined ? null : { table: table.table, read: (file, out) => read(file, out, table) };
  }

  /** The account document: by its words, or beside workbooks of Pinger's names. */
  private async claimDocument(item: Item): Promise<Claim | null> {
    const beside = this.listing.items.some(
      ({ base, container }) => container === item.container && tables.some(({ name }) => name.test(base)),
    );
    if (!beside && !(await namesMaker(item))) return null;
    const as = { kind: 'account', category: 'basic_subscriber' } as const;
    return { table: 'account', read: (file, out) => readDocx(file, out, as) };
  }
}

/** A workbook without its name: the title must say whose it is, and may say which. */
async function titled(item: Item): Promise<PingerTable | undefined> {
  if (!(await namesMaker(item))) return undefined;
  const words = await titleOf(item);
  return tables.find(({ title }) => title.test(words)) ?? { table: 'workbook', kind: 'other' };
}

async function read(item: Item, out: Output, table: PingerTable): Promise<void> {
  const sheet = new PingerSheet(out, table);
  const info = await readSheets(item, (row) => sheet.row(row), { onSheet: (name) => sheet.begin(name) });
  reportSheets(out, info);
  sheet.end();
}
