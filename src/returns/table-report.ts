/** Tells the ledger what became of a table's columns, and says what is not as it was. */
import type { Output } from './contract.js';
import type { BoundColumn } from './table-columns.js';
import type { TableSpec } from './table-spec.js';
import { quoted } from './told.js';

/** Says that no row of a file or sheet names the columns of a known table; `first` is what stood there instead. */
export function headerUnknown(out: Output, specs: readonly TableSpec[], rows: number, first: string): void {
  const names = specs.map((spec) => spec.id).join(', ');
  out.field('(rows without a header)', 'unknown', rows, 'no header was recognised', first);
  const text = `No row names the columns of a known table (${names}), so this reader could not read its ${rows} rows. The first is: ${quoted(first)}. The rows are kept as the generic reader has them; tell the maintainers of the reader about the new header.`;
  out.finding('drift', 'header-unknown', text);
}

/** Reports each column under its own name and, where the header changed, one drift finding that says how. */
export function reportColumns(
  out: Output,
  spec: TableSpec,
  columns: readonly BoundColumn[],
  missing: readonly string[],
): void {
  for (const column of columns) reportColumn(out, column);
  const unknown = columns.filter((column) => column.unknown).map((column) => column.name);
  if (missing.length > 0) {
    out.finding('drift', 'column-missing', missingText(spec, missing, unknown));
  } else if (unknown.length > 0) {
    const text = `Table ${spec.id} has ${columnsWord(unknown)} that this reader does not know: ${unknown.join(', ')}. Their values are kept beside each record; tell the maintainers of the reader.`;
    out.finding('drift', 'column-new', text);
  }
}

function reportColumn(out: Output, column: BoundColumn): void {
  if (column.unknown) {
    out.field(
      column.name,
      'unknown',
      column.count,
      'no reader knows this column; kept in the rest',
      column.sample,
    );
  } else if (column.aside !== null) {
    out.field(column.name, 'set_aside', column.count, column.aside);
  } else {
    out.field(column.name, 'read', column.count);
  }
}

function missingText(spec: TableSpec, missing: readonly string[], unknown: readonly string[]): string {
  const there =
    unknown.length > 0
      ? `It has instead, unknown to this reader: ${unknown.join(', ')}. If one is the other renamed, its values are kept beside each record but not in their field.`
      : 'It has no column in their place.';
  return `Table ${spec.id} lacks ${columnsWord(missing)} ${missing.join(', ')}. ${there} Check the file's own legend and tell the maintainers of the reader.`;
}

function columnsWord(names: readonly string[]): string {
  return names.length === 1 ? 'the column' : 'the columns';
}
