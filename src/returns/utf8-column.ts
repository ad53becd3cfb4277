/** A column of text that is filled row by row, from strings or straight from bytes. */
import type { ColumnData } from './contract.js';

const quote = 0x22;
const backslash = 0x5c;
const hex = Buffer.from('0123456789abcdef');

/** Append to the present row with the `add…` calls; {@link endRow} closes it, with a value or without. */
export class Utf8Column {
  private offsets: Int32Array;
  private valid: Uint8Array;
  private data: Buffer;
  private used = 0;

  constructor(rows: number, bytes = 1 << 16) {
    this.offsets = new Int32Array(rows + 1);
    this.valid = new Uint8Array(rows);
    this.data = Buffer.allocUnsafeSlow(bytes);
  }

  /** Bytes held. */
  get bytes(): number {
    return this.used;
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
    if (end - start > 40) {
      from.copy(data, this.used, start, end);
      this.used += end - start;
      return;
    }
    let at = this.used;
    for (let i = start; i < end; i++) data[at++] = from[i]!;
    this.used = at;
  }

  addByte(byte: number): void {
    this.reserve(1);
    this.data[this.used++] = byte;
  }

  /** Bytes of UTF-8 as the inside of a JSON string. */
  addJsonBytes(from: Buffer, start: number, end: number): void {
    this.reserve((end - start) * 6);
    const { data } = this;
    let at = this.used;
    for (let i = start; i < end; i++) {
      const byte = from[i]!;
      if (byte >= 0x20 && byte !== quote && byte !== backslash) data[at++] = byte;
      else at = escapeByte(data, at, byte);
    }
    this.used = at;
  }

  /** Closes the row: with what was added when `valid`, else with nothing. */
  endRow(row: number, valid: boolean): void {
    if (!valid) this.used = this.offsets[row]!;
    this.valid[row] = valid ? 1 : 0;
    this.offsets[row + 1] = this.used;
  }

  /** The text of a row just filled; for checks that need it as a string. */
  text(row: number): string {
    return this.data.toString('utf8', this.offsets[row]!, this.offsets[row + 1]!);
  }

  /** Views on what is held; valid until {@link clear}. */
  take(rows: number): ColumnData {
    return {
      type: 'utf8',
      offsets: this.offsets.subarray(0, rows + 1),
      data: this.data.subarray(0, this.used),
      valid: this.valid.subarray(0, rows),
    };
  }

  clear(): void {
    this.used = 0;
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
