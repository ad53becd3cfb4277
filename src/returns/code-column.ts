/** A column of text in which few texts come again and again: each is kept once, and a row has only its number. */
import type { ColumnData } from './contract.js';

/** Rows that are never set have no value and cost nothing. */
export class CodeColumn {
  private readonly codes: Int32Array;
  private readonly valid: Uint8Array;
  private readonly numbers = new Map<string, number>();
  private values: string[] = [];
  private last = '';
  private lastCode = -1;
  private used = false;

  constructor(rows: number) {
    this.codes = new Int32Array(rows);
    this.valid = new Uint8Array(rows);
  }

  set(row: number, text: string): void {
    if (text !== this.last) this.find(text);
    this.codes[row] = this.lastCode;
    this.valid[row] = 1;
    this.used = true;
  }

  /** Takes back the value of a row. */
  drop(row: number): void {
    this.valid[row] = 0;
  }

  /** Views on what is held; valid until {@link clear}. */
  take(rows: number): ColumnData {
    return {
      type: 'codes',
      codes: this.codes.subarray(0, rows),
      values: this.values,
      valid: this.valid.subarray(0, rows),
    };
  }

  clear(): void {
    if (!this.used) return;
    this.used = false;
    this.valid.fill(0);
    this.numbers.clear();
    this.values = [];
    this.last = '';
  }

  private find(text: string): void {
    let code = this.numbers.get(text);
    if (code === undefined) {
      code = this.values.length;
      this.values.push(text);
      this.numbers.set(text, code);
    }
    this.last = text;
    this.lastCode = code;
  }
}
