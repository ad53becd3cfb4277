/** Reads `call_logs.csv`: one block for each call, its participants in a table of their own below it. */

import type { Item, Output, Place, RecordDraft } from '../../src/returns/contract.js';
import { emptyRecord } from '../../src/returns/empty-record.js';
import type { CsvRow } from '../../src/returns/formats/csv.js';
import { normalName } from '../../src/returns/table.js';
import { instant } from '../../src/returns/time.js';
import { ColumnTally } from './column-tally.js';
import { keep } from './columns.js';
import type { SnapReading } from './reading.js';
import { markRepeat } from './row-checks.js';
import { TableFile } from './table-file.js';

const callColumns = [
  'call_start',
  'call_end',
  'creator',
  'participant_count',
  'duration',
  'network',
  'connection_result',
];
const moreColumns = ['call_id', 'call_type', 'media_type', 'conversation_id', 'ip', 'ip_address'];
const participantColumns = [
  'username',
  'user_id',
  'participant',
  'display_name',
  'join_time',
  'leave_time',
  'joined',
  'left',
];
/** Where a participant's name stands, the likeliest first. */
const nameColumns = ['username', 'participant', 'user', 'display_name', 'user_id'];

type Part = 'call' | 'label' | 'participants';

export class CallFile extends TableFile {
  readonly #tally = new ColumnTally([...callColumns, ...moreColumns, ...participantColumns]);
  #part: Part = 'call';
  #header: string[] = [];
  #subHeader: string[] = [];
  #titled = false;
  #calls: RecordDraft[] = [];
  #participants: Record<string, string>[] = [];
  #firstParticipant: Place | null = null;
  #drifted = false;

  constructor(item: Item, out: Output, reading: SnapReading, home: string) {
    super(item, out, reading, home);
  }

  override end(): void {
    this.#flush();
    this.#tally.report(this.out, 'call_logs');
    super.end();
  }

  /** Below a call's header and rows a `-` ruler opens its participants; anywhere else it closes what was open. */
  protected override onRuler(ruler: 'equals' | 'dashes'): void {
    if (ruler === 'dashes' && this.state === 'rows' && this.#part === 'call') {
      this.#part = 'label';
      return;
    }
    this.#flush();
    super.onRuler(ruler);
  }

  protected override onHeader(cells: string[]): void {
    if (!cells.some((cell) => normalName(cell) === 'call_start') && cells.length === 1) {
      super.onHeader(cells);
      return;
    }
    this.tellAccount();
    this.openRows();
    this.#header = cells;
    this.#part = 'call';
    this.#checkHeader(cells);
  }

  /** Where the ruler is missing, a row that names the start of a call is the header. */
  protected override onLegend(row: CsvRow): void {
    const cells = row.cells();
    if (cells.length > 2 && cells.some((cell) => normalName(cell) === 'call_start')) {
      this.reportNoRuler(row, 'call_logs');
      this.onHeader(cells);
    } else super.onLegend(row);
  }

  protected override onData(row: CsvRow): void {
    const cells = row.cells();
    if (this.#part === 'call' && cells.length > 1) this.#call(row, cells);
    else if (this.#part === 'label') this.#label(cells);
    else if (this.#part === 'participants' && cells.some((cell) => cell !== ''))
      this.#participant(row, cells);
    else if (this.#part === 'call') super.onLegend(row);
  }

  #call(row: CsvRow, cells: string[]): void {
    this.out.rows(1);
    this.counts.rows += 1;
    this.#tally.row('', this.#header, cells);
    const value = (name: string): string =>
      cells[this.#header.findIndex((cell) => normalName(cell) === name)] ?? '';
    const draft: RecordDraft = {
      kind: 'call',
      category: 'connection_records',
      service: 'Snapchat',
      source: { offset: row.offset, length: row.length, line: row.line },
      rest: this.#restOf(cells),
    };
    const [start, end] = [value('call_start'), value('call_end')];
    if (start !== '') draft.at = instant.any(start, { zone: 'UTC' });
    if (end !== '') draft.until = instant.any(end, { zone: 'UTC' });
    if (value('creator') !== '') draft.actor = value('creator');
    if (value('conversation_id') !== '') draft.thread = value('conversation_id');
    const ip = value('ip') || value('ip_address');
    if (ip !== '') draft.ip = ip;
    markRepeat(draft, row, 'call_logs', this.repeats);
    this.#calls.push(draft);
  }

  #restOf(cells: readonly string[]): Record<string, unknown> {
    const rest: Record<string, unknown> = emptyRecord();
    cells.forEach((cell, at) => {
      const name = this.#header[at] ?? `(column ${at + 1})`;
      if (cell !== '' && !['call_start', 'call_end', 'creator', 'conversation_id'].includes(normalName(name)))
        rest[name] = cell;
    });
    return rest;
  }

  /** Below the `-` ruler: a title, which may be left out, then the header of the participants. */
  #label(cells: string[]): void {
    const isTitle =
      cells.length === 1 && !this.#titled && !participantColumns.includes(normalName(cells[0]!));
    this.#titled = isTitle;
    if (isTitle) return;
    this.#subHeader = cells;
    this.#part = 'participants';
  }

  #participant(row: CsvRow, cells: readonly string[]): void {
    this.out.rows(1);
    this.counts.rows += 1;
    this.#firstParticipant ??= { offset: row.offset, length: row.length, line: row.line };
    this.#tally.row('participant.', this.#subHeader, cells);
    const person: Record<string, string> = emptyRecord();
    cells.forEach((cell, at) => {
      if (cell !== '') person[this.#subHeader[at] ?? `(column ${at + 1})`] = cell;
    });
    this.#participants.push(person);
  }

  /** Emits the calls of the block that ends. Participants without a call above them are kept as one of which nothing else is known. */
  #flush(): void {
    if (this.#calls.length === 0 && this.#firstParticipant !== null) this.#nameless(this.#firstParticipant);
    const people = this.#participants.map(nameOf).filter((name) => name !== '');
    for (const draft of this.#calls) {
      const peers = people.filter((name) => name !== draft.actor);
      if (peers.length > 0) draft.peers = peers;
      if (this.#participants.length > 0) keep(draft, 'participants', this.#participants);
      const { account } = this;
      if (account !== undefined) draft.account = account;
      this.out.record(draft);
    }
    this.#calls = [];
    this.#participants = [];
    this.#firstParticipant = null;
    this.#part = 'call';
  }

  #nameless(source: Place): void {
    const notes = ['the block has participants and no row of the call itself'];
    this.#calls.push({ kind: 'call', category: 'connection_records', service: 'Snapchat', source, notes });
    this.out.finding(
      'finding',
      'call-row-missing',
      `${this.item.base} lists participants from line ${source.line} on without a row of their call. They are kept as a call ` +
        'without a time; look at the original.',
      source,
    );
  }

  #checkHeader(cells: readonly string[]): void {
    const names = new Set(cells.map(normalName));
    const missing = ['call_start', 'creator'].filter((name) => !names.has(name));
    if (missing.length === 0 || this.#drifted) return;
    this.#drifted = true;
    this.out.finding(
      'drift',
      'column-missing',
      `Table call_logs lacks the column${missing.length === 1 ? '' : 's'} ${missing.join(', ')}; its header is: ` +
        `${cells.join(', ')}. Its values are kept beside each record; tell the maintainers of the reader.`,
    );
  }
}

function nameOf(person: Record<string, string>): string {
  const entries = Object.entries(person);
  for (const column of nameColumns) {
    const found = entries.find(([name]) => normalName(name) === column);
    if (found) return found[1];
  }
  return entries[0]?.[1] ?? '';
}
