/** Reads a CSV that no reader knows: every row a record, every cell kept under its column's name. */
import type { Item, Output } from '../contract.js';
import { type CsvRow, detectDelimiter, readCsv } from '../formats/csv.js';
import { type BoundTable, bindTable, reportCsv, type TableSpec } from '../table.js';
import { asInstant, speaksOfTime } from './time-columns.js';

/** Rows looked at before it is decided which one is the header. */
const lookAhead = 30;

/** Reads the item. The header is the first row that is as wide as most rows are; rows above it are set aside. */
export async function readGenericCsv(item: Item, out: Output): Promise<void> {
  const delimiter = await detectDelimiter(item);
  const header = await findHeader(item, delimiter);
  let table: BoundTable | null = null;
  let _above = 0;
  const onRow = (row: CsvRow): void => {
    if (row.blank) return;
    if (table !== null) table.row(row);
    else if (row.line === header.line)
      table = bindTable(specFor(header.cells, header.next), header.cells, out);
    else {
      _above++;
      out.rows(1);
      out.field('(lines above the header)', 'set_aside', 1, 'prose above the table');
    }
  };
  const info = await readCsv(item, onRow, { delimiter });
  (table as BoundTable | null)?.done();
  reportCsv(out, info);
}

interface Header {
  line: number;
  cells: string[];
  /** The row below it, for a look at its values. */
  next: string[];
}

async function findHeader(item: Item, delimiter: string): Promise<Header> {
  const rows: { line: number; cells: string[] }[] = [];
  const head = await item.head();
  const part: Item = { ...item, head: async () => head, stream: () => once(head) };
  await readCsv(
    part,
    (row) => {
      if (!row.blank && rows.length < lookAhead) rows.push({ line: row.line, cells: row.cells() });
    },
    { delimiter },
  );
  const widths = rows.map((row) => row.cells.length).sort((a, b) => a - b);
  const usual = widths[widths.length >> 1] ?? 1;
  const at = Math.max(
    0,
    rows.findIndex((row) => row.cells.length >= usual),
  );
  return { line: rows[at]?.line ?? 1, cells: rows[at]?.cells ?? [], next: rows[at + 1]?.cells ?? [] };
}

/** Keeps every column; the first that speaks of time, and whose first value is one, also gives the time. */
function specFor(header: readonly string[], first: readonly string[]): TableSpec {
  const when = header.findIndex((name, i) => speaksOfTime(name) && asInstant(first[i]) !== null);
  const columns: TableSpec['columns'] = {};
  header.forEach((name, i) => {
    columns[name] =
      i === when ? { to: 'at', parse: (text) => asInstant(text) ?? unreadable(text) } : { to: 'rest' };
  });
  return { id: 'table', kind: 'other', columns };
}

function unreadable(
  text: string,
): ReturnType<NonNullable<Extract<TableSpec['columns'][string], { parse?: unknown }>['parse']>> {
  return { us: null, wall: null, text, basis: 'unreadable' };
}

async function* once(bytes: Buffer): AsyncIterable<Buffer> {
  yield bytes;
}
