/** A row made of texts instead of the bytes of a CSV: cells of a sheet or of an HTML table, as readers of tables take them. */
import type { Place } from './contract.js';
import { CsvRow, cellKinds } from './formats/csv-row.js';

/** Filled cell by cell and handed over; valid until the next {@link begin}, as a row of a CSV is. */
export class TextRow extends CsvRow {
  private store = Buffer.allocUnsafe(4096);
  private used = 0;

  /** Begins a row that stands there; `sparse` = cells that are absent at its end are merely empty. */
  begin(place: Place, sparse: boolean): void {
    this.offset = place.offset;
    this.length = place.length;
    this.line = place.line ?? 1;
    this.path = place.path;
    this.sparse = sparse;
    this.count = 0;
    this.used = 0;
  }

  /** Adds the next cell. */
  add(text: string): void {
    const { count } = this;
    if (count === this.starts.length) this.widen(count * 2);
    const start = this.used;
    if (text.length > 0) this.write(text);
    this.starts[count] = start;
    this.ends[count] = this.used;
    this.kinds[count] = cellKinds.bare;
    this.count = count + 1;
  }

  /** Ends the row: its bytes may be read now. */
  end(): this {
    this.bytes = this.store;
    this.from = 0;
    this.to = this.used;
    this.windowClean = true;
    return this;
  }

  private widen(size: number): void {
    const { starts, ends } = this;
    this.starts = new Int32Array(size);
    this.starts.set(starts);
    this.ends = new Int32Array(size);
    this.ends.set(ends);
    // All cells are bare, which is 0.
    this.kinds = new Uint8Array(size);
  }

  private write(text: string): void {
    // A UTF-16 unit takes at most three bytes of UTF-8.
    const needed = this.used + text.length * 3;
    if (needed > this.store.length) this.store = grown(this.store, needed, this.used);
    this.used += text.length < shortText ? this.writeShort(text) : this.store.write(text, this.used);
  }

  /** Copies short ASCII by hand, which is quicker than to call out of JavaScript; anything else goes the usual way. */
  private writeShort(text: string): number {
    const { store, used } = this;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code > 0x7f) return store.write(text, used);
      store[used + i] = code;
    }
    return text.length;
  }
}

const shortText = 24;

function grown(bytes: Buffer, needed: number, used: number): Buffer<ArrayBuffer> {
  const bigger = Buffer.allocUnsafe(Math.max(needed, bytes.length * 2));
  bytes.copy(bigger, 0, 0, used);
  return bigger;
}

/** A row of its own, made of texts. */
export function rowOf(cells: readonly string[], place: Place, sparse = false): CsvRow {
  const row = new TextRow();
  row.begin(place, sparse);
  for (const cell of cells) row.add(cell);
  return row.end();
}

/** A row that may be kept when the one it was made of moves on. */
export function keptRow(row: CsvRow): CsvRow {
  const { offset, length, line, path, sparse } = row;
  return rowOf(row.cells(), { offset, length, line, path }, sparse);
}
