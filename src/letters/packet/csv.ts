/** The index of a batch for spreadsheets: RFC 4180, and no cell that a spreadsheet would run. */

import { visible } from '../visible.js';

/** Makes spreadsheets take the file for UTF-8. */
const byteOrderMark = '\ufeff';
/** What spreadsheets take for the beginning of a formula, the full-width forms included. */
const formulaStart = /^[\s\p{Cc}\p{Cf}]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u;

/** Lines of cells as one file. A text that begins like a formula gets an apostrophe before it. */
export function csvText(rows: (string | number)[][]): string {
  return byteOrderMark + rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const shown = visible(value);
  const safe = formulaStart.test(shown) ? `'${shown}` : shown;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
