/** A column of text that is filled row by row, from strings or straight from bytes. */
import type { ColumnData } from './contract.js';

const quote = 0x22;
const backslash = 0x5c;
const hex = Buffer.from('0123456789abcdef');
/** Bytes that do not stand for themselves inside a JSON string. */
const escaped = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte < 0x20 || byte === quote || byte === backslash ? 1 : 0,
);

/** {@link begin} a row, append to it with the `add…` calls. Rows that are never begun have no value and cost nothing. */
export class Utf8Column {
  private offsets: Int32Array;
  private valid: Uint8Array;
  private data: Buffer;
  private used = 0;
  /** The last row begun; it ends where the next one begins. */
  private row = -1;

  constructor(rows: number, bytes = 1 << 16) {
    this.offsets = new Int32Array(rows + 1);
    this.valid = new Uint8Array(rows);
    this.data = Buffer.allocUnsafeSlow(bytes);
  }

  /** Bytes held. */
  get bytes(): number {
    return this.used;
  }

  /** The row that the next bytes belong to: the same again, or a later one. */
  begin(row: number): void {
    if (row === this.row) return;
    this.closeTo(row);
    this.valid[row] = 1;
    this.row = row;
  }

  /** Takes back what was appended to a row. */
  drop(row: number): void {
    if (row !== this.row) return;
    this.used = this.offsets[row]!;
    this.valid[row] = 0;
    this.row = row - 1;
  }

  addString(text: string): void {
    this.reserve(text.length * 3);
    const { data } = this;
    let at = this.used;
    // Short ASCII is quicker by hand than by a call into the runtime.
    if (text.length > 48) {
      this.used = at + data.write(text, at, 'utf8');
      return;
    }
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code > 0x7f) {
        this.used += data.write(text, this.used, 'utf8');
        return;
      }
      data[at++] = code;
    }
    this.used = at;
  }

  addBytes(from: Buffer, start: number, end: number): void {
    this.reserve(end - start);
    const { data } = this;
    let at = this.used;
    // A call into the runtime costs as much as some hundred bytes copied by hand.
    if (end - start > 256) at += from.copy(data, at, start, end);
    else for (let i = start; i < end; i++) data[at++] = from[i]!;
    this.used = at;
  }

  addByte(byte: number): void {
    this.reserve(1);
    this.data[this.used++] = byte;
  }

  /** A label as it is, then bytes of UTF-8 as the inside of a JSON string, then its closing quote. */
  addJsonMember(label: Buffer, from: Buffer, start: number, end: number): void {
    this.reserve(label.length + (end - start) * 6 + 1);
    const { data } = this;
    let at = this.used;
    for (let i = 0; i < label.length; i++) data[at++] = label[i]!;
    for (let i = start; i < end; i++) {
      const byte = from[i]!;
      if (escaped[byte] === 0) data[at++] = byte;
      else at = escapeByte(data, at, byte);
    }
    data[at++] = quote;
    this.used = at;
  }

  /** Views on what is held; valid until {@link clear}. */
  take(rows: number): ColumnData {
    this.closeTo(rows);
    return {
      type: 'utf8',
      offsets: this.offsets.subarray(0, rows + 1),
      data: this.data.subarray(0, this.used),
      valid: this.valid.subarray(0, rows),
    };
  }

  clear(): void {
    this.used = 0;
    if (this.row >= 0) this.valid.fill(0);
    this.row = -1;
  }

  /** Every row after the last one begun, up to `row`, begins where that one ends. */
  private closeTo(row: number): void {
    const { offsets, used } = this;
    for (let i = this.row + 1; i <= row; i++) offsets[i] = used;
  }

  private reserve(more: number): void {
    if (this.used + more <= this.data.length) return;
    const bigger = Buffer.allocUnsafeSlow(Math.max(this.data.length * 2, this.used + more));
    this.data.copy(bigger, 0, 0, this.used);
    this.data = bigger;
  }
}

function escapeByte(data: Buffer, start: number, byte: number): number {
  let at = start;
  data[at++] = backslash;
  const short = shortEscape(byte);
  if (short !== 0) {
    data[at++] = short;
    return at;
  }
  data[at++] = 0x75;
  data[at++] = 0x30;
  data[at++] = 0x30;
  data[at++] = hex[byte >> 4]!;
  data[at++] = hex[byte & 15]!;
  return at;
}

function shortEscape(byte: number): number {
  if (byte === quote || byte === backslash) return byte;
  if (byte === 10) return 0x6e;
  if (byte === 13) return 0x72;
  return byte === 9 ? 0x74 : 0;
}
