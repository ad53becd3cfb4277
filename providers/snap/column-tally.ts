/** Counts columns of tables that are too odd for a table spec, and reports those that are not known. */
import type { Output } from '../../src/returns/contract.js';
import { normalName } from '../../src/returns/table.js';

export class ColumnTally {
  readonly #counts = new Map<string, { count: number; sample: string }>();
  readonly #known: Set<string>;

  constructor(known: readonly string[]) {
    this.#known = new Set(known);
  }

  /** Counts each cell that has a value under its column's name. */
  row(prefix: string, header: readonly string[], cells: readonly string[]): void {
    cells.forEach((cell, at) => {
      if (cell === '') return;
      const name = prefix + (header[at] ?? `(column ${at + 1})`);
      const tally = this.#counts.get(name);
      if (tally) tally.count += 1;
      else this.#counts.set(name, { count: 1, sample: cell });
    });
  }

  /** Hands the counts to the ledger; `table` names the table in the drift finding. */
  report(out: Output, table: string): void {
    const fresh: string[] = [];
    for (const [name, { count, sample }] of this.#counts) {
      if (this.#known.has(normalName(name.replace(/^participant\./, '')))) out.field(name, 'read', count);
      else {
        out.field(name, 'unknown', count, 'no reader knows this column; kept in the rest', sample);
        fresh.push(name);
      }
    }
    if (fresh.length === 0) return;
    out.finding(
      'drift',
      'column-new',
      `Table ${table} has ${fresh.length === 1 ? 'a column' : 'columns'} that this reader does not know: ` +
        `${fresh.join(', ')}. Their values are kept beside each record; tell the maintainers of the reader.`,
    );
  }
}
