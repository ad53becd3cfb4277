/** Goes down the sheets of a Cash App workbook and makes a record of each row of a block and of each other row. */

import { isIP } from 'node:net';
import type { Item, Output, RecordDraft } from '../../src/returns/contract.js';
import { emptyRecord } from '../../src/returns/empty-record.js';
import type { SheetRow } from '../../src/returns/formats/xlsx.js';
import { instant } from '../../src/returns/time.js';
import { Block, labels } from './blocks.js';

const mail = /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i;
const phone = /^\+?[1-9]\d{7,14}$/;

export class SheetReading {
  private readonly out: Output;
  private readonly account: string | undefined;
  private sheet = '';
  private blocks: Block[] = [];
  private above: string[] = [];
  private line = 0;

  constructor(item: Item, out: Output) {
    this.out = out;
    // The name of the file bears the token of the account.
    this.account = /-for-subject-(SQ_CASH-[^.\s]+)/i.exec(item.base)?.[1];
    if (this.account !== undefined) out.account({ id: this.account, service: 'Cash App', role: 'subject' });
  }

  begin(sheet: string): void {
    this.sheet = sheet;
    this.blocks = [];
    this.above = [];
    this.line = 0;
  }

  row(row: SheetRow): void {
    // Rows that a sheet leaves out are blank ones.
    for (let gap = this.line + 1; gap < row.line; gap++) this.step([], row);
    this.line = row.line;
    this.step(row.cells(), row);
  }

  private step(cells: readonly string[], row: SheetRow): void {
    const left = [...cells];
    const open: Block[] = [];
    for (const block of this.blocks) {
      const begins = labels.has(cells[block.column]?.trim() ?? '');
      const met = begins ? 'end' : block.next(cells);
      if (met === 'end') continue;
      open.push(block);
      if (met === 'blank') continue;
      const width = met === 'header' ? block.headers.length : block.width();
      const values = left.splice(block.column, width, ...Array<string>(width).fill(''));
      if (met === 'values') this.values(block, values, row);
    }
    for (const [column, cell] of left.entries()) {
      if (!labels.has(cell.trim())) continue;
      open.push(new Block(cell.trim(), column));
      left[column] = '';
    }
    this.blocks = open;
    if (left.some((cell) => cell.trim() !== '')) this.other(left, row);
    this.above = [...cells];
  }

  private draft(kind: RecordDraft['kind'], row: SheetRow): RecordDraft {
    const source = {
      offset: row.offset,
      length: row.length,
      line: row.line,
      path: `${this.sheet}!${row.line}`,
    };
    const draft: RecordDraft = { kind, service: 'Cash App', source };
    if (this.account !== undefined) draft.account = this.account;
    return draft;
  }

  /** A row of a block: a name, a card, a bank account. */
  private values(block: Block, values: readonly string[], row: SheetRow): void {
    const draft = this.draft('account', row);
    draft.category = block.category();
    const rest: Record<string, string> = { block: block.label };
    for (const [i, value] of values.entries()) {
      const name = block.headers[i] ?? block.label;
      this.out.field(name === block.label ? name : `${block.label}.${name}`, 'read', value === '' ? 0 : 1);
      if (value === '') continue;
      if (/date/i.test(name)) draft.at = instant.any(value);
      else rest[name] = value;
    }
    draft.text = values.filter((value) => value !== '').join(' · ');
    draft.rest = rest;
    this.emit(draft);
  }

  /** Any other row. An address, mail or number in it says what it is; its cells are kept by their columns. */
  private other(cells: readonly string[], row: SheetRow): void {
    const draft = this.draft('other', row);
    const rest: Record<string, string> = emptyRecord();
    for (const [i, cell] of cells.entries()) {
      const value = cell.trim();
      if (value === '') continue;
      rest[letters(i)] = value;
      this.judge(value, i, cells, draft);
    }
    draft.text = Object.values(rest).join(' · ');
    draft.rest = rest;
    this.emit(draft);
  }

  private judge(value: string, at: number, cells: readonly string[], draft: RecordDraft): void {
    const before = cells[at - 1]?.trim() ?? '';
    if (isIP(value) !== 0) {
      this.out.field('IP address', 'read', 1);
      draft.kind = 'login';
      draft.category = 'login_ip_history';
      draft.ip = value;
    } else if (mail.test(value)) {
      this.out.field('e-mail address', 'read', 1);
      draft.kind = 'account';
      draft.category = 'basic_subscriber';
    } else if (phone.test(value) && !/SSN/i.test(this.above[at] ?? '')) {
      this.out.field('telephone number', 'read', 1);
      draft.kind = 'account';
      draft.category = 'basic_subscriber';
    } else {
      this.out.field(
        '(cells outside the known blocks)',
        'unknown',
        1,
        'kept by sheet, row and column',
        value,
      );
      return;
    }
    const time = instant.any(before);
    if (time.basis !== 'unreadable') draft.at = time;
  }

  private emit(draft: RecordDraft): void {
    this.out.rows(1);
    this.out.record(draft);
  }
}

/** 0 = A, 26 = AA, as a sheet names its columns. */
function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last;
}
