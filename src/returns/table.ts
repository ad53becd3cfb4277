/** Reads CSV and XLSX tables by a {@link TableSpec}: columns by name, never by place; nothing is skipped silently. */
import type { Item, Output } from './contract.js';
import { type CsvInfo, type CsvRow, readCsv } from './formats/csv.js';
import { encodingDoubt, encodingLabel } from './formats/text.js';
import { isOldOffice, isXlsx, oldOffice } from './formats/xlsx.js';
import { BoundTable } from './table-bound.js';
import { headerUnknown } from './table-report.js';
import { readSheetTables } from './table-sheets.js';
import { matchTable, type TableSpec } from './table-spec.js';

export { BoundTable } from './table-bound.js';
export {
  type ColumnUse,
  headerFit,
  matchTable,
  type NumberTarget,
  normalName,
  type TableSpec,
  type TextTarget,
} from './table-spec.js';

/**
 * Binds a spec to a header row. Call `row()` for each row below it and `done()` at its end (also when the next
 * table of the same file begins): that is when columns and drift are reported.
 */
export function bindTable(spec: TableSpec, header: CsvRow | readonly string[], out: Output): BoundTable {
  return new BoundTable(spec, 'cells' in header ? header.cells() : header, out);
}

export interface ReadTableOptions {
  /** `auto` if absent. */
  delimiter?: string;
  /** Rows at the top in which the header is looked for, after prose; 20 if absent. */
  preamble?: number;
}

/**
 * Reads a CSV file that holds one table, whose spec is the one of `specs` that fits its header best; of an XLSX file, whatever
 * its name, every table of every sheet (see `readSheetTables`). Rows before the
 * header are counted as rows and reported as set aside. Returns the spec's id, or null when no header was found, which
 * is reported as drift with what was there instead.
 */
export async function readTable(
  item: Item,
  out: Output,
  specs: TableSpec | readonly TableSpec[],
  options: ReadTableOptions = {},
): Promise<string | null> {
  const known = 'columns' in specs ? [specs] : specs;
  const head = await item.head();
  if (isOldOffice(head)) throw oldOffice(item.path, head);
  if (isXlsx(head)) return readSheetTables(item, out, known, options.preamble ?? 20);
  const reading = new OneTable(known, out, options.preamble ?? 20);
  const info = await readCsv(item, (row) => reading.row(row), { delimiter: options.delimiter ?? 'auto' });
  reading.end();
  reportCsv(out, info);
  return reading.id;
}

/** Says how a CSV file was encoded and what was odd about its text. Call once for a file read with `readCsv`. */
export function reportCsv(out: Output, info: CsvInfo): void {
  out.encoding(encodingLabel(info.encoding));
  const doubt = encodingDoubt(info.encoding);
  if (doubt !== null) out.finding('warning', 'encoding-doubt', doubt);
  if (info.strayCells > 0) {
    const text = `${info.strayCells} cells hold bytes that are not UTF-8; they were read as windows-1252. Compare them with the original before quoting them.`;
    out.finding('warning', 'stray-bytes', text);
  }
  if (info.unclosedQuotes > 0) {
    const text = `A quote opened on line ${info.firstUnclosedLine} is never closed (${info.unclosedQuotes} in all); it was taken for a plain character. Look at that line: rows near it may be joined or split wrongly.`;
    out.finding('warning', 'csv-quote-unclosed', text);
  }
}

class OneTable {
  id: string | null = null;
  private table: BoundTable | null = null;
  private readonly specs: readonly TableSpec[];
  private readonly out: Output;
  private readonly preamble: number;
  private before = 0;
  private first = '';

  constructor(specs: readonly TableSpec[], out: Output, preamble: number) {
    this.specs = specs;
    this.out = out;
    this.preamble = preamble;
  }

  row(row: CsvRow): void {
    if (row.blank) return;
    if (this.table !== null) {
      this.table.row(row);
      return;
    }
    const cells = row.cells();
    const spec = this.before <= this.preamble ? matchTable(this.specs, cells) : null;
    if (spec !== null) {
      this.id = spec.id;
      this.table = bindTable(spec, cells, this.out);
      return;
    }
    if (this.before++ === 0) this.first = cells.join(', ').slice(0, 200);
    this.out.rows(1);
  }

  end(): void {
    this.table?.done();
    if (this.before === 0) return;
    if (this.table !== null) {
      this.out.field(
        '(lines above the header)',
        'set_aside',
        this.before,
        'prose above the table',
        this.first,
      );
      return;
    }
    headerUnknown(this.out, this.specs, this.before, this.first);
  }
}
