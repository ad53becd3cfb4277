/** Reads HTML that no reader knows: tables row by row under their own header, the rest by blocks of text. */
import type { Item, Output } from '../contract.js';
import { readHtml } from '../formats/html.js';
import { type HtmlBlock, PageCutter, type PageHandler } from '../html-table-cells.js';
import type { HtmlRow } from '../html-table-row.js';
import { UnknownTable } from '../table-unknown.js';
import { rowOf } from '../text-row.js';
import { reportEncoding } from './generic-text.js';

/**
 * One record for each row of a table of data, and for each block of text elsewhere: a paragraph, a heading, a cell of a table that only
 * arranges the page. Scripts are not run, and are reported.
 */
export async function readGenericHtml(item: Item, out: Output): Promise<void> {
  const cutter = new PageCutter(new AnyPage(out));
  const info = await readHtml(item, cutter);
  cutter.finish();
  reportEncoding(out, info.encoding);
  out.field('(tags)', 'set_aside', info.tags, 'markup');
  if (info.scripts === 0) return;
  const warning = `The page holds ${info.scripts} scripts or script attributes. They were not run and are not shown; do not open the file in a browser.`;
  out.field('(scripts)', 'set_aside', info.scripts, 'scripts are never run');
  out.finding('warning', 'html-scripts', warning);
}

class AnyPage implements PageHandler {
  private readonly open: AnyTable[] = [];
  private readonly out: Output;

  constructor(out: Output) {
    this.out = out;
  }

  tableStart(): void {
    this.open.push(new AnyTable(this.out));
  }

  row(row: HtmlRow): void {
    this.open.at(-1)?.row(row);
  }

  tableEnd(): void {
    this.open.pop()?.end();
  }

  block({ text, links, offset, length }: HtmlBlock): void {
    emitText(this.out, text, links, offset, length);
  }
}

/** Rows looked at before it is decided whether a table holds data. */
const lookAhead = 30;

class AnyTable {
  private readonly out: Output;
  private held: HtmlRow[] | null = [];
  private table: UnknownTable | null = null;
  private width = 0;

  constructor(out: Output) {
    this.out = out;
  }

  row(row: HtmlRow): void {
    if (row.cells.every((cell) => cell.trim() === '')) return;
    if (this.held === null) this.take(row);
    else if (this.held.push(row) >= lookAhead) this.decide();
  }

  end(): void {
    if (this.held !== null) this.decide();
    this.table?.end();
  }

  private decide(): void {
    const rows = this.held ?? [];
    this.held = null;
    const at = headerAt(rows);
    if (at >= 0) {
      for (const row of rows.slice(0, at)) this.take(row);
      this.table = new UnknownTable(this.out);
      this.width = rows[at]!.cells.length;
      const linked = rows.some((row) => row.links.length > 0);
      const { offset, length, cells } = rows[at]!;
      this.table.row(rowOf(linked ? [...cells, 'links'] : cells, { offset, length, line: Number.NaN }));
    }
    for (const row of rows.slice(at + 1)) this.take(row);
  }

  private take({ cells, links, offset, length }: HtmlRow): void {
    if (this.table === null) {
      for (const cell of cells) if (cell !== '') emitText(this.out, cell, links, offset, length);
      return;
    }
    const padded = [...cells, ...Array(Math.max(0, this.width - cells.length)).fill('')] as string[];
    const whole = links.length > 0 ? [...padded, links.join(' ')] : padded;
    this.table.row(rowOf(whole, { offset, length, line: Number.NaN }, true));
  }
}

/**
 * The row that names the columns, in a table that holds data: a row of `<th>` only, or the first of three rows and more that are all
 * as wide, two cells at least. -1 in a table that only arranges the page.
 */
function headerAt(rows: readonly HtmlRow[]): number {
  const named = rows.findIndex(({ heads }) => heads.length > 1 && heads.every((head) => head));
  if (named >= 0) return named;
  const wide = rows.findIndex(({ cells }) => cells.length > 1);
  if (wide < 0) return -1;
  const alike = rows.slice(wide).filter(({ cells }) => cells.length === rows[wide]!.cells.length);
  return alike.length >= 3 && alike.length * 3 >= (rows.length - wide) * 2 ? wide : -1;
}

function emitText(out: Output, text: string, links: readonly string[], offset: number, length: number): void {
  const tidy = text.trim();
  if (tidy === '') return;
  out.rows(1);
  out.field('(text)', 'read');
  const rest = links.length > 0 ? { rest: { links: [...links] } } : {};
  out.record({ kind: 'other', text: tidy, ...rest, source: { offset, length } });
}
