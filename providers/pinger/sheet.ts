/** One sheet of Pinger's: rows by the header of the second row, all columns kept. */

import { isIP } from 'node:net';
import type { DataCategory, RecordKind } from '../../src/base/vocabulary.js';
import type { Output, RecordDraft } from '../../src/returns/contract.js';
import { emptyRecord } from '../../src/returns/empty-record.js';
import type { SheetRow } from '../../src/returns/formats/xlsx.js';
import { instant } from '../../src/returns/time.js';
import { quoted } from '../../src/returns/told.js';

export interface PingerTable {
  table: string;
  kind: RecordKind;
  category?: DataCategory;
}

const notPublic = 'what the column means is not public; kept under its name';

export class PingerSheet {
  private readonly out: Output;
  private readonly table: PingerTable;
  private sheet = '';
  private header: string[] | null = null;
  private rows = 0;

  constructor(out: Output, table: PingerTable) {
    this.out = out;
    this.table = table;
  }

  begin(sheet: string): void {
    this.sheet = sheet;
    this.header = null;
    this.rows = 0;
  }

  row(row: SheetRow): void {
    if (row.blank) return;
    const cells = row.cells().map((cell) => cell.trim());
    if (this.header !== null) this.record(cells, row);
    else if (row.line >= 2 || cells.filter((cell) => cell !== '').length > 2) this.begun(cells);
    else
      this.out.field(
        '(title)',
        'set_aside',
        1,
        `the title above the header: ${quoted(cells.join(' ').trim())}`,
      );
  }

  /** Columns of a table without rows are told too. */
  private begun(header: string[]): void {
    this.header = header;
    for (const name of header) if (name !== '') this.out.field(name, 'unknown', 0, notPublic);
  }

  private record(cells: readonly string[], row: SheetRow): void {
    const { kind, category } = this.table;
    const source = {
      offset: row.offset,
      length: row.length,
      line: row.line,
      path: `${this.sheet}!${row.line}`,
    };
    const draft: RecordDraft = { kind, source, ...(category === undefined ? {} : { category }) };
    const rest: Record<string, string> = emptyRecord();
    for (const [i, value] of cells.entries()) {
      const name = this.header?.[i] || `(column ${i + 1})`;
      if (value !== '') this.out.field(name, 'unknown', 1, notPublic, value);
      if (value === '') continue;
      rest[name] = value;
      if (draft.ip === undefined && isIP(value) !== 0) draft.ip = value;
      if (draft.at === undefined && /\d{4}.*\d:\d\d|\d:\d\d.*\d{4}/.test(value))
        draft.at = instant.any(value);
    }
    if (kind === 'login' && draft.ip === undefined) draft.kind = 'other';
    draft.text = Object.values(rest).join(' · ');
    draft.rest = rest;
    draft.notes = ['time and address were told by the form of the values, not by the names of the columns'];
    this.rows++;
    this.out.rows(1);
    this.out.record(draft);
  }

  end(): void {
    if (this.header === null || this.rows > 0) return;
    this.out.field('(rows)', 'read', 1, 'Asked, none held: the table has a header and no rows.');
  }
}
