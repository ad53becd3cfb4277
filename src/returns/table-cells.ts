/** Makes a record's fields from the cells of a row, as JavaScript values. */
import type { CsvRow } from './formats/csv.js';
import { setMember } from './own.js';
import type { CellField } from './row-draft.js';
import type { BoundColumn } from './table-columns.js';
import type { TableSpec } from './table-spec.js';

/** One for a table. */
export class CellMaker {
  private readonly byField = new Map<CellField, BoundColumn>();
  private readonly restColumns: BoundColumn[];
  private readonly width: number;
  private readonly service: string | undefined;

  constructor(columns: readonly BoundColumn[], spec: TableSpec) {
    for (const column of columns) if (column.field !== null) this.byField.set(column.field, column);
    this.restColumns = columns.filter((column) => column.rest);
    this.width = columns.length;
    this.service = spec.service;
  }

  /** The field's value; undefined when the row does not have it. A number that is none goes into the rest instead. */
  make(field: CellField, row: CsvRow): unknown {
    if (field === 'rest') return this.rest(row);
    const column = this.byField.get(field);
    const text = column === undefined ? '' : cellText(field, row, column.at);
    if (text === '') return field === 'service' ? this.service : undefined;
    return cellValue(field, text, column!);
  }

  /** The column of a field. */
  column(field: CellField): BoundColumn | undefined {
    return this.byField.get(field);
  }

  /** Kept columns by name, cells beyond the header by place, and texts that should have been numbers. */
  private rest(row: CsvRow): Record<string, unknown> | undefined {
    const rest: Record<string, unknown> = {};
    for (const column of this.restColumns) {
      const text = row.text(column.at);
      if (text !== '') setMember(rest, column.name, text);
    }
    for (let i = this.width; i < row.count; i++) rest[`(column ${i + 1})`] = row.text(i);
    for (const column of this.byField.values()) {
      if (!isNumberField(column.field)) continue;
      const text = row.text(column.at);
      if (text !== '' && Number.isNaN(numberOf(text))) setMember(rest, column.name, text);
    }
    return Object.keys(rest).length > 0 ? rest : undefined;
  }
}

/** Accounts and threads repeat from row to row; most other cells do not. */
function cellText(field: CellField, row: CsvRow, at: number): string {
  return repeated.has(field) ? row.sharedText(at) : row.text(at);
}

const repeated: ReadonlySet<CellField> = new Set([
  'account',
  'actor',
  'peers',
  'thread',
  'service',
  'device',
]);

function cellValue(field: CellField, text: string, column: BoundColumn): unknown {
  if (column.parse !== null) return column.parse(text);
  if (isNumberField(field)) {
    const number = numberOf(text);
    return Number.isNaN(number) ? undefined : number;
  }
  if (field === 'peers' || field === 'media') return splitCell(text, column.split);
  return text;
}

/** True for fields that hold numbers. */
export function isNumberField(field: CellField | null): boolean {
  return field === 'port' || field === 'lat' || field === 'lon' || field === 'accuracy' || field === 'amount';
}

/** A plain decimal number, or NaN: `1,234.5` and `$3` are not guessed at. */
export function numberOf(text: string): number {
  return /^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$/.test(text) ? Number(text) : Number.NaN;
}

/** A list cell, its entries trimmed, empty ones left out. */
export function splitCell(text: string, split: string | null): string[] {
  if (split === null) return [text];
  return text
    .split(split)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
