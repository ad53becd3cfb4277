/** The rows of one sheet, cell by cell, in the order in which they stand. */

import { type DateShape, dateText } from './xlsx-dates.js';
import { isRounded, plainNumber } from './xlsx-numbers.js';
import type { SharedStrings } from './xlsx-strings.js';
import { unescaped } from './xlsx-strings.js';
import type { Workbook } from './xlsx-workbook.js';

/** What was met in a sheet beside its cells. */
export interface SheetCounts {
  rows: number;
  hiddenRows: number;
  hiddenColumns: number;
  merged: number;
  formulas: number;
  /** Formulas whose result the file does not hold. */
  formulasEmpty: number;
  /** Cells of an error such as `#N/A`. */
  errors: number;
  /** Numbers with more digits than a spreadsheet keeps. */
  rounded: number;
  /** Cells that name a text which is not there. */
  lost: number;
}

export function noCounts(): SheetCounts {
  return {
    rows: 0,
    hiddenRows: 0,
    hiddenColumns: 0,
    merged: 0,
    formulas: 0,
    formulasEmpty: 0,
    errors: 0,
    rounded: 0,
    lost: 0,
  };
}

/** A row's number and its cells by column from 0; holes are empty. The list is taken again for the next row. */
export type OnCells = (line: number, cells: (string | undefined)[]) => void;

/** Columns that a sheet can have (XFD); a cell beyond is put at the end of its row. */
const mostColumns = 16_384;

/** Takes the events of a sheet's XML. */
export class SheetParser {
  readonly counts = noCounts();
  private readonly book: Workbook;
  private readonly strings: SharedStrings | null;
  private readonly onCells: OnCells;
  private readonly cells: (string | undefined)[] = [];
  private line = 0;
  private column = -1;
  private type = 'n';
  private shape: DateShape = null;
  private stored = '';
  private formula = false;
  private reading: 'value' | 'inline' | 'formula' | null = null;
  private inData = false;
  private phonetic = 0;

  constructor(book: Workbook, strings: SharedStrings | null, onCells: OnCells) {
    this.book = book;
    this.strings = strings;
    this.onCells = onCells;
  }

  open(name: string, attributes: Record<string, string>): void {
    if (name === 'c') this.openCell(attributes);
    else if (name === 'v') this.reading = 'value';
    else if (name === 'row') this.openRow(attributes);
    else if (name === 't') this.reading = this.phonetic === 0 ? 'inline' : null;
    else if (name === 'f') this.openFormula();
    else if (name === 'rPh') this.phonetic++;
    else if (name === 'sheetData') this.inData = true;
    else if (name === 'mergeCell') this.counts.merged++;
    else if (name === 'col' && isTrue(attributes.hidden)) this.counts.hiddenColumns += columnsOf(attributes);
  }

  text(piece: string): void {
    if (this.reading === 'value' || this.reading === 'inline') this.stored += piece;
  }

  close(name: string): void {
    if (name === 'c') this.closeCell();
    else if (name === 'v' || name === 't' || name === 'f') this.reading = null;
    else if (name === 'row') this.closeRow();
    else if (name === 'rPh') this.phonetic--;
    else if (name === 'sheetData') this.inData = false;
  }

  private openRow({ r, hidden }: Record<string, string>): void {
    const stated = Number(r);
    this.line = Number.isInteger(stated) && stated > 0 ? stated : this.line + 1;
    this.column = -1;
    this.cells.length = 0;
    if (isTrue(hidden)) this.counts.hiddenRows++;
  }

  private openCell({ r, t, s }: Record<string, string>): void {
    const stated = r === undefined ? -1 : columnOf(r);
    this.column = stated >= 0 && stated < mostColumns ? stated : this.column + 1;
    this.type = t ?? 'n';
    this.shape = s === undefined ? null : (this.book.shapes[Number(s)] ?? null);
    this.stored = '';
    this.formula = false;
  }

  private openFormula(): void {
    this.reading = 'formula';
    this.formula = true;
    this.counts.formulas++;
  }

  private closeCell(): void {
    if (!this.inData) return;
    const value = this.value();
    if (this.formula && value === '') this.counts.formulasEmpty++;
    if (value !== '') this.cells[this.column] = value;
  }

  private closeRow(): void {
    if (!this.inData) return;
    this.counts.rows++;
    this.onCells(this.line, this.cells);
  }

  private value(): string {
    const { type, stored: text } = this;
    if (type === 's') return this.shared(text);
    if (type === 'inlineStr' || type === 'str') return unescaped(text);
    if (type === 'b') return text === '1' ? 'TRUE' : text === '0' ? 'FALSE' : text;
    if (type === 'e') this.counts.errors++;
    return type === 'n' ? this.number(text) : text;
  }

  private shared(text: string): string {
    if (text === '') return '';
    const found = this.strings?.get(Number(text)) ?? null;
    if (found !== null) return found;
    this.counts.lost++;
    return `(text ${text} of the workbook, which is not there)`;
  }

  private number(text: string): string {
    if (text === '') return '';
    if (this.shape !== null) {
      const date = dateText(Number(text), this.shape, this.book.date1904);
      if (date !== null) return date;
    }
    const plain = plainNumber(text);
    if (isRounded(plain)) this.counts.rounded++;
    return plain;
  }
}

function isTrue(text: string | undefined): boolean {
  return text === '1' || text === 'true';
}

function columnsOf({ min, max }: Record<string, string>): number {
  const count = Number(max) - Number(min) + 1;
  return count > 0 && count <= mostColumns ? count : 1;
}

/** `AB12` → 27; -1 when it begins with no letter. */
function columnOf(reference: string): number {
  let column = 0;
  for (let i = 0; i < reference.length; i++) {
    const code = reference.charCodeAt(i) | 0x20;
    if (code < 97 || code > 122) break;
    column = column * 26 + (code - 96);
  }
  return column - 1;
}

/** 27 → `AB`. */
export function columnName(column: number): string {
  let name = '';
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26))
    name = String.fromCharCode(65 + ((n - 1) % 26)) + name;
  return name;
}
