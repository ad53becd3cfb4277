/** Cuts bytes into CSV rows and cells: RFC 4180, and what real files do instead. */
import { isUtf8 } from 'node:buffer';
import { CsvRow, cellKinds } from './csv-row.js';
import { withoutCutTail } from './encoding.js';

type State = 0 | 1 | 2 | 3 | 4 | 5;
const cellStart = 0;
const bare = 1;
const quoted = 2;
/** Just after a quote inside a quoted cell: it closes the cell, or it is the first of two. */
const quoteSeen = 3;
/** Text after a closing quote: kept as part of the cell. */
const afterQuote = 4;
/** The row before ended with CR: an LF now belongs to it. */
const afterCr = 5;

/** Bytes after which a quote that is never closed is taken for a plain character. */
const maxQuoted = 32 * 1024 * 1024;
/** Unclosed quotes after which quotes mean nothing any more in this file; going back costs time. */
const maxUnclosed = 100;

/** Push scanner; hand it UTF-8 chunks, then call {@link end}. The row it hands over is always the same object. */
export class CsvScanner {
  readonly row = new CsvRow();
  /** Quotes that were opened and never closed, read as plain characters; line of the first. */
  unclosedQuotes = 0;
  firstUnclosedLine = 0;

  private readonly delimiter: number;
  /** 1 for the bytes that end a bare cell. */
  private readonly ends = new Uint8Array(256);
  private readonly onRow: (row: CsvRow) => void;
  private bytes: Buffer = Buffer.alloc(0);
  private windows: [Buffer, Buffer] = [Buffer.alloc(0), Buffer.alloc(0)];
  private base = 0;
  private at = 0;
  private state: State = cellStart;
  private count = 0;
  private start = 0;
  private doubled = false;
  private quotesOff = false;
  private rowStart = 0;
  private line = 1;
  private rowLine = 1;
  private cellLine = 1;

  /** `delimiter` is a byte; `base` the offset of the first byte pushed. */
  constructor(delimiter: number, base: number, onRow: (row: CsvRow) => void) {
    this.delimiter = delimiter;
    for (const byte of [delimiter, 10, 13]) this.ends[byte] = 1;
    this.base = base;
    this.onRow = onRow;
  }

  push(chunk: Buffer): void {
    this.take(chunk);
    this.row.bytes = this.bytes;
    this.row.windowClean = isUtf8(withoutCutTail(this.bytes));
    this.scan();
    if (this.state === quoted && this.bytes.length - this.start > maxQuoted) this.giveUpQuote();
  }

  end(): void {
    if (this.state === quoted) this.giveUpQuote();
    if (this.state === cellStart && this.count === 0) return;
    if (this.state === afterCr) return;
    this.endCell(this.bytes.length);
    this.endRow(this.bytes.length);
  }

  /** Puts the unfinished row in front of the new bytes and moves what is known of it. */
  private take(chunk: Buffer): void {
    const shift = this.rowStart;
    this.bytes = this.joined(shift, chunk);
    this.base += shift;
    this.at -= shift;
    this.start -= shift;
    this.rowStart = 0;
    const { starts, ends } = this.row;
    for (let i = 0; i < this.count; i++) {
      starts[i]! -= shift;
      ends[i]! -= shift;
    }
  }

  /** What is left from `shift` on, then the chunk, in one of two buffers that take turns: rows are views, and none outlives its call. */
  private joined(shift: number, chunk: Buffer): Buffer {
    const left = this.bytes.length - shift;
    if (left === 0) return chunk;
    const [next, last] = this.windows;
    this.windows = [last, next];
    const into =
      next.length >= left + chunk.length
        ? next
        : Buffer.allocUnsafeSlow(Math.ceil((left + chunk.length) * 1.25));
    this.windows[1] = into;
    this.bytes.copy(into, 0, shift);
    chunk.copy(into, left);
    return into.subarray(0, left + chunk.length);
  }

  /** A quote was opened and never closed: go back to it and take it for a character. */
  private giveUpQuote(): void {
    while (this.state === quoted) {
      if (this.unclosedQuotes++ === 0) this.firstUnclosedLine = this.cellLine;
      this.quotesOff = this.unclosedQuotes > maxUnclosed;
      this.line = this.cellLine;
      this.start -= 1;
      this.at = this.start + 1;
      this.state = bare;
      this.scan();
    }
  }

  private scan(): void {
    const { bytes, ends } = this;
    const n = bytes.length;
    let i = this.at;
    while (i < n) {
      const byte = bytes[i]!;
      switch (this.state) {
        case cellStart:
          this.start = i;
          this.cellLine = this.line;
          if (byte === 34 && !this.quotesOff) {
            this.state = quoted;
            this.start = i + 1;
            this.doubled = false;
            i++;
          } else {
            this.state = bare;
          }
          break;
        case bare:
          while (i < n && ends[bytes[i]!] === 0) i++;
          if (i < n) i = this.endBare(i, bytes[i]!);
          break;
        case quoted:
          for (; i < n; i++) {
            const inside = bytes[i]!;
            if (inside > 34) continue;
            if (inside === 34) break;
            if (inside === 10) this.line++;
          }
          if (i < n) {
            this.state = quoteSeen;
            i++;
          }
          break;
        case quoteSeen:
          i = this.decideQuote(i, byte);
          break;
        case afterQuote:
          while (i < n && ends[bytes[i]!] === 0) i++;
          if (i < n) i = this.endBare(i, bytes[i]!);
          break;
        default:
          if (byte === 10) i++;
          this.rowStart = i;
          this.state = cellStart;
      }
    }
    this.at = i;
  }

  private decideQuote(i: number, byte: number): number {
    if (byte === 34) {
      this.doubled = true;
      this.state = quoted;
      return i + 1;
    }
    if (byte !== this.delimiter && byte !== 10 && byte !== 13) {
      // Text after a closing quote: the whole cell, quotes and all, is sorted out when it is asked for.
      this.state = afterQuote;
      return i;
    }
    return this.endBare(i, byte);
  }

  /** Ends the cell at `i`, where a delimiter or a line end stands. */
  private endBare(i: number, byte: number): number {
    this.endCell(i);
    if (byte === this.delimiter) {
      this.state = cellStart;
      return i + 1;
    }
    this.endRow(i);
    this.line++;
    this.rowLine = this.line;
    this.state = byte === 13 ? afterCr : cellStart;
    this.rowStart = i + 1;
    return i + 1;
  }

  private endCell(end: number): void {
    const { row, count } = this;
    if (count === row.starts.length) grow(row);
    const closed = this.state === quoteSeen;
    const messy = (closed && this.doubled) || this.state === afterQuote;
    row.starts[count] = this.state === cellStart ? end : messy ? this.start - 1 : this.start;
    row.ends[count] = closed && !messy ? end - 1 : end;
    row.kinds[count] = messy ? cellKinds.messy : closed ? cellKinds.quoted : cellKinds.bare;
    this.count++;
  }

  private endRow(end: number): void {
    const { row } = this;
    row.count = this.count;
    row.from = this.rowStart;
    row.to = end;
    row.offset = this.base + this.rowStart;
    row.length = end - this.rowStart;
    row.line = this.rowLine;
    this.count = 0;
    this.onRow(row);
  }
}

function grow(row: CsvRow): void {
  const size = row.starts.length * 2;
  row.starts = copied(new Int32Array(size), row.starts);
  row.ends = copied(new Int32Array(size), row.ends);
  row.kinds = copied(new Uint8Array(size), row.kinds);
}

function copied<T extends Int32Array | Uint8Array>(to: T, from: T): T {
  to.set(from);
  return to;
}
