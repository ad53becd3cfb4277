/** The labelled blocks of a Cash App workbook: which label begins one, and what stands below its sub-headers. */
import type { DataCategory } from '../../src/base/vocabulary.js';

/** Texts of cells that begin a block in their column. */
export const labels = new Set(['Display Name History', 'Payment Source History', 'Issued Instruments']);

/** First cells of sub-headers that may follow within a block after a blank row. */
const laterHeaders = new Set(['Bank Account Number', 'Physical Card Number']);

/** What a cell of a block is: part of a row of values, or of its sub-header; `end` = the block is over. */
export type Met = 'header' | 'values' | 'blank' | 'end';

/** One block, followed down its column. */
export class Block {
  readonly label: string;
  readonly column: number;
  /** Sub-header of the rows that follow, as it stands. */
  headers: string[] = [];
  private blank = false;
  private begun = false;

  constructor(label: string, column: number) {
    this.label = label;
    this.column = column;
  }

  /** Takes the next row of the sheet; says what it is for this block. */
  next(cells: readonly string[]): Met {
    const first = cells[this.column]?.trim() ?? '';
    if (first === '') {
      const over = this.blank || (this.label === 'Display Name History' && this.begun);
      this.blank = true;
      return over ? 'end' : 'blank';
    }
    const afterBlank = this.blank;
    this.blank = false;
    if (this.label === 'Display Name History') {
      this.begun = true;
      return 'values';
    }
    if (!this.begun || (afterBlank && laterHeaders.has(first))) {
      this.begun = true;
      this.headers = until(cells.slice(this.column));
      return 'header';
    }
    return afterBlank ? 'end' : 'values';
  }

  /** Cells of a row of values, as many as the sub-header has. */
  width(): number {
    return Math.max(1, this.headers.length);
  }

  category(): DataCategory {
    return this.label === 'Display Name History' ? 'basic_subscriber' : 'payment_instruments';
  }
}

/** Cells up to the first empty one. */
function until(cells: readonly string[]): string[] {
  const end = cells.findIndex((cell) => cell.trim() === '');
  return (end < 0 ? cells : cells.slice(0, end)).map((cell) => cell.trim());
}
