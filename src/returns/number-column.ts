/** Columns of numbers that are filled row by row. A row that is never set has no value and costs nothing. */
import type { ColumnData } from './contract.js';

const two32 = 2 ** 32;

/** Whole numbers of 64 bits, written without making a BigInt for each. */
export class I64Column {
  private readonly values: BigInt64Array;
  private readonly halves: Int32Array;
  private readonly valid: Uint8Array;

  constructor(rows: number) {
    this.values = new BigInt64Array(rows);
    this.halves = new Int32Array(this.values.buffer);
    this.valid = new Uint8Array(rows);
  }

  /** `NaN` stands for no value. Exact to 2^53. */
  set(row: number, value: number): void {
    const has = Number.isFinite(value);
    this.valid[row] = has ? 1 : 0;
    const whole = has ? Math.trunc(value) : 0;
    // Low half first: the column is read as little-endian, as is every machine that Node runs on but s390x.
    this.halves[row * 2] = (whole % two32) | 0;
    this.halves[row * 2 + 1] = Math.floor(whole / two32);
  }

  clear(): void {
    this.valid.fill(0);
  }

  take(rows: number): ColumnData {
    return { type: 'i64', values: this.values.subarray(0, rows), valid: this.valid.subarray(0, rows) };
  }
}

/** Whole numbers of 32 bits. */
export class I32Column {
  private readonly values: Int32Array;
  private readonly valid: Uint8Array;

  constructor(rows: number) {
    this.values = new Int32Array(rows);
    this.valid = new Uint8Array(rows);
  }

  /** `NaN` stands for no value. */
  set(row: number, value: number): void {
    const has = Number.isFinite(value) && Math.abs(value) <= 0x7fffffff;
    this.valid[row] = has ? 1 : 0;
    this.values[row] = has ? value : 0;
  }

  clear(): void {
    this.valid.fill(0);
  }

  take(rows: number): ColumnData {
    return { type: 'i32', values: this.values.subarray(0, rows), valid: this.valid.subarray(0, rows) };
  }
}

/** Floating-point numbers. */
export class F64Column {
  private readonly values: Float64Array;
  private readonly valid: Uint8Array;

  constructor(rows: number) {
    this.values = new Float64Array(rows);
    this.valid = new Uint8Array(rows);
  }

  /** `NaN` stands for no value. */
  set(row: number, value: number): void {
    this.valid[row] = Number.isFinite(value) ? 1 : 0;
    this.values[row] = Number.isFinite(value) ? value : 0;
  }

  clear(): void {
    this.valid.fill(0);
  }

  take(rows: number): ColumnData {
    return { type: 'f64', values: this.values.subarray(0, rows), valid: this.valid.subarray(0, rows) };
  }
}
