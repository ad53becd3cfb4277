/** Reads one CSV of a Snap return: legend, ruler, header, rows, and then perhaps the same again. */
import type { Item, Output } from '../../src/returns/contract.js';
import type { CsvRow } from '../../src/returns/formats/csv.js';
import { type BoundTable, bindTable, type TableSpec } from '../../src/returns/table.js';
import { reportFile } from './file-report.js';
import { Headers } from './headers.js';
import { isProse, type Legend, readLegend, saysNoneHeld } from './legend.js';
import { parseRange } from './range.js';
import type { SnapReading } from './reading.js';
import { FileCounts, type RepeatChecks, withChecks } from './row-checks.js';
import { rulerOf } from './ruler.js';
import { tablesFor } from './tables.js';

type State = 'legend' | 'header' | 'rows';

export class TableFile {
  protected readonly legend: Legend = { columns: new Map() };
  protected readonly counts = new FileCounts();
  protected state: State = 'legend';
  protected readonly headers: Headers;
  /** The table being read; it stays open below its last row until the next header, since rows may go on. */
  #table: BoundTable | null = null;
  #header: string[] = [];
  #tables = 0;
  #told = false;

  constructor(
    protected readonly item: Item,
    protected readonly out: Output,
    protected readonly reading: SnapReading,
    /** The table that the file's name or content stands for. */
    home: string,
  ) {
    this.headers = new Headers(tablesFor({ item, media: reading.media }), home);
  }

  row(row: CsvRow): void {
    if (row.blank) return;
    const ruler = rulerOf(row);
    if (ruler !== null) this.onRuler(ruler);
    else if (this.state === 'header') this.onHeader(row.cells());
    else if (this.state === 'rows') this.onData(row);
    else this.onLegend(row);
  }

  /** True at the end of a file that holds more than a legend, but neither a table nor word that none is held. */
  get unknown(): boolean {
    return this.#tables === 0 && this.counts.none === 0 && !this.#legendOnly;
  }

  end(): void {
    this.closeTable();
    this.tellAccount();
    reportFile(this.item, this.out, {
      legend: this.legend,
      tables: this.#tables,
      legendOnly: this.#tables === 0 && this.#legendOnly,
      counts: this.counts,
    });
  }

  /** The account that the rows are about: by the file's own legend, or by what lies beside it. */
  protected get account(): string | undefined {
    return this.legend.username ?? this.reading.accountOf(this.item);
  }

  /** What finds rows of this file that stand in another one. */
  protected get repeats(): RepeatChecks {
    const { item, counts } = this;
    return { duplicates: this.reading.duplicatesFor(item), file: item.no, counts };
  }

  /** `=` announces a header; `-` ends a table, and a legend follows. */
  protected onRuler(ruler: 'equals' | 'dashes'): void {
    this.state = ruler === 'equals' ? 'header' : 'legend';
  }

  protected onHeader(cells: string[]): void {
    if (cells.length === 1 && this.isNone(cells[0]!)) return;
    if (cells.length === 1 && !this.headers.knows(cells[0]!)) this.addLegend(cells);
    else this.open(this.headers.specFor(cells), cells);
  }

  protected onData(row: CsvRow): void {
    if (row.count === 1 && this.#header.length > 1) this.#single(row.text(0));
    else if (this.headers.isHeaderAmidRows(row, this.#header)) this.#openAt(row.cells());
    else {
      this.counts.rows += 1;
      this.#table!.row(row);
    }
  }

  protected open(spec: TableSpec, header: string[]): void {
    this.closeTable();
    this.tellAccount();
    this.#header = header;
    this.openRows();
    const { account } = this;
    const days = this.reading.memoryDays;
    const checked = withChecks(spec, header, {
      account,
      range: this.legend.range === undefined ? null : parseRange(this.legend.range),
      ...this.repeats,
      onPerson: (id) =>
        this.out.account({ id, service: 'Snapchat', role: id === account ? 'subject' : 'party' }),
      ...(spec.id === 'memories' && { onDay: (day: number) => days.add(day) }),
    });
    this.#table = bindTable(checked, header, this.out);
  }

  protected closeTable(): void {
    this.#table?.done();
    this.#table = null;
  }

  /** The legend names the account, its address and its number; told once. */
  protected tellAccount(): void {
    const { username, userId, email } = this.legend;
    if (this.#told || username === undefined) return;
    this.#told = true;
    this.reading.learn(this.item, username);
    this.out.account({ id: username, service: 'Snapchat', role: 'subject' });
    for (const id of [email, userId]) {
      if (id !== undefined) this.out.account({ id, name: username, service: 'Snapchat', role: 'subject' });
    }
  }

  /** A line above a header: prose, the header itself where the ruler is missing, or rows that go on after a stray line. */
  protected onLegend(row: CsvRow): void {
    const cells = row.cells();
    if (cells.length === 1) {
      if (!this.isNone(cells[0]!)) this.addLegend(cells);
      return;
    }
    const spec = this.headers.sureSpec(cells);
    if (spec !== null) this.#openUnruled(row, spec, cells);
    else if (isProse(cells)) this.addLegend(cells, row);
    else if (this.#table !== null && cells.length === this.#header.length) this.#goOn(row);
    else if (this.headers.looksLikeHeader(cells)) this.#openUnruled(row, this.headers.specFor(cells), cells);
    else this.addLegend(cells, row);
  }

  protected reportNoRuler(row: CsvRow, table: string): void {
    this.out.finding(
      'finding',
      'ruler-missing',
      `${this.item.base} has no line of "=" above the header of table ${table} (line ${row.line}). The header was ` +
        'recognised by its column names and the rows were read; check the count against the original.',
      { offset: row.offset, length: row.length, line: row.line },
    );
  }

  /** Rows of a table begin, also of one that a subclass reads. */
  protected openRows(): void {
    this.#tables += 1;
    this.state = 'rows';
  }

  /** Takes a line as the provider's explanation. With `row`, one of several cells that may be no explanation at all. */
  protected addLegend(cells: readonly string[], row?: CsvRow): void {
    const text = cells.join(', ');
    this.counts.legendRows += 1;
    readLegend(text, this.legend);
    if (row === undefined || cells.length < 3 || isProse(cells)) return;
    this.counts.strange += 1;
    this.counts.firstStrange ??= { line: row.line, offset: row.offset, length: row.length, text };
  }

  protected isNone(text: string): boolean {
    const none = saysNoneHeld(text);
    if (none) this.counts.none += 1;
    if (none && text.includes('\n')) readLegend(text, this.legend);
    return none;
  }

  get #legendOnly(): boolean {
    const { username, userId, range } = this.legend;
    return this.counts.strange === 0 && (username ?? userId ?? range) !== undefined;
  }

  #openUnruled(row: CsvRow, spec: TableSpec, cells: string[]): void {
    this.reportNoRuler(row, spec.id);
    this.open(spec, cells);
  }

  #openAt(cells: string[]): void {
    this.open(this.headers.specFor(cells), cells);
  }

  /** One cell below a header of several: the next legend begins, or the provider says that there is nothing. */
  #single(text: string): void {
    if (this.isNone(text)) return;
    this.state = 'legend';
    this.addLegend([text]);
  }

  /** A line that looked like the end of the table was none: the rows below it have its cells. */
  #goOn(row: CsvRow): void {
    this.out.finding(
      'finding',
      'rows-go-on',
      `${this.item.base} has a line that is no row of its table, and from line ${row.line} on rows again without a ` +
        'header. They were read under the header above; compare them with the original.',
      { offset: row.offset, length: row.length, line: row.line },
    );
    this.state = 'rows';
    this.onData(row);
  }
}
