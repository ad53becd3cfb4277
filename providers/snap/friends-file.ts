/** Reads `friends_list.csv`, which is no table: between rulers a legend, then a title and one friend a line. */
import type { Item, Output, RecordDraft } from '../../src/returns/contract.js';
import type { CsvRow } from '../../src/returns/formats/csv.js';
import { normalName } from '../../src/returns/table.js';
import type { SnapReading } from './reading.js';
import { markRepeat } from './row-checks.js';
import { TableFile } from './table-file.js';

/** A user name: no blanks, no sentence. */
const nameLike = /^[a-z0-9][\w.-]{1,40}$/i;

export class FriendsFile extends TableFile {
  #title: string | null = null;
  #firstRuler: 'equals' | 'dashes' | null = null;
  #listing = false;
  #friends = 0;
  #lists = 0;

  constructor(item: Item, out: Output, reading: SnapReading, home: string) {
    super(item, out, reading, home);
  }

  override end(): void {
    if (this.#friends > 0) this.out.field('friend', 'read', this.#friends);
    if (this.#lists > 0) this.out.field('(title of a list)', 'read', this.#lists);
    super.end();
  }

  /** Legends stand between `-` and `=`, or the other way round: the file's first ruler tells which. */
  protected override onRuler(ruler: 'equals' | 'dashes'): void {
    this.#title = null;
    this.#listing = false;
    this.#firstRuler ??= ruler;
    super.onRuler(ruler);
    if (this.#firstRuler === 'equals') this.state = 'header';
  }

  /** The first line below a ruler: a title, a header of columns, or prose, which is legend. */
  protected override onHeader(cells: string[]): void {
    const first = cells[0]!.trim();
    if (cells.length > 1 && cells.map(normalName).includes('username')) super.onHeader(cells);
    else if (isProse(cells)) {
      this.state = 'legend';
      this.addLegend(cells);
    } else if (!this.isNone(first)) {
      this.tellAccount();
      this.#title = first;
      this.#listing = true;
      this.#lists += 1;
      this.openRows();
    }
  }

  protected override onData(row: CsvRow): void {
    if (!this.#listing) {
      super.onData(row);
      return;
    }
    const cells = row.cells().map((cell) => cell.trim());
    if (this.isNone(cells[0]!)) return;
    this.#friend(row, cells);
  }

  #friend(row: CsvRow, cells: readonly string[]): void {
    this.out.rows(1);
    this.#friends += 1;
    this.counts.rows += 1;
    const draft: RecordDraft = {
      kind: 'contact',
      category: 'contacts_friends',
      service: 'Snapchat',
      peers: [cells[0]!],
      text: cells.join(', '),
      rest: { list: this.#title },
      source: { offset: row.offset, length: row.length, line: row.line },
    };
    const { account } = this;
    if (account !== undefined) draft.account = account;
    if (!nameLike.test(cells[0]!)) draft.notes = ['this line does not look like a user name'];
    markRepeat(draft, row, `friends_list ${this.#title}`, this.repeats);
    this.out.record(draft);
  }
}

/** A sentence or an explanation, not the title of a list. */
function isProse(cells: readonly string[]): boolean {
  const text = cells.join(', ');
  return text.includes('\n') || text.length > 60 || /legend|[.:]\s*$|:\s\S/i.test(text);
}
