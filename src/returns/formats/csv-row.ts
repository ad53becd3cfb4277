/** One row of a CSV as a view on its bytes: text is made only of the cells that are asked for. */
import { isUtf8 } from 'node:buffer';
import { TextCache } from './text-cache.js';
import { utf8Text } from './utf8-text.js';

/** How a cell stands in the file: bare, in clean quotes (limits are inside them), or in need of unescaping. */
export const cellKinds = { bare: 0, quoted: 1, messy: 2 } as const;

/** A view that the scanner moves from row to row: valid only during the call that hands it over. */
export class CsvRow {
  /** Cells. */
  count = 0;
  /** First byte in the item, and bytes without the line end. */
  offset = 0;
  length = 0;
  /** Line of its first byte, from 1. */
  line = 1;
  /** Where it stands, if more than a line is needed to say it: `Sheet1!A17`. */
  path: string | undefined = undefined;
  /** Cells that are absent at its end are merely empty, as in a spreadsheet. */
  sparse = false;
  /** Bytes that hold the row, and where each cell lies in them. */
  bytes: Buffer = Buffer.alloc(0);
  starts = new Int32Array(64);
  ends = new Int32Array(64);
  kinds = new Uint8Array(64);
  /** Where the row lies in `bytes`. */
  from = 0;
  to = 0;
  /** The bytes around are known to be valid UTF-8. */
  windowClean = true;
  /** Cells that held bytes which are not UTF-8, over the whole file. */
  strayCells = 0;

  /** Text of a cell, unquoted; empty past the last. Stray bytes are read as windows-1252. */
  text(i: number): string {
    if (!this.has(i)) return '';
    const start = this.starts[i]!;
    const end = this.ends[i]!;
    const text = this.windowClean
      ? this.bytes.toString('utf8', start, end)
      : utf8Text(this.bytes.subarray(start, end), this.onStray);
    return this.kinds[i] === cellKinds.messy ? unquote(text) : text;
  }

  /** The same for a cell whose text comes again and again: it is made once. */
  sharedText(i: number): string {
    if (!this.has(i) || !this.windowClean || this.kinds[i] === cellKinds.messy) return this.text(i);
    return this.cache.text(this.bytes, this.starts[i]!, this.ends[i]!);
  }

  /** True when the row has such a cell and it is not empty. */
  has(i: number): boolean {
    return i < this.count && this.starts[i] !== this.ends[i];
  }

  /** All cells as text. */
  cells(): string[] {
    return Array.from({ length: this.count }, (_, i) => this.text(i));
  }

  /** True for a line with nothing on it. */
  get blank(): boolean {
    return this.count <= 1 && this.from === this.to;
  }

  /** True when the row's bytes are valid UTF-8. */
  get clean(): boolean {
    return this.windowClean || isUtf8(this.bytes.subarray(this.from, this.to));
  }

  private readonly cache = new TextCache();

  private readonly onStray = (): void => {
    this.strayCells++;
  };
}

/** A quoted cell with `""` inside or text after its closing quote, as text. */
function unquote(raw: string): string {
  if (raw[0] !== '"') return raw;
  let text = '';
  let i = 1;
  for (;;) {
    const quote = raw.indexOf('"', i);
    if (quote < 0) return text + raw.slice(i);
    text += raw.slice(i, quote);
    if (raw[quote + 1] !== '"') return text + raw.slice(quote + 1);
    text += '"';
    i = quote + 2;
  }
}
