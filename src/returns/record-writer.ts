/** Takes records of all items, judges their scope, counts them and passes them on in batches. */
import type { DataCategory, RecordKind } from '../base/vocabulary.js';
import { ColumnSet, numberAt, textAt } from './column-set.js';
import type { Instant, RecordDraft, RecordSink, Scope } from './contract.js';
import { ScopeJudge } from './scope.js';
import { SealWatch } from './seal-watch.js';

/** What must be known of a row at its end, beside its cells. */
export interface RowFacts {
  kind: RecordKind;
  us: number | null;
  wall: number | null;
  category: DataCategory | undefined;
  account: string | undefined;
}

/** Kinds that say how something is and not when something happened: they do not stretch the period. */
const notEvents: ReadonlySet<RecordKind> = new Set(['account', 'file', 'other']);

/** First and last of a run of times, in µs. */
export interface Span {
  first: number;
  last: number;
}

/** One for a reading. Rows are written into {@link columns} and closed with {@link endRow}. */
export class RecordWriter {
  columns = new ColumnSet();
  readonly byKind = new Map<RecordKind, number>();
  total = 0;
  sealed = 0;
  scopeUnknown = 0;
  period: Span | null = null;
  localPeriod: Span | null = null;
  /** The item whose records are being written. */
  item = 0;

  readonly judge: ScopeJudge;
  /** What stands in sealed records only; null where there are no limits. */
  readonly watch: SealWatch | null;
  private readonly sink: RecordSink | undefined;
  private readonly waiting: ColumnSet[] = [];
  private readonly spare: ColumnSet[] = [];

  constructor(sink?: RecordSink, scope?: Scope) {
    this.sink = sink;
    this.judge = new ScopeJudge(scope);
    this.watch = this.judge.open ? null : new SealWatch();
  }

  /** Writes one record whole, or nothing of it. */
  record(draft: RecordDraft): void {
    const { columns } = this;
    try {
      writeTimes(columns, draft);
      writeTexts(columns, draft);
      writeNumbers(columns, draft);
      writeSource(columns, draft);
    } catch (error) {
      columns.dropRow();
      throw error;
    }
    const { at, kind, category, account } = draft;
    this.endRow({ kind, us: at?.us ?? null, wall: at?.wall ?? null, category, account });
  }

  /** Closes the row whose cells stand in {@link columns}, but for kind, scope, item and number, which it adds. */
  endRow(facts: RowFacts): void {
    const { columns } = this;
    const verdict = this.judge.verdict(facts);
    if (verdict === 'outside') this.sealed++;
    else if (verdict === 'unknown') this.scopeUnknown++;
    columns.setText(textAt.kind, facts.kind);
    columns.setText(textAt.scope, verdict);
    columns.setNumber(numberAt.seq, this.total);
    columns.setNumber(numberAt.item, this.item);
    columns.endRow();
    this.count(facts, verdict === 'outside');
    if (columns.full) this.turnOver();
  }

  /** Forgets the cells of a row that was not ended. */
  dropRow(): void {
    this.columns.dropRow();
  }

  /** Hands full batches to the sink; `all` also the one begun. */
  async drain(all = false): Promise<void> {
    if (all && this.columns.rows > 0) this.turnOver();
    for (let set = this.waiting.shift(); set !== undefined; set = this.waiting.shift()) {
      if (this.watch !== null) this.watch.note(set.take());
      await this.sink?.write(set.take());
      set.clear();
      this.spare.push(set);
    }
  }

  private turnOver(): void {
    this.waiting.push(this.columns);
    this.columns = this.spare.pop() ?? new ColumnSet();
  }

  /** The first and the last time are values: those of sealed records do not count. */
  private count(facts: RowFacts, sealed: boolean): void {
    this.total++;
    this.byKind.set(facts.kind, (this.byKind.get(facts.kind) ?? 0) + 1);
    if (sealed || notEvents.has(facts.kind)) return;
    if (facts.us !== null) this.period = stretched(this.period, facts.us);
    else if (facts.wall !== null) this.localPeriod = stretched(this.localPeriod, facts.wall);
  }
}

function stretched(span: Span | null, at: number): Span {
  if (span === null) return { first: at, last: at };
  if (at < span.first) span.first = at;
  if (at > span.last) span.last = at;
  return span;
}

/** Writes an instant into `at`, `wall`, `at_text` and `at_basis`. */
export function writeAt(columns: ColumnSet, at: Instant | null | undefined): void {
  if (!at) return;
  columns.setNumber(numberAt.at, at.us);
  columns.setNumber(numberAt.wall, at.wall);
  columns.setText(textAt.at_text, at.text);
  columns.setText(textAt.at_basis, at.basis);
}

function writeTimes(columns: ColumnSet, draft: RecordDraft): void {
  writeAt(columns, draft.at);
  if (!draft.until) return;
  columns.setNumber(numberAt.until, draft.until.us);
  columns.setText(textAt.until_text, draft.until.text);
}

function writeTexts(columns: ColumnSet, draft: RecordDraft): void {
  columns.setText(textAt.account, draft.account);
  columns.setText(textAt.actor, draft.actor);
  columns.setText(textAt.thread, draft.thread);
  columns.setText(textAt.text, draft.text);
  columns.setText(textAt.ip, draft.ip);
  columns.setText(textAt.place, draft.place);
  columns.setText(textAt.currency, draft.currency);
  columns.setText(textAt.device, draft.device);
  columns.setText(textAt.category, draft.category);
  columns.setText(textAt.service, draft.service);
  columns.setText(textAt.peers, listText(draft.peers));
  columns.setText(textAt.media, listText(draft.media));
  columns.setText(textAt.notes, listText(draft.notes));
  columns.setText(textAt.rest, restText(draft.rest));
}

/** A list as JSON; nothing for an empty one. */
export function listText(list: readonly string[] | undefined): string | undefined {
  return list && list.length > 0 ? JSON.stringify(list) : undefined;
}

/** The rest as JSON; nothing for an empty one. */
export function restText(rest: Record<string, unknown> | undefined): string | undefined {
  if (rest === undefined) return undefined;
  const text = JSON.stringify(rest);
  return text === '{}' ? undefined : text;
}

function writeNumbers(columns: ColumnSet, draft: RecordDraft): void {
  columns.setNumber(numberAt.port, draft.port);
  columns.setNumber(numberAt.lat, draft.lat);
  columns.setNumber(numberAt.lon, draft.lon);
  columns.setNumber(numberAt.accuracy, draft.accuracy);
  columns.setNumber(numberAt.amount, draft.amount);
}

function writeSource(columns: ColumnSet, draft: RecordDraft): void {
  const { source } = draft;
  columns.setNumber(numberAt.offset, source.offset);
  columns.setNumber(numberAt.length, source.length);
  columns.setNumber(numberAt.line, source.line);
  columns.setText(textAt.path, source.path);
}
