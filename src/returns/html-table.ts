/** Reads the tables of HTML pages by {@link TableSpec}s, as `readTable` reads CSV; nothing in the page is run. */
import type { Item, Output } from './contract.js';
import { readHtml } from './formats/html.js';
import { encodingLabel } from './formats/text.js';
import { type HtmlBlock, PageCutter, type PageHandler } from './html-table-cells.js';
import { type HtmlRow, HtmlRowView } from './html-table-row.js';
import { type BoundTable, bindTable, matchTable, normalName, type TableSpec } from './table.js';
import { quoted } from './told.js';

export type { HtmlBlock } from './html-table-cells.js';
export type { HtmlRow } from './html-table-row.js';

export interface ReadHtmlTablesOptions {
  /**
   * The spec of a table that none of the specs fits, from its first row. Without it such a table is kept cell by cell
   * under its own header as unknown, with a drift finding.
   */
  other?(header: readonly string[]): TableSpec;
  /** Hears text outside of tables. Without it such text is set aside, counted and with a sample. */
  onBlock?(block: HtmlBlock): void;
  /** Hears rows of a label and its value (`<th>` and `<td>` in one row). Without it they are rows like others. */
  onPair?(label: string, value: string, row: HtmlRow): void;
}

/**
 * Reads every `<table>` of a page: the first of its rows that names the columns of a spec is the header, rows below it
 * are records, rows above it are set aside. A header that comes again (one for each printed page) is set aside. Links whose
 * address is not in the text of the row are kept in the rest as `links`. Returns the ids of the specs that were used.
 */
export async function readHtmlTables(
  item: Item,
  out: Output,
  specs: TableSpec | readonly TableSpec[],
  options: ReadHtmlTablesOptions = {},
): Promise<string[]> {
  const reading = new PageTables('columns' in specs ? [specs] : specs, out, options);
  const cutter = new PageCutter(reading);
  const info = await readHtml(item, cutter);
  cutter.finish();
  out.encoding(encodingLabel(info.encoding));
  if (!info.closed && info.unclosed > 0)
    out.finding(
      'warning',
      'html-cut',
      'The page ends before its last element is closed: rows may be missing.',
    );
  await out.drain();
  return reading.ids;
}

/** The table being read, and those around it. */
class PageTables implements PageHandler {
  readonly ids: string[] = [];
  readonly #open: OneTable[] = [];

  constructor(
    private readonly specs: readonly TableSpec[],
    private readonly out: Output,
    private readonly options: ReadHtmlTablesOptions,
  ) {}

  tableStart(): void {
    this.#open.push(new OneTable(this.specs, this.out, this.options));
  }

  row(row: HtmlRow): void {
    this.#open.at(-1)?.row(row);
  }

  tableEnd(): void {
    const id = this.#open.pop()?.end();
    if (id !== undefined) this.ids.push(id);
  }

  block(block: HtmlBlock): void {
    if (this.options.onBlock !== undefined) this.options.onBlock(block);
    else this.out.field('(text outside tables)', 'set_aside', 1, 'headings and prose around the tables');
  }
}

class OneTable {
  #table: BoundTable | null = null;
  #header: string[] = [];
  #id: string | undefined;
  #links: string[] = [];
  #first: HtmlRow | null = null;
  readonly #view = new HtmlRowView();

  constructor(
    private readonly specs: readonly TableSpec[],
    private readonly out: Output,
    private readonly options: ReadHtmlTablesOptions,
  ) {}

  row(row: HtmlRow): void {
    if (row.cells.every((cell) => cell === '')) return;
    if (this.#table !== null) this.#data(row);
    else this.#beforeHeader(row);
  }

  /** The id of the spec that was used. */
  end(): string | undefined {
    if (this.#table === null && this.#first !== null) this.#bindOther(this.#first);
    this.#table?.done();
    return this.#id;
  }

  #beforeHeader(row: HtmlRow): void {
    const { onPair } = this.options;
    const [label, value] = row.cells;
    if (onPair !== undefined && row.cells.length === 2 && row.heads[0] && !row.heads[1]) {
      onPair(label!, value!, row);
      return;
    }
    const spec = matchTable(this.specs, row.cells);
    if (spec !== null) {
      if (this.#first !== null) this.#setAside();
      this.#bind(spec, row.cells);
    } else if (this.#first === null) {
      this.#first = row;
    } else if (this.#first.cells.filter((cell) => cell !== '').length === 1) {
      this.#setAside();
      this.#first = row;
    } else {
      this.#bindOther(this.#first);
      this.#data(row);
    }
  }

  #setAside(): void {
    this.out.rows(1);
    this.out.field('(rows above the header)', 'set_aside', 1, 'a title above the table');
  }

  #bindOther(header: HtmlRow): void {
    this.#first = null;
    const spec = this.options.other?.(header.cells);
    if (spec === undefined) this.#drift(header.cells);
    this.#bind(spec ?? { id: 'table', kind: 'other', columns: {} }, header.cells);
  }

  #drift(header: readonly string[]): void {
    const known = this.specs.map((spec) => spec.id).join(', ');
    const text = `A table of this page names columns of no known table (${known}): ${quoted(header.join(', ').slice(0, 200))}. Its rows are kept under their own header; tell the maintainers of the reader.`;
    this.out.finding('drift', 'header-unknown', text);
  }

  #bind(spec: TableSpec, header: string[]): void {
    this.#first = null;
    this.#header = header.map(normalName);
    this.#id = spec.id;
    const after: TableSpec['after'] = (draft, row) => {
      if (this.#links.length > 0) draft.rest = { ...draft.rest, links: this.#links };
      return spec.after?.(draft, row);
    };
    this.#table = bindTable({ ...spec, after }, header, this.out);
  }

  #data(row: HtmlRow): void {
    if (row.cells.every((cell, i) => normalName(cell) === this.#header[i])) {
      this.out.rows(1);
      this.out.field('(header again)', 'set_aside', 1, 'the header, repeated');
      return;
    }
    this.#links = row.links;
    this.#table?.row(this.#view.of(row));
  }
}
