/** AT&T's voice usage as a PDF: the header names the columns, and a cell belongs to the one under which it stands. */
import type { Item, Output } from '../../src/returns/contract.js';
import type { Part } from '../../src/returns/declared/declared-reader.js';
import { type PdfLine, readPdfLines, reportPdf } from '../../src/returns/formats/pdf-text.js';
import { type BoundTable, bindTable, headerFit } from '../../src/returns/table.js';
import { rowOf } from '../../src/returns/text-row.js';
import { quoted } from '../../src/returns/told.js';
import { voice } from './voice.js';

const proof = /Conn\.? ?Date[\s\S]*Seizure[\s\S]*Originating[\s\S]*Terminating/i;

/** A row begins with the number of its item; lines below it without one go on its cells. */
interface Open {
  cells: string[];
  page: number;
  line: number;
}

class PdfTable {
  private table: BoundTable | null = null;
  private edges: number[] = [];
  private row: Open | null = null;
  private outside = 0;
  private first = '';
  private readonly out: Output;
  private readonly spec = voice();
  private readonly length: number;

  constructor(out: Output, length: number) {
    this.out = out;
    this.length = length;
  }

  line(line: PdfLine): void {
    const names = line.cells.map((cell) => cell.text);
    if (headerFit(this.spec, names) > 0.6) this.header(line, names);
    else if (this.table === null) this.prose(line);
    else if (/^\d+$/.test(names[0]!) && this.columnOf(line.cells[0]!.x) === 0) this.begin(line);
    else if (this.row !== null && line.page === this.row.page && this.under(line)) this.fill(this.row, line);
    else this.prose(line);
  }

  end(): void {
    this.flush();
    this.table?.done();
    if (this.outside === 0) return;
    const why = `titles, notes and page marks around the table, the first: ${quoted(this.first)}`;
    this.out.field('(lines outside the table)', 'set_aside', this.outside, why);
  }

  /** Each page repeats the header; the table goes on unless its columns changed. */
  private header(line: PdfLine, names: readonly string[]): void {
    this.flush();
    this.edges = line.cells.map((cell) => cell.x);
    this.table ??= bindTable(this.spec, names, this.out);
  }

  private begin(line: PdfLine): void {
    this.flush();
    this.row = { cells: this.edges.map(() => ''), page: line.page, line: line.no };
    this.fill(this.row, line);
  }

  private fill(row: Open, line: PdfLine): void {
    for (const { text, x } of line.cells) {
      const at = this.columnOf(x);
      row.cells[at] = row.cells[at] === '' ? text : `${row.cells[at]} ${text}`;
    }
  }

  /** No cell of the line stands left of the second column: it goes on a row and is no text across the page. */
  private under(line: PdfLine): boolean {
    return line.cells.every((cell) => this.columnOf(cell.x) > 0);
  }

  private columnOf(x: number): number {
    let at = 0;
    for (let i = 1; i < this.edges.length; i++) if (x >= this.edges[i]! - slack) at = i;
    return at;
  }

  private flush(): void {
    if (this.row === null) return;
    const { cells, page, line } = this.row;
    this.row = null;
    this.table!.row(
      rowOf(cells, { offset: 0, length: this.length, line, path: `page ${page}, line ${line}` }, true),
    );
  }

  private prose(line: PdfLine): void {
    if (this.outside++ === 0) this.first = line.text.slice(0, 100);
  }
}

/** Points by which a cell may stand left of its header. */
const slack = 4;

async function read(item: Item, out: Output): Promise<void> {
  const table = new PdfTable(out, item.size);
  const info = await readPdfLines(item, (line) => table.line(line), { pause: () => out.drain() });
  table.end();
  reportPdf(out, info);
}

export const voicePdf: Part<null> = {
  table: 'voice_usage',
  layout: 'voice-pdf',
  fit: ({ pdfText = '' }) => (proof.test(pdfText) ? 85 : 0),
  read,
};
