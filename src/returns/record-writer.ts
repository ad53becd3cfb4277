/** Takes records of all items, judges their scope, counts them and passes them on in batches. */
import type { DataCategory, RecordKind } from '../base/vocabulary.js';
import { ColumnSet } from './column-set.js';
import type { Instant, RecordDraft, RecordSink, Scope } from './contract.js';
import { ScopeJudge } from './scope.js';

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
  private readonly sink: RecordSink | undefined;
  private readonly waiting: ColumnSet[] = [];
  private readonly spare: ColumnSet[] = [];

  constructor(sink?: RecordSink, scope?: Scope) {
    this.sink = sink;
    this.judge = new ScopeJudge(scope);
  }

  /** Writes one record whole. */
  record(draft: RecordDraft): void {
    const { columns } = this;
    writeTimes(columns, draft);
    writeTexts(columns, draft);
    writeNumbers(columns, draft);
    writeSource(columns, draft);
    const { at } = draft;
    const { kind, category, account } = draft;
    this.endRow({ kind, us: at?.us ?? null, wall: at?.wall ?? null, category, account });
  }

  /** Closes the row whose cells stand in {@link columns}, but for kind, scope, item and number, which it adds. */
  endRow(facts: RowFacts): void {
    const { columns } = this;
    const verdict = this.judge.verdict(facts);
    if (verdict === 'outside') this.sealed++;
    else if (verdict === 'unknown') this.scopeUnknown++;
    columns.setText('kind', facts.kind);
    columns.setText('scope', verdict);
    columns.setNumber('seq', this.total);
    columns.setNumber('item', this.item);
    columns.endRow();
    this.count(facts);
    if (columns.full) this.turnOver();
  }

  /** Hands full batches to the sink; `all` also the one begun. */
  async drain(all = false): Promise<void> {
    if (all && this.columns.rows > 0) this.turnOver();
    for (let set = this.waiting.shift(); set !== undefined; set = this.waiting.shift()) {
      await this.sink?.write(set.take());
      set.clear();
      this.spare.push(set);
    }
  }

  private turnOver(): void {
    this.waiting.push(this.columns);
    this.columns = this.spare.pop() ?? new ColumnSet();
  }

  private count(facts: RowFacts): void {
    this.total++;
    this.byKind.set(facts.kind, (this.byKind.get(facts.kind) ?? 0) + 1);
    if (notEvents.has(facts.kind)) return;
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
  columns.setNumber('at', at.us);
  columns.setNumber('wall', at.wall);
  columns.setText('at_text', at.text);
  columns.setText('at_basis', at.basis);
}

function writeTimes(columns: ColumnSet, draft: RecordDraft): void {
  writeAt(columns, draft.at);
  if (!draft.until) return;
  columns.setNumber('until', draft.until.us);
  columns.setText('until_text', draft.until.text);
}

function writeTexts(columns: ColumnSet, draft: RecordDraft): void {
  columns.setText('account', draft.account);
  columns.setText('actor', draft.actor);
  columns.setText('thread', draft.thread);
  columns.setText('text', draft.text);
  columns.setText('ip', draft.ip);
  columns.setText('place', draft.place);
  columns.setText('currency', draft.currency);
  columns.setText('device', draft.device);
  columns.setText('category', draft.category);
  columns.setText('service', draft.service);
  columns.setText('peers', listText(draft.peers));
  columns.setText('media', listText(draft.media));
  columns.setText('notes', listText(draft.notes));
  columns.setText('rest', restText(draft.rest));
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
  columns.setNumber('port', draft.port);
  columns.setNumber('lat', draft.lat);
  columns.setNumber('lon', draft.lon);
  columns.setNumber('accuracy', draft.accuracy);
  columns.setNumber('amount', draft.amount);
}

function writeSource(columns: ColumnSet, draft: RecordDraft): void {
  const { source } = draft;
  columns.setNumber('offset', source.offset);
  columns.setNumber('length', source.length);
  columns.setNumber('line', source.line);
  columns.setText('path', source.path);
}
