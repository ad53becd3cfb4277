/** Writes a row into the batch: untouched fields straight from bytes, touched ones as values. */
import type { ColumnSet, NumericColumn, TextColumn } from './column-set.js';
import type { Instant } from './contract.js';
import type { CsvRow } from './formats/csv.js';
import { cellKinds } from './formats/csv-row.js';
import { setMember } from './own.js';
import { listText, type RecordWriter, restText, writeAt } from './record-writer.js';
import { type CellField, cellFields, type RowDraft } from './row-draft.js';
import { type CellMaker, isNumberField, numberOf, splitCell } from './table-cells.js';
import type { BoundColumn } from './table-columns.js';
import type { TableSpec } from './table-spec.js';
import { fastUtc } from './time-bytes.js';

interface RestCell {
  at: number;
  name: string;
  /** `"name":"`, ready to be copied. */
  label: Buffer;
}

/** One for a table whose records go into a batch. Rows must be valid UTF-8. */
export class RowCopier {
  private readonly byField: (BoundColumn | undefined)[];
  private readonly restCells: RestCell[];
  private readonly numberColumns: BoundColumn[];
  private readonly width: number;
  private readonly spec: TableSpec;
  private us: number | null = null;
  private wall: number | null = null;

  constructor(columns: readonly BoundColumn[], spec: TableSpec, maker: CellMaker) {
    this.byField = cellFields.map((field) => maker.column(field));
    this.restCells = columns.filter((column) => column.rest).map(restCell);
    this.numberColumns = columns.filter((column) => isNumberField(column.field));
    this.width = columns.length;
    this.spec = spec;
  }

  write(draft: RowDraft, row: CsvRow, writer: RecordWriter): void {
    const { columns } = writer;
    this.us = null;
    this.wall = null;
    for (let slot = 0; slot < cellFields.length; slot++) {
      if (draft.touched[slot] === 1) this.writeValue(columns, slot, draft.values[slot]);
      else this.copyField(columns, slot, row);
    }
    columns.setText('category', draft.category);
    if (draft.notes !== undefined) columns.setText('notes', listText(draft.notes));
    columns.setNumber('offset', row.offset);
    columns.setNumber('length', row.length);
    columns.setNumber('line', row.line);
    const account = writer.judge.needsAccount ? draft.account : undefined;
    writer.endRow({ kind: draft.kind, us: this.us, wall: this.wall, category: draft.category, account });
  }

  private writeValue(columns: ColumnSet, slot: number, value: unknown): void {
    const field = cellFields[slot]!;
    if (field === 'at') this.writeAt(columns, value as Instant | null | undefined);
    else if (field === 'until') writeUntil(columns, value as Instant | null | undefined);
    else if (field === 'peers' || field === 'media')
      columns.setText(field, listText(value as string[] | undefined));
    else if (field === 'rest')
      columns.setText('rest', restText(value as Record<string, unknown> | undefined));
    else if (isNumberField(field)) columns.setNumber(field as NumericColumn, value as number | undefined);
    else columns.setText(field as TextColumn, value as string | undefined);
  }

  private writeAt(columns: ColumnSet, at: Instant | null | undefined): void {
    writeAt(columns, at);
    this.us = at?.us ?? null;
    this.wall = at?.wall ?? null;
  }

  private copyField(columns: ColumnSet, slot: number, row: CsvRow): void {
    const field = cellFields[slot]!;
    if (field === 'rest') {
      this.copyRest(columns, row);
      return;
    }
    const column = this.byField[slot];
    if (column === undefined || column.at >= row.count || row.starts[column.at] === row.ends[column.at]) {
      if (field === 'service') columns.setText('service', this.spec.service);
      return;
    }
    this.copyCell(columns, field, column, row);
  }

  private copyCell(columns: ColumnSet, field: CellField, column: BoundColumn, row: CsvRow): void {
    if (field === 'at') this.copyTime(columns, column, row);
    else if (field === 'until') writeUntil(columns, column.parse!(row.text(column.at)));
    else if (isNumberField(field)) copyNumber(columns, field as NumericColumn, row.text(column.at));
    else if (field === 'peers' || field === 'media') copyList(columns, field, column, row);
    else copyText(columns, field as TextColumn, column.at, row);
  }

  private copyTime(columns: ColumnSet, column: BoundColumn, row: CsvRow): void {
    const start = row.starts[column.at]!;
    const end = row.ends[column.at]!;
    const us = fastUtc(row.bytes, start, end);
    if (Number.isNaN(us)) {
      this.writeAt(columns, column.parse!(row.text(column.at)));
      return;
    }
    columns.setNumber('at', us);
    columns.cell('at_text').addBytes(row.bytes, start, end);
    columns.setText('at_basis', 'stated');
    this.us = us;
  }

  private copyRest(columns: ColumnSet, row: CsvRow): void {
    if (row.count > this.width || this.hasBadNumber(row)) {
      this.restByValue(columns, row);
      return;
    }
    let open = false;
    for (const { at, label } of this.restCells) {
      if (at >= row.count || row.starts[at] === row.ends[at]) continue;
      const cell = columns.cell('rest');
      cell.addByte(open ? 0x2c : 0x7b);
      open = true;
      cell.addBytes(label, 0, label.length);
      if (row.kinds[at] === cellKinds.messy) {
        const bytes = Buffer.from(row.text(at));
        cell.addJsonBytes(bytes, 0, bytes.length);
      } else {
        cell.addJsonBytes(row.bytes, row.starts[at]!, row.ends[at]!);
      }
      cell.addByte(0x22);
    }
    if (open) columns.cell('rest').addByte(0x7d);
  }

  private restByValue(columns: ColumnSet, row: CsvRow): void {
    const rest: Record<string, unknown> = {};
    for (const { at, name } of this.restCells) {
      const text = row.text(at);
      if (text !== '') setMember(rest, name, text);
    }
    for (let i = this.width; i < row.count; i++) rest[`(column ${i + 1})`] = row.text(i);
    for (const column of this.numberColumns) {
      const text = row.text(column.at);
      if (text !== '' && Number.isNaN(numberOf(text))) setMember(rest, column.name, text);
    }
    columns.setText('rest', restText(rest));
  }

  private hasBadNumber(row: CsvRow): boolean {
    return this.numberColumns.some(({ at }) => {
      const text = row.text(at);
      return text !== '' && Number.isNaN(numberOf(text));
    });
  }
}

function restCell(column: BoundColumn): RestCell {
  return { at: column.at, name: column.name, label: Buffer.from(`${JSON.stringify(column.name)}:"`) };
}

function writeUntil(columns: ColumnSet, until: Instant | null | undefined): void {
  if (!until) return;
  columns.setNumber('until', until.us);
  columns.setText('until_text', until.text);
}

function copyNumber(columns: ColumnSet, field: NumericColumn, text: string): void {
  columns.setNumber(field, numberOf(text));
}

function copyText(columns: ColumnSet, field: TextColumn, at: number, row: CsvRow): void {
  if (row.kinds[at] === cellKinds.messy) columns.setText(field, row.text(at));
  else columns.cell(field).addBytes(row.bytes, row.starts[at]!, row.ends[at]!);
}

function copyList(columns: ColumnSet, field: 'peers' | 'media', column: BoundColumn, row: CsvRow): void {
  const start = row.starts[column.at]!;
  const end = row.ends[column.at]!;
  const one = column.split === null || !hasByte(row.bytes, start, end, column.split.charCodeAt(0));
  const plain = isPlain(row.bytes[start]!) && isPlain(row.bytes[end - 1]!);
  if (!one || !plain || row.kinds[column.at] === cellKinds.messy) {
    columns.setText(field, listText(splitCell(row.text(column.at), column.split)));
    return;
  }
  const cell = columns.cell(field);
  cell.addByte(0x5b);
  cell.addByte(0x22);
  cell.addJsonBytes(row.bytes, start, end);
  cell.addByte(0x22);
  cell.addByte(0x5d);
}

/** Neither white space nor a part of a longer character, which might be white space too. */
function isPlain(byte: number): boolean {
  return byte > 0x20 && byte < 0x80;
}

function hasByte(bytes: Buffer, start: number, end: number, byte: number): boolean {
  for (let i = start; i < end; i++) if (bytes[i] === byte) return true;
  return false;
}
