/** A part of a declared reader that is one table, told by its header row. */
import type { Item, Output, RecordDraft } from '../contract.js';
import { headerFit, normalName, readTable, type TableSpec } from '../table.js';
import { columnIndex } from '../table-spec.js';
import type { Part } from './declared-reader.js';
import type { FileHead } from './file-head.js';

/** The file that is being read. */
export interface TableContext<S> {
  item: Item;
  out: Output;
  state: S;
}

export interface TablePartOptions<S> {
  /** Columns that, all together in one header, no other provider's table has: the file is known by them alone. */
  proof?: string[];
  /** What must stand in the text as well. */
  sign?: RegExp;
  /** The usual name of the file, which decides between tables with one header. Never proof by itself. */
  base?: RegExp;
  /** Taken only under its usual name: its header is too common to say whose it is. */
  namedOnly?: boolean;
  layout?: string;
  /** Last touch on each record, after the spec's own; `false` = no record of this row. */
  each?(draft: RecordDraft, context: TableContext<S>): unknown;
  /** Called, and awaited, before the file is read; `false` = it is not read, and the caller has said why (`out.state`). */
  begin?(context: TableContext<S>): unknown;
  learn?(head: FileHead, state: S): unknown;
  /** Rows looked at for the header; 20 if absent. */
  preamble?: number;
}

/** The part: rows are read with {@link readTable}. */
export function tablePart<S>(spec: TableSpec, options: TablePartOptions<S> = {}): Part<S> {
  const { proof, sign, base, layout, learn, preamble } = options;
  const index = columnIndex(spec);
  return {
    table: spec.id,
    ...(layout === undefined ? {} : { layout }),
    fit: (head) =>
      fitOf(head, {
        spec,
        index,
        proof: (proof ?? []).map(normalName),
        sign,
        base,
        namedOnly: options.namedOnly,
      }),
    read: (item, out, state) => readPart(spec, options, preamble, { item, out, state }),
    ...(learn === undefined ? {} : { learn }),
  };
}

async function readPart<S>(
  spec: TableSpec,
  options: TablePartOptions<S>,
  preamble: number | undefined,
  context: TableContext<S>,
): Promise<void> {
  const { item, out } = context;
  if ((await options.begin?.(context)) === false) return;
  let rows = 0;
  const after: TableSpec['after'] = (draft, row) => {
    rows++;
    if (spec.after?.(draft, row) === false) return false;
    return options.each?.(draft, context);
  };
  const found = await readTable(item, out, { ...spec, after }, { preamble });
  if (found !== null && rows === 0)
    out.field('(rows)', 'read', 1, 'Asked, none held: the table has a header and no rows.');
}

interface Wanted {
  spec: TableSpec;
  index: ReadonlyMap<string, unknown>;
  proof: readonly string[];
  sign?: RegExp;
  base?: RegExp;
  namedOnly?: boolean;
}

/**
 * 90 = proof columns (and sign) are there; 70 = the usual name and most of at least three known columns; 30 = every
 * column is known and none is missing. The usual name adds a little, another name takes a little away.
 */
function fitOf(head: FileHead, wanted: Wanted): number {
  if (head.item.size === 0) return wanted.base?.test(head.item.base) ? 5 : 0;
  const named = wanted.base?.test(head.item.base);
  if (wanted.namedOnly === true && named !== true) return 0;
  const nudge = named === undefined ? 0 : named ? 3 : -3;
  if (wanted.sign !== undefined && !wanted.sign.test(head.text)) return 0;
  let best = 0;
  for (const cells of head.rows.slice(0, 20)) best = Math.max(best, rowFit(cells, wanted, named === true));
  return best === 0 ? 0 : best + nudge;
}

function rowFit(cells: readonly string[], { spec, index, proof, sign }: Wanted, named: boolean): number {
  const names = new Set(cells.map(normalName));
  if (proof.length > 0 && proof.every((name) => names.has(name))) return 90;
  const fit = headerFit(spec, cells);
  if (fit === 0) return 0;
  const known = [...names].filter((name) => index.has(name)).length;
  if (named && fit >= 0.6 && known >= 3) return 70;
  const allKnown = cells.every((cell) => cell.trim() === '' || index.has(normalName(cell)));
  if (!allKnown || !(spec.required ?? []).every((name) => names.has(normalName(name)))) return 0;
  return sign !== undefined && proof.length === 0 ? 80 : 30;
}
