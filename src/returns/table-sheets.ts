/** Reads the sheets of a workbook by table specs: every sheet a table, or several tables one below the other. */
import type { Item, Output } from './contract.js';
import type { CsvRow } from './formats/csv.js';
import { readSheets, reportSheets } from './formats/xlsx.js';
import { BoundTable } from './table-bound.js';
import { headerUnknown } from './table-report.js';
import { matchTable, type TableSpec } from './table-spec.js';
import { UnknownTable } from './table-unknown.js';
import { keptRow } from './text-row.js';
import { quoted } from './told.js';

/**
 * Every table of every sheet whose header fits one of the specs. A sheet beside them that fits none is read without knowledge
 * of its meaning, and reported as drift. Returns the id of the first table found; null when no sheet has one.
 */
export async function readSheetTables(
  item: Item,
  out: Output,
  specs: readonly TableSpec[],
  preamble: number,
): Promise<string | null> {
  const sheets = new Map<number, SheetTables>();
  const info = await readSheets(item, (row) => sheets.get(row.sheetNo)!.row(row), {
    pause: () => out.drain(),
    onSheet: (name, no) => sheets.set(no, new SheetTables(name, specs, out, preamble)),
    onSheetEnd: (_, no) => sheets.get(no)!.end(),
  });
  const id = [...sheets.values()].find((sheet) => sheet.id !== null)?.id ?? null;
  const unread = [...sheets].filter(([, sheet]) => sheet.id === null && sheet.before > 0);
  if (id === null) {
    for (const [, sheet] of unread) headerUnknown(out, specs, sheet.before, sheet.first);
    return null;
  }
  reportSheets(out, info);
  for (const [no, sheet] of unread) await readUnknownSheet(item, out, no, sheet.name, specs);
  return id;
}

async function readUnknownSheet(
  item: Item,
  out: Output,
  no: number,
  name: string,
  specs: readonly TableSpec[],
): Promise<void> {
  const table = new UnknownTable(out, name);
  await readSheets(item, (row) => table.row(row), { pause: () => out.drain(), only: (_, one) => one === no });
  table.end();
  const known = specs.map((spec) => spec.id).join(', ');
  const text = `Sheet ${quoted(name)} has no header of a table that this reader knows (${known}); its rows were kept as they stand, without a meaning. Look at them, and tell the maintainers of the reader.`;
  out.finding('drift', 'sheet-unknown', text);
}

/** Title rows that may stand between two tables of a sheet. */
const mostTitles = 5;

/** The tables of one sheet, one below the other. */
class SheetTables {
  /** The first table's spec. */
  id: string | null = null;
  /** Rows met before any table, and the first of them. */
  before = 0;
  first = '';
  readonly name: string;

  private readonly specs: readonly TableSpec[];
  private readonly out: Output;
  private readonly preamble: number;
  private table: BoundTable | null = null;
  private width = 0;
  /** Rows with one cell after a gap: titles of a next table, or rows of this one. */
  private held: CsvRow[] = [];
  private gap = false;
  private line = 0;

  constructor(name: string, specs: readonly TableSpec[], out: Output, preamble: number) {
    this.name = name;
    this.specs = specs;
    this.out = out;
    this.preamble = preamble;
  }

  row(row: CsvRow): void {
    if (row.line > this.line + 1) this.gap = true;
    this.line = row.line;
    if (row.blank) this.gap = true;
    else if (this.table === null) this.look(row);
    else if (this.gap) this.afterGap(row, this.table);
    else this.table.row(row);
  }

  end(): void {
    this.replay();
    this.table?.done();
  }

  private look(row: CsvRow): void {
    const cells = row.cells();
    const spec = this.before <= this.preamble ? matchTable(this.specs, cells) : null;
    if (spec !== null) this.begin(spec, cells, this.before);
    else if (this.before++ === 0) this.first = shown(cells);
  }

  private afterGap(row: CsvRow, table: BoundTable): void {
    const cells = row.cells();
    const filled = cells.filter((cell) => cell !== '').length;
    const spec = filled > 1 ? matchTable(this.specs, cells) : null;
    if (spec !== null) {
      table.done();
      const titles = this.held.length;
      this.held = [];
      this.begin(spec, cells, titles);
    } else if (filled === 1 && this.width > 2 && this.held.length < mostTitles) {
      this.held.push(keptRow(row));
    } else {
      this.replay();
      table.row(row);
    }
  }

  private begin(spec: TableSpec, cells: readonly string[], above: number): void {
    this.id ??= spec.id;
    this.table = new BoundTable(spec, cells, this.out);
    this.width = cells.length;
    this.gap = false;
    if (above === 0) return;
    this.out.rows(above);
    this.out.field('(lines above the header)', 'set_aside', above, 'titles and prose above the table');
  }

  /** The rows held were rows after all. */
  private replay(): void {
    for (const row of this.held) this.table!.row(row);
    this.held = [];
    this.gap = false;
  }
}

function shown(cells: readonly string[]): string {
  return cells
    .filter((cell) => cell !== '')
    .join(', ')
    .slice(0, 200);
}
