/** What one table of a reading looks like, column by column: empty, the same throughout, or twice the same. Flat memory. */
import type { StoredRecord } from '../../base/stored-record.js';
import { markupIn } from './markup.js';

/** Columns that a reader fills from the source, one from each of its columns. */
const texts = ['account', 'actor', 'thread', 'text', 'ip', 'place', 'device'] as const;
/** Columns that differ from row to row where they are read rightly: one sign-in may come from one address all the time, a text does not. */
const varying = ['time', 'text', 'place', 'amount', 'position'] as const;
/** Names in a rest that are looked at; a rest whose names are data has no columns. */
const mostNames = 60;

interface Column {
  /** Records that have it, empty or not, and those where something stands in it. */
  met: number;
  filled: number;
  first: string | null;
  varies: boolean;
}

/** The faults of one table. Columns of the rest are named as the source names them. */
export interface TableFaults {
  records: number;
  /** Columns that every record has and none fills. */
  empty: string[];
  /** Columns that hold one value throughout. */
  constant: string[];
  /** Columns that hold the same as another, value for value. */
  same: [string, string][];
  /** Records in which nothing at all stands but where they were read. */
  blank: number;
}

/** Takes the records of a table one by one; two of them can be put together. */
export class TableCheck {
  records = 0;
  private blank = 0;
  private readonly columns = new Map<string, Column>();
  /** Pairs by `a\nb`: true while they were the same wherever either was filled. */
  private readonly pairs = new Map<string, boolean>();
  /** Markup found, and in how many records. */
  markup: string | null = null;
  marked = 0;

  /** `page`: the record comes from an HTML page, so that markup in it is left from there. */
  add(record: StoredRecord, page = false): void {
    this.records++;
    const values = valuesOf(record);
    const rest = restOf(record);
    if (isBlank(record)) this.blank++;
    for (const [name, value] of [...values, ...rest]) this.meet(name, value);
    for (const [i, [a, one]] of values.entries()) {
      if (a === 'time' || a === 'amount' || a === 'position') continue;
      for (const [b, other] of [...values.slice(i + 1), ...rest]) this.compare(a, one, b, other);
    }
    if (page) this.lookForMarkup(record);
  }

  /** Puts another part of the same table to this one. */
  merge(other: TableCheck): void {
    this.records += other.records;
    this.blank += other.blank;
    this.marked += other.marked;
    this.markup ??= other.markup;
    for (const [name, column] of other.columns) this.mergeColumn(name, column);
    for (const [pair, alike] of other.pairs) this.pairs.set(pair, alike && this.pairs.get(pair) !== false);
  }

  /** The faults, where at least `enough` records make a value that is the same everywhere no accident. */
  faults(enough: number): TableFaults {
    const columns = [...this.columns];
    const inAll = (column: Column): boolean => column.met === this.records && column.met >= enough;
    return {
      records: this.records,
      empty: columns.filter(([, one]) => inAll(one) && one.filled === 0).map(([name]) => nameOf(name)),
      constant: varying.filter((name) => {
        const column = this.columns.get(name);
        return (
          column !== undefined && column.filled === this.records && column.filled >= enough && !column.varies
        );
      }),
      same: [...this.pairs]
        .filter(([, alike]) => alike)
        .map(([pair]) => pair.split('\n') as [string, string])
        .filter(([a, b]) => this.isTwice(a, b, enough))
        .map(([a, b]) => [nameOf(a), nameOf(b)]),
      blank: this.blank,
    };
  }

  private isTwice(a: string, b: string, enough: number): boolean {
    const [one, other] = [this.columns.get(a), this.columns.get(b)];
    return one?.filled === other?.filled && (one?.filled ?? 0) >= enough && one?.varies === true;
  }

  private meet(name: string, value: string | null): void {
    let column = this.columns.get(name);
    if (column === undefined) {
      if (this.columns.size >= mostNames) return;
      column = { met: 0, filled: 0, first: null, varies: false };
      this.columns.set(name, column);
    }
    if (value === null) return;
    column.met++;
    if (value.trim() === '') return;
    column.filled++;
    if (column.first === null) column.first = value;
    else if (column.first !== value) column.varies = true;
  }

  private compare(a: string, one: string | null, b: string, other: string | null): void {
    if ((one ?? '') === '' && (other ?? '') === '') return;
    if (!this.columns.has(b)) return;
    const pair = `${a}\n${b}`;
    if (this.pairs.get(pair) !== false) this.pairs.set(pair, one === other);
  }

  private mergeColumn(name: string, column: Column): void {
    const own = this.columns.get(name);
    if (own === undefined) {
      this.columns.set(name, { ...column });
      return;
    }
    const differ = own.first !== null && column.first !== null && own.first !== column.first;
    own.met += column.met;
    own.filled += column.filled;
    own.varies ||= column.varies || differ;
    own.first ??= column.first;
  }

  private lookForMarkup(record: StoredRecord): void {
    const { text, actor, thread, place, device, account, rest } = record;
    for (const value of [text, actor, thread, place, device, account, JSON.stringify(rest)]) {
      const found = value === null ? null : markupIn(value);
      if (found === null) continue;
      this.markup ??= found;
      this.marked++;
      return;
    }
  }
}

function valuesOf(record: StoredRecord): [string, string | null][] {
  const { at, wall, atText, amount, lat, lon } = record;
  const time = at ?? wall;
  return [
    ...texts.map((name): [string, string | null] => [name, record[name]]),
    ['time', time === null ? atText : String(time)],
    ['amount', amount === null ? null : String(amount)],
    ['position', lat === null && lon === null ? null : `${lat} ${lon}`],
  ];
}

/** Names of the rest as columns: `rest Name`. A list or an object that is empty says nothing; others are compared as JSON. */
function restOf({ rest }: StoredRecord): [string, string | null][] {
  return Object.entries(rest)
    .slice(0, mostNames)
    .map(([name, value]) => [`rest ${name}`, restText(value)]);
}

function restText(value: unknown): string | null {
  if (value === undefined) return null;
  if (value === null) return '';
  if (typeof value !== 'object') return String(value);
  return Object.keys(value).length === 0 ? '' : JSON.stringify(value);
}

function nameOf(column: string): string {
  return column.startsWith('rest ') ? `“${column.slice(5)}”` : column;
}

function isBlank(record: StoredRecord): boolean {
  const { peers, media, rest, port, accuracy, currency, until, service } = record;
  const others = [port, accuracy, currency, until, service].some((value) => value !== null);
  if (others || peers.length + media.length + Object.keys(rest).length > 0) return false;
  return valuesOf(record).every(([name, value]) => name === 'account' || (value ?? '') === '');
}
