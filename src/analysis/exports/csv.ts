/** CSV for people with spreadsheets: RFC 4180, UTF-8, and no cell that a spreadsheet would run. */
import { type ExportRow, exportColumns } from './columns.js';

/** The mark that makes spreadsheets take the file for UTF-8. */
const byteOrderMark = '\ufeff';
/** What spreadsheets take for the beginning of a formula, the full-width forms included. */
const formulaStart = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** First line of the file, with the byte order mark. */
export function csvHeader(): string {
  return `${byteOrderMark}${exportColumns.map(([name]) => name).join(',')}\r\n`;
}

/** One record as a line. */
export function csvLine(row: ExportRow): string {
  return `${exportColumns.map(([, value]) => cell(value(row))).join(',')}\r\n`;
}

/**
 * One cell. A text that begins like a formula gets an apostrophe before it, so that `=cmd` typed by a stranger stays
 * text on an investigator's machine. Numbers are written as they are.
 */
export function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = formulaStart.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
