/** Writes a row into the batch: untouched fields straight from bytes, touched ones as values. */
import {
  type ColumnSet,
  isCoded,
  type NumericColumn,
  numberAt,
  type TextColumn,
  textAt,
} from './column-set.js';
import type { Instant } from './contract.js';
import { emptyRecord } from './empty-record.js';
import type { CsvRow } from './formats/csv.js';
import { cellKinds } from './formats/csv-row.js';
import { setMember } from './own.js';
import { listText, type RecordWriter, restText, writeAt } from './record-writer.js';
import { type CellField, cellFields, type RowDraft, touches } from './row-draft.js';
import { isNumberField, numberOf, splitCell } from './table-cells.js';
import type { BoundColumn } from './table-columns.js';
import type { TableSpec } from './table-spec.js';
import { fastUtc } from './time-bytes.js';
import type { Utf8Column } from './utf8-column.js';

interface RestCell {
  at: number;
  name: string;
}

/** What is done with a cell of a bound column. */
interface CellCopy {
  how: 'time' | 'until' | 'number' | 'list' | 'text';
  /** Place of the field in a draft. */
  slot: number;
  /** Number of the column in the row, and of the field's column in the batch. */
  at: number;
  into: number;
  column: BoundColumn;
}

const serviceSlot = cellFields.indexOf('service');
const restSlot = cellFields.indexOf('rest');
/** Texts that a draft only showed are what their bytes are. */
const shown = touches.shown;
const listStart = Buffer.from('["');
const listNext = Buffer.from(',"');
const listEnd = 0x5d;

/** One for a table whose records go into a batch. Rows must be valid UTF-8. */
export class RowCopier {
  private readonly copies: CellCopy[];
  private readonly restCells: RestCell[];
  /** Names of the rest, the same for all rows whose rest is a list. */
  private readonly restNames: string;
  private readonly numberColumns: BoundColumn[];
  /** The column of the service, or one that no row has. */
  private readonly serviceAt: number;
  private readonly width: number;
  private readonly spec: TableSpec;
  private us: number | null = null;
  private wall: number | null = null;

  constructor(columns: readonly BoundColumn[], spec: TableSpec) {
    this.copies = columns.flatMap((column) =>
      column.field === null ? [] : [cellCopy(column, column.field)],
    );
    this.restCells = columns.filter((column) => column.rest).map(({ at, name }) => ({ at, name }));
    this.restNames = JSON.stringify(this.restCells.map(({ name }) => name));
    this.numberColumns = columns.filter((column) => isNumberField(column.field));
    this.serviceAt = columns.find(({ field }) => field === 'service')?.at ?? Number.POSITIVE_INFINITY;
    this.width = columns.length;
    this.spec = spec;
  }

  write(draft: RowDraft, row: CsvRow, writer: RecordWriter): void {
    const { columns } = writer;
    const { touched } = draft;
    this.us = null;
    this.wall = null;
    for (const copy of this.copies) {
      const touch = touched[copy.slot]!;
      if ((touch === 0 || (touch === shown && copy.how === 'text')) && row.has(copy.at))
        this.copyCell(columns, copy, row);
    }
    if (touched[restSlot] === 0) this.copyRest(columns, row);
    if (touched[serviceSlot] !== touches.set && !row.has(this.serviceAt))
      columns.setText(textAt.service, this.spec.service);
    if (draft.anyTouched) this.writeTouched(columns, draft);
    columns.setText(textAt.category, draft.category);
    if (draft.notes !== undefined) columns.setText(textAt.notes, listText(draft.notes));
    columns.setNumber(numberAt.offset, row.offset);
    columns.setNumber(numberAt.length, row.length);
    columns.setNumber(numberAt.line, row.line);
    if (row.path !== undefined) columns.setText(textAt.path, row.path);
    const account = writer.judge.needsAccount ? draft.account : undefined;
    writer.endRow({ kind: draft.kind, us: this.us, wall: this.wall, category: draft.category, account });
  }

  private writeTouched(columns: ColumnSet, draft: RowDraft): void {
    for (let slot = 0; slot < cellFields.length; slot++) {
      const touch = draft.touched[slot]!;
      if (touch === touches.set || (touch === shown && !isTextSlot[slot]))
        this.writeValue(columns, cellFields[slot]!, draft.values[slot]);
    }
  }

  private writeValue(columns: ColumnSet, field: CellField, value: unknown): void {
    if (field === 'at') this.writeAt(columns, value as Instant | null | undefined);
    else if (field === 'until') writeUntil(columns, value as Instant | null | undefined);
    else if (field === 'peers' || field === 'media')
      columns.setText(textAt[field], listText(value as string[] | undefined));
    else if (field === 'rest')
      columns.setText(textAt.rest, restText(value as Record<string, unknown> | undefined));
    else if (isNumberField(field))
      columns.setNumber(numberAt[field as NumericColumn], value as number | undefined);
    else columns.setText(textAt[field as TextColumn], value as string | undefined);
  }

  private writeAt(columns: ColumnSet, at: Instant | null | undefined): void {
    writeAt(columns, at);
    this.us = at?.us ?? null;
    this.wall = at?.wall ?? null;
  }

  private copyCell(columns: ColumnSet, copy: CellCopy, row: CsvRow): void {
    const { how, at, into } = copy;
    if (how === 'text') copyText(columns, into, at, row);
    else if (how === 'time') this.copyTime(columns, copy.column, row);
    else if (how === 'list') copyList(columns, into, copy.column, row);
    else if (how === 'number') columns.setNumber(into, numberOf(row.text(at)));
    else writeUntil(columns, copy.column.parse!(row.text(at)));
  }

  private copyTime(columns: ColumnSet, column: BoundColumn, row: CsvRow): void {
    const start = row.starts[column.at]!;
    const end = row.ends[column.at]!;
    const us = fastUtc(row.bytes, start, end);
    if (Number.isNaN(us)) {
      this.writeAt(columns, column.parse!(row.text(column.at)));
      return;
    }
    columns.setNumber(numberAt.at, us);
    columns.cell(textAt.at_text).addBytes(row.bytes, start, end);
    columns.setText(textAt.at_basis, 'stated');
    this.us = us;
  }

  private copyRest(columns: ColumnSet, row: CsvRow): void {
    if (row.count > this.width || this.hasBadNumber(row)) {
      this.restByValue(columns, row);
      return;
    }
    const { rest } = columns;
    let values = 0;
    let absent = 0;
    for (const { at } of this.restCells) {
      if (!row.has(at)) {
        absent++;
        continue;
      }
      if (values === 0) rest.begin(columns.rows);
      for (; absent > 0; absent--) rest.addJsonMember(values++ === 0 ? listStart : listNext, row.bytes, 0, 0);
      copyJson(rest, values++ === 0 ? listStart : listNext, at, row);
    }
    if (values === 0) return;
    rest.addByte(listEnd);
    columns.setText(textAt.rest_names, this.restNames);
  }

  private restByValue(columns: ColumnSet, row: CsvRow): void {
    const rest: Record<string, unknown> = emptyRecord();
    for (const { at, name } of this.restCells) {
      const text = row.text(at);
      if (text !== '') setMember(rest, name, text);
    }
    for (let i = this.width; i < row.count; i++) rest[`(column ${i + 1})`] = row.text(i);
    for (const column of this.numberColumns) {
      const text = row.text(column.at);
      if (text !== '' && Number.isNaN(numberOf(text))) setMember(rest, column.name, text);
    }
    columns.setText(textAt.rest, restText(rest));
  }

  private hasBadNumber(row: CsvRow): boolean {
    if (this.numberColumns.length === 0) return false;
    return this.numberColumns.some(({ at }) => {
      const text = row.text(at);
      return text !== '' && Number.isNaN(numberOf(text));
    });
  }
}

/** Slots of a draft whose values are texts: what was only shown cannot have been changed. */
const isTextSlot = cellFields.map(
  (field) => howToCopy(field) === 'text' && field !== 'rest' && !isNumberField(field),
);

/** A cell as one text of a JSON list, `before` being what stands in front of it. */
function copyJson(into: Utf8Column, before: Buffer, at: number, row: CsvRow): void {
  if (row.kinds[at] === cellKinds.messy) {
    const bytes = Buffer.from(row.text(at));
    into.addJsonMember(before, bytes, 0, bytes.length);
  } else {
    into.addJsonMember(before, row.bytes, row.starts[at]!, row.ends[at]!);
  }
}

function cellCopy(column: BoundColumn, field: CellField): CellCopy {
  const number = isNumberField(field);
  const into = number ? numberAt[field as NumericColumn] : textAt[field as TextColumn];
  return {
    how: number ? 'number' : howToCopy(field),
    slot: cellFields.indexOf(field),
    at: column.at,
    into,
    column,
  };
}

function howToCopy(field: CellField): CellCopy['how'] {
  if (field === 'at') return 'time';
  if (field === 'until') return 'until';
  return field === 'peers' || field === 'media' ? 'list' : 'text';
}

function writeUntil(columns: ColumnSet, until: Instant | null | undefined): void {
  if (!until) return;
  columns.setNumber(numberAt.until, until.us);
  columns.setText(textAt.until_text, until.text);
}

function copyText(columns: ColumnSet, into: number, at: number, row: CsvRow): void {
  if (isCoded[into]) columns.setText(into, row.sharedText(at));
  else if (row.kinds[at] === cellKinds.messy) columns.setText(into, row.text(at));
  else columns.cell(into).addBytes(row.bytes, row.starts[at]!, row.ends[at]!);
}

/** The commonest list has one name in it, which is copied as it stands. */
function copyList(columns: ColumnSet, into: number, column: BoundColumn, row: CsvRow): void {
  const start = row.starts[column.at]!;
  const end = row.ends[column.at]!;
  const one = column.split === null || !hasByte(row.bytes, start, end, column.split.charCodeAt(0));
  const plain = isPlain(row.bytes[start]!) && isPlain(row.bytes[end - 1]!);
  if (!one || !plain || row.kinds[column.at] === cellKinds.messy) {
    columns.setText(into, listText(splitCell(row.text(column.at), column.split)));
    return;
  }
  const cell = columns.cell(into);
  cell.addJsonMember(listStart, row.bytes, start, end);
  cell.addByte(listEnd);
}

/** Neither white space nor a part of a longer character, which might be white space too. */
function isPlain(byte: number): boolean {
  return byte > 0x20 && byte < 0x80;
}

function hasByte(bytes: Buffer, start: number, end: number, byte: number): boolean {
  for (let i = start; i < end; i++) if (bytes[i] === byte) return true;
  return false;
}
