/** Reads a table whose meaning nobody knows: finds its header, keeps every cell under its column's name. */
import type { Instant, Output } from './contract.js';
import type { CsvRow } from './formats/csv.js';
import { cdrSpec } from './generic/cdr-columns.js';
import { asInstant, speaksOfTime } from './generic/time-columns.js';
import { BoundTable } from './table-bound.js';
import type { TableSpec } from './table-spec.js';
import { keptRow } from './text-row.js';
import { instant } from './time.js';
import { quoted } from './told.js';

/** Rows looked at before it is decided which one is the header. */
const lookAhead = 30;

/**
 * Takes rows one after the other; call {@link end} at the last. The header is the first row that is as wide as most rows are; rows
 * above it are set aside. Where that row holds numbers and times as data does, the table has no header and columns go by number.
 */
export class UnknownTable {
  private readonly out: Output;
  private readonly title: string;
  private held: CsvRow[] | null = [];
  private table: BoundTable | null = null;

  /** `title` stands before the names of columns in messages: a sheet's name; empty for none. */
  constructor(out: Output, title = '') {
    this.out = out;
    this.title = title;
  }

  row(row: CsvRow): void {
    if (row.blank || allEmpty(row)) return;
    if (this.table !== null) this.table.row(row);
    else if (this.held !== null && this.held.push(keptRow(row)) >= lookAhead) this.decide();
  }

  end(): void {
    if (this.held !== null && this.held.length > 0) this.decide();
    this.table?.done();
  }

  private decide(): void {
    const rows = this.held ?? [];
    this.held = null;
    const at = headerAt(rows);
    if (at > 0) this.setAside(rows.slice(0, at));
    const header = rows[at]!.cells();
    const named = !looksLikeData(header);
    const below = rows.slice(named ? at + 1 : at);
    const names = named ? header : header.map((_, i) => `(column ${i + 1})`);
    const calls = named ? cdrSpec(header) : null;
    if (calls !== null) this.out.finding('warning', 'cdr-by-columns', cdrText(this.title));
    this.table = new BoundTable(calls ?? specFor(names, below, this.title), names, this.out);
    for (const row of below) this.table.row(row);
  }

  private setAside(rows: readonly CsvRow[]): void {
    this.out.rows(rows.length);
    const text = rows.map((row) => row.cells().join(' ').trim()).join(' / ');
    const why = `prose above the table: ${quoted(text.slice(0, 300))}`;
    this.out.field('(lines above the header)', 'set_aside', rows.length, why);
  }
}

function cdrText(title: string): string {
  const what = title === '' ? 'This table' : `Sheet ${quoted(title)}`;
  return `${what} was recognised as call detail records by its columns; who made it is not known. Its calling and called numbers, times and places were read by their names, times without a zone as the wall clocks that they are. Check them against the carrier's own key.`;
}

function allEmpty(row: CsvRow): boolean {
  for (let i = 0; i < row.count; i++) if (row.has(i)) return false;
  return true;
}

/** The first row with as many cells as the middle row has. */
function headerAt(rows: readonly CsvRow[]): number {
  const widths = rows.map(widthOf);
  const usual = [...widths].sort((a, b) => a - b)[widths.length >> 1] ?? 1;
  return Math.max(
    0,
    widths.findIndex((width) => width >= usual),
  );
}

function widthOf(row: CsvRow): number {
  if (!row.sparse) return row.count;
  let filled = 0;
  for (let i = 0; i < row.count; i++) if (row.has(i)) filled++;
  return filled;
}

/** Half of the filled cells are numbers or times, which names of columns are not. */
function looksLikeData(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  const data = filled.filter(
    (cell) => /^[+-]?[\d.,]*\d[\d.,]*$/.test(cell.trim()) || asInstant(cell) !== null,
  );
  return data.length * 2 >= filled.length && data.length > 0;
}

/** Keeps every column; the first that speaks of time, and whose first value is one, also gives the time. */
function specFor(header: readonly string[], below: readonly CsvRow[], title: string): TableSpec {
  const firstValue = (i: number): string => below.find((row) => row.has(i))?.text(i) ?? '';
  const when = header.findIndex((name, i) => speaksOfTime(name) && asInstant(firstValue(i)) !== null);
  const columns: TableSpec['columns'] = {};
  header.forEach((name, i) => {
    columns[name] = i === when ? { to: 'at', parse: asTime } : { to: 'rest' };
  });
  return { id: title === '' ? 'table' : title, kind: 'other', columns };
}

function asTime(text: string): Instant {
  return asInstant(text) ?? instant.unreadable(text);
}
