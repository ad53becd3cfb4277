/** Cuts a page into rows of tables and blocks of text outside them, as its tags and texts come. */
import type { HtmlHandler } from './formats/html.js';
import type { HtmlRow } from './html-table-row.js';

/** A block of text outside every table: a heading, a paragraph, an entry of a list. */
export interface HtmlBlock {
  /** White space made one; line breaks of the page are `\n`. */
  text: string;
  /** Name of the element that holds it: `li`, `h2`, `p`, `title`. */
  tag: string;
  links: string[];
  offset: number;
  length: number;
}

/** Hears what a page holds, in order. Tables inside tables are tables of their own. */
export interface PageHandler {
  tableStart(): void;
  row(row: HtmlRow): void;
  tableEnd(): void;
  block(block: HtmlBlock): void;
}

interface OpenTable {
  row: HtmlRow | null;
  cell: { text: string; head: boolean; span: number } | null;
  /** Cells that reach down from rows above, by column. */
  down: Map<number, { text: string; left: number }>;
}

const blockTags = new Set(
  (
    'address article aside blockquote body br caption dd div dl dt fieldset figcaption footer form h1 h2 h3 h4 h5 h6 head header hr html ' +
    'li main nav ol p pre section table tbody td tfoot th thead title tr ul'
  ).split(' '),
);

/** Tells a {@link PageHandler}. Call {@link finish} after the last tag. */
export class PageCutter implements HtmlHandler {
  readonly #to: PageHandler;
  readonly #tables: OpenTable[] = [];
  readonly #tags: string[] = [];
  #block: HtmlBlock | null = null;
  #pendingLinks: string[] = [];

  constructor(to: PageHandler) {
    this.#to = to;
  }

  open(name: string, attributes: Record<string, string>, start: number, end: number): void {
    if (blockTags.has(name) && name !== 'br') this.#endBlock();
    if (name !== 'br') this.#tags.push(name);
    if (name === 'table') this.#openTable();
    else if (name === 'tr') this.#openRow(start, end);
    else if (name === 'td' || name === 'th') this.#openCell(name, attributes, start);
    else if (blockTags.has(name)) this.#breakLine();
    if (name === 'a' && attributes.href) this.#link(attributes.href);
  }

  text(text: string, start: number, end: number): void {
    const table = this.#tables.at(-1);
    if (table?.cell) table.cell.text += text.replace(/\s+/gu, ' ');
    else if (table === undefined || text.trim() !== '') this.#addToBlock(text, start, end);
  }

  close(name: string, _start: number, end: number): void {
    if (name === 'br') return;
    const at = this.#tags.lastIndexOf(name);
    if (at >= 0) this.#tags.length = at;
    if (blockTags.has(name)) this.#endBlock();
    if (name === 'td' || name === 'th') this.#closeCell(end);
    else if (name === 'tr') this.#closeRow();
    else if (name === 'table') this.#closeTable();
  }

  finish(): void {
    this.#endBlock();
    while (this.#tables.length > 0) this.#closeTable();
  }

  #openTable(): void {
    this.#tables.push({ row: null, cell: null, down: new Map() });
    this.#to.tableStart();
  }

  #closeTable(): void {
    if (this.#tables.length === 0) return;
    this.#closeRow();
    this.#tables.pop();
    this.#to.tableEnd();
  }

  #openRow(start: number, end: number): void {
    const table = this.#tables.at(-1);
    if (table === undefined) return;
    this.#closeRow();
    table.row = { cells: [], heads: [], links: [], offset: start, length: end - start };
  }

  #openCell(name: string, attributes: Record<string, string>, start: number): void {
    const table = this.#tables.at(-1);
    if (table === undefined) return;
    table.row ??= { cells: [], heads: [], links: [], offset: start, length: 0 };
    fillFromAbove(table, table.row);
    table.cell = { text: '', head: name === 'th', span: spanOf(attributes.colspan) };
    const rows = spanOf(attributes.rowspan);
    if (rows > 1) table.down.set(table.row.cells.length, { text: '', left: rows });
  }

  #closeCell(end: number): void {
    const table = this.#tables.at(-1);
    if (!table?.cell || table.row === null) return;
    const { text, head, span } = table.cell;
    table.cell = null;
    const clean = tidy(text);
    const reaching = table.down.get(table.row.cells.length);
    if (reaching !== undefined) Object.assign(reaching, { text: clean, left: reaching.left - 1 });
    for (let i = 0; i < span; i++) {
      table.row.cells.push(i === 0 ? clean : '');
      table.row.heads.push(head);
    }
    table.row.length = end - table.row.offset;
  }

  #closeRow(): void {
    const table = this.#tables.at(-1);
    if (table === undefined || table.row === null) return;
    this.#closeCell(table.row.offset + table.row.length);
    fillFromAbove(table, table.row);
    const { row } = table;
    table.row = null;
    const said = row.cells.join('\n');
    row.links = row.links.filter((link) => !said.includes(link));
    if (row.cells.length > 0) this.#to.row(row);
  }

  /** A new block inside a cell begins on a line of its own. */
  #breakLine(): void {
    const cell = this.#tables.at(-1)?.cell;
    if (cell) cell.text += '\n';
    else if (this.#block !== null) this.#block.text += '\n';
  }

  #link(href: string): void {
    const table = this.#tables.at(-1);
    if (table?.row) table.row.links.push(href);
    else if (table === undefined) this.#pendingLinks.push(href);
  }

  #addToBlock(text: string, start: number, end: number): void {
    if (this.#block === null) {
      if (text.trim() === '') return;
      const tag = this.#tags.findLast((name) => blockTags.has(name)) ?? '';
      this.#block = { text: '', tag, links: [], offset: start, length: 0 };
    }
    this.#block.text += text.replace(/\s+/gu, ' ');
    this.#block.length = end - this.#block.offset;
  }

  #endBlock(): void {
    const block = this.#block;
    this.#block = null;
    const links = this.#pendingLinks;
    this.#pendingLinks = [];
    if (block === null) return;
    block.text = tidy(block.text);
    block.links = links.filter((link) => !block.text.includes(link));
    if (block.text !== '') this.#to.block(block);
  }
}

/** Cells of rows above that reach down into this row, up to the next free column. */
function fillFromAbove(table: OpenTable, row: HtmlRow): void {
  for (;;) {
    const above = table.down.get(row.cells.length);
    if (above === undefined || above.text === '') return;
    if (above.left <= 0) {
      table.down.delete(row.cells.length);
      return;
    }
    above.left -= 1;
    row.cells.push(above.text);
    row.heads.push(false);
  }
}

/** Bounded: a hostile page must not make a row of a billion cells. */
function spanOf(text: string | undefined): number {
  const span = Number.parseInt(text ?? '1', 10);
  return Number.isFinite(span) && span > 0 ? Math.min(span, 1000) : 1;
}

function tidy(text: string): string {
  return text
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ ?\n[\n ]*/gu, '\n')
    .trim();
}
