/** XLSX as a stream of rows: one sheet after the other, row by row, in flat memory. */
import { Problem } from '../../base/problem.js';
import type { Item, Output } from '../contract.js';
import { TextRow } from '../text-row.js';
import { quoted } from '../told.js';
import { columnName, type SheetCounts, SheetParser } from './xlsx-sheet.js';
import { SharedStrings } from './xlsx-strings.js';
import { readWorkbook, type SheetEntry, type Workbook } from './xlsx-workbook.js';
import { XlsxZip } from './xlsx-zip.js';
import { readXml, type XmlHandlers } from './xml.js';

/**
 * A row of a sheet, to be used like a row of a CSV. `line` is its number in the sheet, `path` its first filled cell
 * (`Sheet1!A17`). Its bytes lie in a packed part of the file, so `offset` is 0 and `length` the whole file's.
 */
export class SheetRow extends TextRow {
  /** Name of the sheet, and its place among them from 0. */
  sheet = '';
  sheetNo = 0;
}

export interface SheetInfo extends SheetCounts {
  name: string;
  hidden: boolean;
}

/** What reading the workbook showed. */
export interface WorkbookInfo {
  sheets: SheetInfo[];
  /** Parts that hold something beside cells: comments, pictures, embedded files, links. */
  otherParts: string[];
}

export interface ReadSheetsOptions {
  /** Only sheets for which this says so; all if absent. */
  only?(name: string, no: number): boolean;
  /** Rows of each sheet to be told at most; all if absent. */
  most?: number;
  /** Awaited some times a second: back-pressure, cancel. */
  pause?(): Promise<void>;
  /** Called when a sheet begins and when it ends. */
  onSheet?(name: string, no: number): void;
  onSheetEnd?(name: string, no: number): void;
}

/**
 * Calls `onRow` for every row that the file has, also for those without a value (`row.blank`); rows that a sheet leaves out show as
 * a gap in `row.line`. Hidden sheets, rows and columns are read like the others. All values are texts: numbers as stored,
 * without exponent; dates as `2026-01-31 10:00:00`, whose zone nobody states; truth values TRUE and FALSE; of formulas the result.
 * The row is one object that moves on: keep texts, not the row.
 * @throws Problem `xls-old`, `office-encrypted`, `xlsx-damaged`, `xml-broken`, `xml-doctype`, `archive-bomb`,
 *   `xlsx-strings-too-large`; what came before has been told
 */
export async function readSheets(
  item: Item,
  onRow: (row: SheetRow) => void,
  options: ReadSheetsOptions = {},
): Promise<WorkbookInfo> {
  const head = await item.head();
  if (isOldOffice(head)) throw oldOffice(item.path, head);
  const zip = await XlsxZip.open(item);
  const book = await readWorkbook(zip, item.path);
  const strings =
    book.strings === null
      ? null
      : await SharedStrings.read(zip.part(book.strings), `${item.path}#${book.strings}`);
  const info: WorkbookInfo = { sheets: [], otherParts: zip.names.filter(holdsMore) };
  for (const [no, sheet] of book.sheets.entries()) {
    if (options.only?.(sheet.name, no) === false) continue;
    options.onSheet?.(sheet.name, no);
    const most = options.most ?? Number.POSITIVE_INFINITY;
    const reading = new OneSheet(item, { zip, book, strings }, { ...sheet, no, most }, onRow);
    info.sheets.push(await reading.read(options.pause));
    options.onSheetEnd?.(sheet.name, no);
  }
  return info;
}

/** True for a zip that holds a workbook, by the names of its first members. */
export function isXlsx(head: Buffer): boolean {
  if (head[0] !== 0x50 || head[1] !== 0x4b) return false;
  return /xl\/(workbook\.xml|worksheets\/|styles\.xml|sharedStrings\.xml|theme\/|_rels\/)/.test(
    head.toString('latin1'),
  );
}

/** True for the container of older Office files, which also holds password-protected new ones. */
export function isOldOffice(head: Buffer): boolean {
  return head.length > 8 && head.readUInt32BE(0) === 0xd0cf11e0;
}

/** Why an older or protected Office file cannot be read, and what to do. */
export function oldOffice(where: string, head: Buffer): Problem {
  if (head.includes(Buffer.from('EncryptedPackage', 'utf16le'))) {
    return new Problem({
      code: 'office-encrypted',
      what: 'This Office file is protected by a password.',
      where,
      remedy:
        'Open it with the password that the provider sent, save it without one, and read that file beside this one.',
    });
  }
  return new Problem({
    code: 'xls-old',
    what: 'This is an Office file of the format before 2007 (.xls, .doc), which Tecum does not read.',
    where,
    remedy: 'Open it in Excel or LibreOffice, save it as .xlsx or CSV, and read that file beside this one.',
  });
}

interface Opened {
  zip: XlsxZip;
  book: Workbook;
  strings: SharedStrings | null;
}

class OneSheet {
  private readonly opened: Opened;
  private readonly sheet: SheetEntry & { no: number; most: number };
  private told = 0;
  private readonly row = new SheetRow();
  private readonly onRow: (row: SheetRow) => void;
  private readonly where: string;
  private readonly prefix: string;
  private readonly length: number;

  constructor(item: Item, opened: Opened, sheet: OneSheet['sheet'], onRow: (row: SheetRow) => void) {
    this.opened = opened;
    this.sheet = sheet;
    this.onRow = onRow;
    this.where = `${item.path}#${sheet.part}`;
    this.prefix = `${/^\w+$/.test(sheet.name) ? sheet.name : `'${sheet.name.replaceAll("'", "''")}'`}!`;
    this.length = Math.min(item.size, 0x7fff_ffff);
    this.row.sheet = sheet.name;
    this.row.sheetNo = sheet.no;
  }

  async read(pause?: () => Promise<void>): Promise<SheetInfo> {
    const { zip, book, strings } = this.opened;
    const { name, hidden, part } = this.sheet;
    const parser = new SheetParser(book, strings, (line, cells) => this.take(line, cells));
    const enough = (): boolean => this.told >= this.sheet.most;
    await readXml(paced(zip.part(part), pause), eventsOf(parser, enough), this.where);
    return { name, hidden, ...parser.counts };
  }

  private take(line: number, cells: (string | undefined)[]): void {
    const { row } = this;
    if (this.told++ >= this.sheet.most) return;
    const first = cells.findIndex((cell) => cell !== undefined);
    const path = `${this.prefix}${columnName(Math.max(first, 0))}${line}`;
    row.begin({ offset: 0, length: this.length, line, path }, true);
    for (let i = 0; i < cells.length; i++) row.add(cells[i] ?? '');
    this.onRow(row.end());
  }
}

function eventsOf(parser: SheetParser, enough: () => boolean): XmlHandlers {
  return {
    open: (name, attributes) => parser.open(name, attributes),
    close: (name) => parser.close(name),
    text: (text) => parser.text(text),
    enough,
  };
}

async function* paced(chunks: AsyncIterable<Buffer>, pause?: () => Promise<void>): AsyncIterable<Buffer> {
  for await (const chunk of chunks) {
    await pause?.();
    yield chunk;
  }
}

const plain =
  /^(\[content_types\]\.xml|_rels\/|docprops\/|xl\/(_rels\/|workbook\.xml|worksheets\/|styles\.xml|theme\/|sharedstrings\.xml|calcchain\.xml|metadata\.xml|tables\/|printersettings\/|persons\/|richdata\/))/;

function holdsMore(name: string): boolean {
  return !plain.test(name) && !name.endsWith('.rels') && !name.endsWith('/');
}

/** Tells the ledger what was odd about a workbook. Call once for a file read with {@link readSheets}. */
export function reportSheets(out: Output, info: WorkbookInfo): void {
  out.encoding('XLSX');
  for (const sheet of info.sheets) reportSheet(out, sheet);
  for (const part of info.otherParts) reportPart(out, part);
}

function reportSheet(out: Output, sheet: SheetInfo): void {
  const { name } = sheet;
  const count = (what: string, n: number, why: string): void => {
    if (n > 0) out.field(`(${what} of ${quoted(name)})`, 'set_aside', n, why);
  };
  count('merged areas', sheet.merged, 'the value stands in the first cell of each, as in the file');
  count('formulas', sheet.formulas - sheet.formulasEmpty, 'the stored result was read, not the formula');
  count('formulas without result', sheet.formulasEmpty, 'the file holds no result; Excel would compute one');
  const { hiddenRows, hiddenColumns } = sheet;
  if (sheet.hidden || hiddenRows + hiddenColumns > 0) {
    const whole = sheet.hidden
      ? 'is hidden'
      : `has ${hiddenRows} hidden rows and ${hiddenColumns} hidden columns`;
    out.finding(
      'warning',
      'sheet-hidden',
      `Sheet ${quoted(name)} ${whole}: they do not show when the file is opened in Excel. They were read like the others.`,
    );
  }
  if (sheet.rounded > 0) {
    const text = `Sheet ${quoted(name)} holds ${sheet.rounded} numbers of more than 15 digits. Excel keeps 15 and writes zeros or noise for the rest, so the last digits of such identifiers may be wrong: ask the provider for CSV.`;
    out.finding('warning', 'sheet-rounded', text);
  }
  if (sheet.lost > 0) {
    const text = `${sheet.lost} cells of sheet ${quoted(name)} name a text that the workbook does not hold: it is damaged. Ask the provider for the file again.`;
    out.finding('finding', 'sheet-text-lost', text);
  }
  count('error values', sheet.errors, 'kept as written, such as #N/A');
}

function reportPart(out: Output, part: string): void {
  const why = /comments/.test(part)
    ? 'comments on cells; open the original to read them'
    : /media\//.test(part)
      ? 'a picture inside the workbook; open the original to see it'
      : 'no cells; open the original to look at it';
  out.field(`(part ${part})`, 'set_aside', 1, why);
}
