/** All columns of a batch of records, filled one row at a time. */
import { CodeColumn } from './code-column.js';
import { type ColumnData, type RecordBatch, type RecordColumn, recordColumns } from './contract.js';
import { F64Column, I32Column, I64Column } from './number-column.js';
import { Utf8Column } from './utf8-column.js';

/** Rows of a batch. */
export const batchRows = 16_384;
/** Bytes of text past which a batch is full whatever its rows: three times as many need 100 MB more and gain nothing. */
const batchBytes = 8 * 1024 * 1024;

type NumberColumn = I64Column | I32Column | F64Column;
export type ColumnOf<T extends string> = Extract<(typeof recordColumns)[number], readonly [string, T]>[0];
export type TextColumn = ColumnOf<'utf8'>;
export type NumericColumn = ColumnOf<'i32' | 'i64' | 'f64'>;

/** Number of each text column, and of each column of numbers: what the calls of a {@link ColumnSet} take. */
export const textAt = positions('utf8') as Record<TextColumn, number>;
export const numberAt = positions('number') as Record<NumericColumn, number>;

/** Text columns of few texts, which are set whole and never appended to. */
const coded: ReadonlySet<string> = new Set<TextColumn>([
  'kind',
  'at_basis',
  'account',
  'currency',
  'category',
  'service',
  'rest_names',
  'scope',
]);

/** True for a text column (by its number) that {@link ColumnSet.cell} does not serve: its texts are set whole. */
export const isCoded: readonly boolean[] = recordColumns
  .filter(([, type]) => type === 'utf8')
  .map(([name]) => coded.has(name));

/**
 * Set the cells of a row in any order, then {@link endRow}. A cell that was not set has no value. Empty text is no
 * value either.
 */
export class ColumnSet {
  rows = 0;
  /** The column of {@link cell} for the rest, whose row the caller begins when it has something to write. */
  readonly rest: Utf8Column;
  private readonly text: Utf8Column[] = [];
  /** By the number of their text column; null where {@link text} has it. */
  private readonly codes: (CodeColumn | null)[] = [];
  private readonly numbers: NumberColumn[] = [];

  constructor(capacity = batchRows) {
    for (const [name, type] of recordColumns) {
      if (type !== 'utf8') {
        this.numbers.push(numberColumn(type, capacity));
        continue;
      }
      const few = coded.has(name);
      this.codes.push(few ? new CodeColumn(capacity) : null);
      this.text.push(few ? new Utf8Column(0, 0) : new Utf8Column(capacity));
    }
    this.rest = this.text[textAt.rest]!;
  }

  /** True when no more rows should go in. */
  get full(): boolean {
    return this.rows >= batchRows || (this.rows % 64 === 0 && this.bytes > batchBytes);
  }

  /** A text column ({@link textAt}; none {@link isCoded}) to append the present row's value to; it counts as set. */
  cell(at: number): Utf8Column {
    const column = this.text[at]!;
    column.begin(this.rows);
    return column;
  }

  /** `at` from {@link textAt}. */
  setText(at: number, text: string | undefined | null): void {
    if (text === undefined || text === null || text === '') return;
    const codes = this.codes[at]!;
    if (codes !== null) codes.set(this.rows, text);
    else this.cell(at).addString(text);
  }

  /** `at` from {@link numberAt}. */
  setNumber(at: number, value: number | undefined | null): void {
    if (value !== undefined && value !== null) this.numbers[at]!.set(this.rows, value);
  }

  endRow(): void {
    this.rows++;
  }

  /** Takes back the cells of a row that was not ended. */
  dropRow(): void {
    for (const [at, column] of this.text.entries()) (this.codes[at] ?? column).drop(this.rows);
    for (const column of this.numbers) column.set(this.rows, Number.NaN);
  }

  /** Views on the rows held; valid until {@link clear}. */
  take(): RecordBatch {
    const columns = {} as Record<RecordColumn, ColumnData>;
    for (const [name, type] of recordColumns) columns[name] = this.column(name, type).take(this.rows);
    return { rows: this.rows, columns };
  }

  clear(): void {
    this.rows = 0;
    for (const [at, column] of this.text.entries()) (this.codes[at] ?? column).clear();
    for (const column of this.numbers) column.clear();
  }

  private column(
    name: RecordColumn,
    type: (typeof recordColumns)[number][1],
  ): Utf8Column | CodeColumn | NumberColumn {
    if (type !== 'utf8') return this.numbers[numberAt[name as NumericColumn]]!;
    const at = textAt[name as TextColumn];
    return this.codes[at] ?? this.text[at]!;
  }

  private get bytes(): number {
    let sum = 0;
    for (const column of this.text) sum += column.bytes;
    return sum;
  }
}

function numberColumn(type: 'i32' | 'i64' | 'f64', capacity: number): NumberColumn {
  if (type === 'i64') return new I64Column(capacity);
  return type === 'i32' ? new I32Column(capacity) : new F64Column(capacity);
}

function positions(wanted: 'utf8' | 'number'): Record<string, number> {
  const found: Record<string, number> = {};
  let next = 0;
  for (const [name, type] of recordColumns) {
    if ((type === 'utf8') === (wanted === 'utf8')) found[name] = next++;
  }
  return found;
}
