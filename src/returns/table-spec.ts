/** How a reader says what the columns of a CSV table mean. */
import type { DataCategory, RecordKind } from '../base/vocabulary.js';
import type { Instant, RecordDraft } from './contract.js';
import type { CsvRow } from './formats/csv.js';

export type TextTarget =
  | 'account'
  | 'actor'
  | 'thread'
  | 'text'
  | 'ip'
  | 'place'
  | 'currency'
  | 'device'
  | 'service';
export type NumberTarget = 'port' | 'lat' | 'lon' | 'accuracy' | 'amount';

/**
 * What a column is for. `to` a field of the record; `rest` = known, kept under its own name; `aside` = not kept, and why;
 * `via` = the reader's own code, called with each value that is not empty.
 */
export type ColumnUse =
  | { to: TextTarget }
  | { to: NumberTarget }
  /** Without `parse` the written forms of `instant.any` are read; `zone` is what the layout says of texts without one. */
  | { to: 'at' | 'until'; parse?: (text: string) => Instant; zone?: string }
  /** Without `split` the whole cell is one entry. */
  | { to: 'peers' | 'media'; split?: string }
  | { to: 'rest' }
  | { aside: string }
  | { via(value: string, draft: RecordDraft): void };

export interface TableSpec {
  /** What the reader calls the table: `conversations`. */
  id: string;
  kind: RecordKind;
  category?: DataCategory;
  service?: string;
  /** By header name in any spelling of case, spaces, hyphens and underscores. */
  columns: Record<string, ColumnUse>;
  /** Other names of a column, as they stand in other layouts: `{ 'time': 'timestamp' }`. */
  aliases?: Record<string, string>;
  /** Columns without which the table is not what it was: their absence is drift. */
  required?: string[];
  /** Each distinct value of `thread` is a conversation, counted in the summary. */
  threads?: boolean;
  /** Last touch on each record; `false` = no record of this row (say why with a field or a finding). */
  after?(draft: RecordDraft, row: CsvRow): unknown;
}

/** A header name as it is compared: lower case, words joined by `_`, without BOM and quotes. */
export function normalName(name: string): string {
  const known = names.get(name);
  if (known !== undefined) return known;
  const made = newName(name);
  if (name.length > longestKept) return made;
  if (names.size >= mostKept) names.clear();
  // A copy: a cell may be a slice of the text around it, which would be kept with it.
  names.set(Buffer.from(name).toString(), made);
  return made;
}

/** Every row that may be a header is held against every spec, so the same few names are asked for again and again. */
const names = new Map<string, string>();
const mostKept = 5_000;
const longestKept = 80;

function newName(name: string): string {
  return name
    .replace(/^\ufeff/, '')
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, '_');
}

type ColumnIndex = ReadonlyMap<string, { name: string; use: ColumnUse }>;

/** Made once for a spec: every row that may be a header is held against every spec. */
const indexes = new WeakMap<TableSpec, ColumnIndex>();

/** The columns of a spec by normal name, aliases included; each with the spec's own name for it. */
export function columnIndex(spec: TableSpec): ColumnIndex {
  const known = indexes.get(spec);
  if (known !== undefined) return known;
  const index = newIndex(spec);
  indexes.set(spec, index);
  return index;
}

function newIndex(spec: TableSpec): ColumnIndex {
  const index = new Map<string, { name: string; use: ColumnUse }>();
  for (const [name, use] of Object.entries(spec.columns)) index.set(normalName(name), { name, use });
  for (const [other, name] of Object.entries(spec.aliases ?? {})) {
    const use = spec.columns[name];
    if (use !== undefined) index.set(normalName(other), { name, use });
  }
  return index;
}

/**
 * How well a row fits as the header of a table: 0 to 1, the share of its cells that the spec knows, or 0 when fewer
 * than half of the required columns are there.
 */
export function headerFit(spec: TableSpec, cells: readonly string[]): number {
  const index = columnIndex(spec);
  const known = new Set<string>();
  for (const cell of cells) {
    const column = index.get(normalName(cell));
    if (column !== undefined) known.add(normalName(column.name));
  }
  const required = spec.required ?? [];
  const there = required.filter((name) => known.has(normalName(name))).length;
  if (there * 2 < required.length || known.size === 0) return 0;
  return known.size / cells.filter((cell) => cell.trim() !== '').length;
}

/**
 * The spec whose columns fit a header row best; null when none knows half of its cells, nor finds all of its required
 * columns (three at least): providers add columns by the dozen, and the table stays what it was.
 */
export function matchTable(specs: readonly TableSpec[], cells: readonly string[]): TableSpec | null {
  let best: { spec: TableSpec | null; fit: number } = { spec: null, fit: 0.49 };
  for (const spec of specs) {
    const fit = Math.max(headerFit(spec, cells), hasRequired(spec, cells) ? 0.5 : 0);
    if (fit > best.fit) best = { spec, fit };
  }
  return best.spec;
}

/** True when a row has every required column of a spec, under its name or another of its names; false for fewer than three. */
function hasRequired(spec: TableSpec, cells: readonly string[]): boolean {
  const required = new Set(spec.required?.map(normalName));
  if (required.size < 3 || cells.length < required.size) return false;
  const index = columnIndex(spec);
  for (const cell of cells) {
    const column = index.get(normalName(cell));
    if (column !== undefined) required.delete(normalName(column.name));
  }
  return required.size === 0;
}
