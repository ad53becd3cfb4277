/** Finds out what each column of a header is for. */
import type { Instant, RecordDraft } from './contract.js';
import { type CellField, cellFields } from './row-draft.js';
import { type ColumnUse, columnIndex, normalName, type TableSpec } from './table-spec.js';
import { instant } from './time.js';

/** One column of a header. */
export interface BoundColumn {
  at: number;
  /** The header's own text, with a number added when an earlier column has the same. */
  name: string;
  /** The field of the record it fills; null for none. */
  field: CellField | null;
  /** Kept in the rest. */
  rest: boolean;
  /** Nobody knows this column. */
  unknown: boolean;
  aside: string | null;
  via: ((value: string, draft: RecordDraft) => void) | null;
  parse: ((text: string) => Instant) | null;
  split: string | null;
  /** Rows with a value, and the first value. */
  count: number;
  sample: string;
}

/** Columns in order, and the spec's required ones that are not there. */
export function bindColumns(
  spec: TableSpec,
  header: readonly string[],
): { columns: BoundColumn[]; missing: string[] } {
  const index = columnIndex(spec);
  const names = new Map<string, number>();
  const fields = new Set<CellField>();
  const found = new Set<string>();
  const columns = header.map((cell, at) => {
    const known = index.get(normalName(cell));
    const column = bindColumn(uniqueName(cell, at, names), at, known?.use);
    if (known !== undefined) found.add(known.name);
    keepSecondInRest(column, fields);
    return column;
  });
  return { columns, missing: (spec.required ?? []).filter((name) => !found.has(name)) };
}

/** Two columns for one field: the first fills it, the other is kept in the rest under its own name. */
function keepSecondInRest(column: BoundColumn, fields: Set<CellField>): void {
  if (column.field === null) return;
  if (fields.has(column.field)) {
    column.field = null;
    column.rest = true;
  } else {
    fields.add(column.field);
  }
}

/** @param names those given, each with the number that the next of its name gets: ten thousand columns may have one name */
function uniqueName(cell: string, at: number, names: Map<string, number>): string {
  const base = cell.replace(/^\ufeff/, '').trim() || `(column ${at + 1})`;
  let name = base;
  let n = names.get(base) ?? 2;
  for (; names.has(name); n++) name = `${base} (${n})`;
  names.set(base, n);
  names.set(name, names.get(name) ?? 2);
  return name;
}

function bindColumn(name: string, at: number, use: ColumnUse | undefined): BoundColumn {
  const column: BoundColumn = {
    at,
    name,
    field: null,
    rest: false,
    unknown: use === undefined,
    aside: null,
    via: null,
    parse: null,
    split: null,
    count: 0,
    sample: '',
  };
  if (use === undefined) column.rest = true;
  else if ('aside' in use) column.aside = use.aside;
  else if ('via' in use) column.via = use.via;
  else if (use.to === 'rest') column.rest = true;
  else bindField(column, use);
  return column;
}

function bindField(column: BoundColumn, use: Extract<ColumnUse, { to: string }>): void {
  const field = cellFields.find((name) => name === use.to);
  if (field === undefined) return;
  column.field = field;
  if (use.to === 'at' || use.to === 'until') {
    const { zone, parse } = use;
    column.parse = parse ?? ((text) => instant.any(text, { zone }));
  }
  if (use.to === 'peers' || use.to === 'media') column.split = use.split ?? null;
}
