/** A table spec bound to the header of one file: turns rows into records. */
import type { Output } from './contract.js';
import type { CsvRow } from './formats/csv.js';
import { ItemOutput } from './item-output.js';
import { RowDraft } from './row-draft.js';
import { CellMaker } from './table-cells.js';
import { type BoundColumn, bindColumns } from './table-columns.js';
import { RowCopier } from './table-copy.js';
import { reportColumns } from './table-report.js';
import type { TableSpec } from './table-spec.js';

/** Made by `bindTable`. */
export class BoundTable {
  /** Required columns that are not there, by the spec's names. */
  readonly missing: string[];
  /** Rows that made a record, and rows that did not because the spec's `after` said so. */
  records = 0;
  dropped = 0;

  private readonly spec: TableSpec;
  private readonly out: Output;
  private readonly columns: BoundColumn[];
  private readonly draft: RowDraft;
  private readonly copier: RowCopier | null;
  private readonly via: BoundColumn[];
  private long = 0;
  private short = 0;
  private firstRagged = '';

  constructor(spec: TableSpec, header: readonly string[], out: Output) {
    this.spec = spec;
    this.out = out;
    const bound = bindColumns(spec, header);
    this.columns = bound.columns;
    this.missing = bound.missing;
    const maker = new CellMaker(this.columns, spec);
    this.draft = new RowDraft((field, row) => maker.make(field, row));
    this.via = this.columns.filter((column) => column.via !== null);
    this.copier = out instanceof ItemOutput ? new RowCopier(this.columns, spec) : null;
  }

  /** One data row. Rows shorter or longer than the header are read as far as they go, and reported. */
  row(row: CsvRow): void {
    if (row.blank) return;
    this.out.rows(1);
    this.tally(row);
    const { draft, spec } = this;
    draft.reset(row, spec.kind, spec.category);
    for (const column of this.via) if (row.has(column.at)) column.via!(row.text(column.at), draft);
    if (spec.after?.(draft, row) === false) {
      this.dropped++;
      return;
    }
    this.records++;
    this.emit(row);
  }

  /** Reports every column and what was odd. */
  done(): void {
    reportColumns(this.out, this.spec, this.columns, this.missing);
    const { long, short } = this;
    if (long + short === 0) return;
    const text = `In table ${this.spec.id}, ${short} rows have fewer and ${long} rows more cells than the header, the first at ${this.firstRagged}; what they have was kept by place. Check them against the original.`;
    this.out.finding('warning', 'ragged-rows', text);
  }

  private emit(row: CsvRow): void {
    const { draft, copier } = this;
    if (copier !== null && row.clean) copier.write(draft, row, (this.out as ItemOutput).writer);
    else this.out.record(draft.plain());
    if (this.spec.threads && draft.thread !== undefined) this.out.thread(draft.thread);
  }

  private tally(row: CsvRow): void {
    const { columns } = this;
    const n = Math.min(row.count, columns.length);
    for (let i = 0; i < n; i++) {
      if (row.starts[i] === row.ends[i]) continue;
      const column = columns[i]!;
      if (column.count++ === 0) column.sample = row.text(i).slice(0, 120);
    }
    if (row.count > columns.length) this.long++;
    else if (row.count < columns.length && !row.sparse) this.short++;
    else return;
    if (this.long + this.short === 1) this.firstRagged = row.path ?? `line ${row.line}`;
  }
}
