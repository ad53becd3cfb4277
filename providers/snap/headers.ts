/** Tells header rows of Snap's tables from data and prose, and finds the table that a header opens. */
import type { CsvRow } from '../../src/returns/formats/csv.js';
import { headerFit, matchTable, normalName, type TableSpec } from '../../src/returns/table.js';

/** How well a row must fit a table to be its header where no ruler says so. */
const sureFit = 0.8;
const longestName = 40;
const nameLike = /^[a-z0-9][a-z0-9_ ?]*$/i;

export class Headers {
  readonly #columns: Set<string>;

  /** @param home the table that has the file's name */
  constructor(
    private readonly specs: readonly TableSpec[],
    private readonly home: string,
  ) {
    this.#columns = new Set(specs.flatMap((spec) => Object.keys(spec.columns).map(normalName)));
  }

  /** True for the name of a column of any table. */
  knows(name: string): boolean {
    return this.#columns.has(normalName(name));
  }

  /** Its own file's table first, then any that fits, then its own file's whatever the header says. */
  specFor(cells: readonly string[]): TableSpec {
    const own = this.specs.find((spec) => spec.id === this.home);
    const best = matchTable(this.specs, cells);
    if (best !== null && (own === undefined || headerFit(own, cells) < headerFit(best, cells))) return best;
    return own ?? best ?? this.#unknown();
  }

  /** The table whose header these cells are beyond doubt; null for none. */
  sureSpec(cells: readonly string[]): TableSpec | null {
    const spec = matchTable(this.specs, cells);
    return spec !== null && headerFit(spec, cells) >= sureFit ? spec : null;
  }

  /** A row of short, distinct names, one of them known: a header of which too much is new to be sure of its table. */
  looksLikeHeader(cells: readonly string[]): boolean {
    if (cells.length < 3 || new Set(cells).size < cells.length) return false;
    return (
      cells.every((cell) => cell.length <= longestName && nameLike.test(cell)) &&
      cells.some((cell) => this.knows(cell))
    );
  }

  /** The header of another table, or the same one again, in the midst of rows below `header`. */
  isHeaderAmidRows(row: CsvRow, header: readonly string[]): boolean {
    if (row.count < 2) return false;
    const first = row.ends[0]! - row.starts[0]!;
    if (first === 0 || first > longestName) return false;
    if (row.count === header.length && first !== header[0]!.length) return false;
    if (!/^[a-z][a-z0-9_ ?]*$/.test(row.text(0))) return false;
    const cells = row.cells();
    return cells.every((cell, at) => cell === header[at]) || this.sureSpec(cells) !== null;
  }

  #unknown(): TableSpec {
    return { id: `${this.home} (not known)`, kind: 'other', columns: {}, required: [] };
  }
}
