/** What a reader writes to while it reads one item: records to the writer, the rest into the item's ledger entry. */
import type { LedgerState } from '../base/vocabulary.js';
import type { AccountEntry, FieldTally, Finding, ItemEntry, Output, Place, RecordDraft } from './contract.js';
import type { RecordWriter } from './record-writer.js';
import type { Totals } from './totals.js';

/** Columns or keys listed for one item; a file whose keys are data (`{ "<user name>": … }`) would list them all. */
const maxFields = 5_000;

/** Called between batches: progress, cancel, back-pressure. */
export type Pause = () => Promise<void>;

/** The engine's own {@link Output}. Readers see only the interface. */
export class ItemOutput implements Output {
  readonly entry: ItemEntry;
  readonly writer: RecordWriter;
  /** Findings made for this item. */
  findings = 0;
  /** A state set by the reader itself. */
  declared: { state: LedgerState; why: string } | null = null;

  private readonly totals: Totals;
  private readonly pause: Pause;
  private readonly tallies = new Map<string, Map<string, FieldTally>>();
  private fieldCount = 0;
  private fieldsLeftOut = 0;

  constructor(entry: ItemEntry, writer: RecordWriter, totals: Totals, pause: Pause) {
    this.entry = entry;
    this.writer = writer;
    this.totals = totals;
    this.pause = pause;
  }

  record(draft: RecordDraft): void {
    this.writer.record(draft);
  }

  rows(n: number): void {
    this.entry.rows += n;
  }

  field(path: string, state: FieldTally['state'], count = 1, why?: string, sample?: string): void {
    let byPath = this.tallies.get(state);
    if (byPath === undefined) {
      byPath = new Map();
      this.tallies.set(state, byPath);
    }
    const tally = byPath.get(path);
    if (tally !== undefined) {
      tally.count += count;
      if (tally.sample === undefined && wantsSample(state)) tally.sample = sample?.slice(0, 120);
      return;
    }
    if (this.fieldCount >= maxFields) {
      this.fieldsLeftOut++;
      return;
    }
    this.fieldCount++;
    byPath.set(path, newTally(path, state, count, why, sample));
  }

  finding(level: Finding['level'], code: string, text: string, place?: Place): void {
    this.findings++;
    const item = this.entry.no < 0 ? undefined : this.entry.no;
    this.totals.finding({ level, code, text, item, place });
  }

  account(entry: AccountEntry): void {
    this.totals.account(entry, this.entry.no);
  }

  thread(id: string): void {
    this.totals.thread(id);
  }

  encoding(name: string): void {
    this.entry.encoding = name;
  }

  state(state: LedgerState, why: string): void {
    this.declared = { state, why };
  }

  async drain(): Promise<void> {
    await this.pause();
  }

  /** Closes the entry: tallies sorted as met, by state. */
  close(): void {
    this.entry.fields = [...this.tallies.values()].flatMap((byPath) => [...byPath.values()]);
    if (this.fieldsLeftOut === 0) return;
    const text = `This file has more than ${maxFields} different keys; ${this.fieldsLeftOut} further mentions are not listed one by one. Their values are in the records' rest.`;
    this.finding('warning', 'field-cap', text);
  }

  /** True when the reader knew what some part of the file is: a column or key read or set aside, a state declared, or no row at all but something said. */
  get understood(): boolean {
    if (this.declared !== null) return true;
    const known = (['read', 'set_aside'] as const).some((state) =>
      [...(this.tallies.get(state)?.values() ?? [])].some((tally) => tally.count > 0),
    );
    return known || (this.entry.rows === 0 && this.said);
  }

  /** True when a reader said anything at all of what it found. */
  get said(): boolean {
    return this.entry.rows > 0 || this.fieldCount > 0 || this.findings > 0 || this.declared !== null;
  }
}

function wantsSample(state: FieldTally['state']): boolean {
  return state === 'unknown' || state === 'failed';
}

function newTally(
  path: string,
  state: FieldTally['state'],
  count: number,
  why: string | undefined,
  sample: string | undefined,
): FieldTally {
  const tally: FieldTally = { path, state, count };
  if (why !== undefined) tally.why = why;
  if (sample !== undefined && wantsSample(state)) tally.sample = sample.slice(0, 120);
  return tally;
}
