/** A row of an HTML table in the form in which table readers take rows. */
import { CsvRow, cellKinds } from './formats/csv-row.js';

/** One row of a `<table>`, its cells as text. */
export interface HtmlRow {
  cells: string[];
  /** For each cell: it is a `<th>`. */
  heads: boolean[];
  /** Links of the row whose address is not in its text. */
  links: string[];
  /** Bytes of the item, from the row's opening tag to the end of its last cell. */
  offset: number;
  length: number;
}

/** Turns HTML rows into row views. The view is one object that moves on, as that of a CSV is. */
export class HtmlRowView {
  readonly row = new CsvRow();

  constructor() {
    // Tags carry no line numbers; without one the record has a byte range only.
    this.row.line = Number.NaN;
  }

  of({ cells, offset, length }: HtmlRow): CsvRow {
    const { row } = this;
    const parts = cells.map((cell) => Buffer.from(cell));
    row.bytes = Buffer.concat(parts);
    row.count = cells.length;
    if (row.starts.length < cells.length) this.#grow(cells.length);
    let at = 0;
    for (const [i, part] of parts.entries()) {
      row.starts[i] = at;
      at += part.length;
      row.ends[i] = at;
      row.kinds[i] = cellKinds.quoted;
    }
    Object.assign(row, { from: 0, to: at, offset, length, windowClean: true });
    return row;
  }

  #grow(cells: number): void {
    this.row.starts = new Int32Array(cells * 2);
    this.row.ends = new Int32Array(cells * 2);
    this.row.kinds = new Uint8Array(cells * 2);
  }
}
