/** Shapes a table: its header's public words, its quoting, its rulers and empty cells stay; every value goes. */
import { shapeLine } from './lines.js';
import type { Names } from './names.js';
import { shapeValue } from './values.js';

/** A quote that is open for longer was never meant as one. */
const longestCell = 1 << 20;

/** Which rows are headers, told row by row. */
export class HeaderWatch {
  columns: string[] = [];
  private atStart = true;
  private readonly names: Names;

  constructor(names: Names) {
    this.names = names;
  }

  /**
   * True for a header. At the start of a table half of the cells must be public names; in the middle of one, all of them,
   * and no header of one cell.
   */
  isHeader(cells: readonly string[]): boolean {
    const filled = cells.filter((cell) => cell.trim() !== '');
    const known = filled.filter(
      (cell) => this.names.isPhrase(cell) || (this.atStart && this.names.isKnown(cell)),
    );
    const wanted = this.atStart ? Math.max(1, filled.length / 2) : Math.max(2, filled.length);
    const header = filled.length > 0 && known.length >= wanted && !filled.some((cell) => cell.length > 100);
    if (header) {
      this.columns = [...cells];
      this.atStart = false;
    } else if (filled.length <= 1) this.atStart = true;
    else if (this.columns.length > 0) this.atStart = false;
    return header;
  }

  /** The cells of a row that is no header. */
  cell(value: string, at: number): string {
    return this.names.keepsValue(this.columns[at] ?? '', value) ? value : shapeValue(value);
  }
}

/** Rows as they stand in the text, joined while a quote is open. */
export async function* shapeCsv(
  lines: AsyncIterable<{ text: string; end: string }>,
  delimiter: string,
  names: Names,
): AsyncGenerator<string> {
  const watch = new HeaderWatch(names);
  const row = (text: string): string => shapeRow(text, delimiter, watch, names);
  let open: { text: string; end: string }[] = [];
  let length = 0;
  for await (const line of lines) {
    open.push(line);
    length += line.text.length;
    const text = joined(open);
    if (isOpen(text, delimiter) && length < longestCell && open.length < 5000) continue;
    yield open.length === 1 || !isOpen(text, delimiter)
      ? row(text) + line.end
      : open.map((one) => row(one.text) + one.end).join('');
    open = [];
    length = 0;
  }
  if (open.length > 0) yield open.map((one) => row(one.text) + one.end).join('');
}

function joined(open: readonly { text: string; end: string }[]): string {
  return open.map((line, i) => (i + 1 < open.length ? line.text + line.end : line.text)).join('');
}

/** True when a quote that began a cell is not closed. */
function isOpen(text: string, delimiter: string): boolean {
  if (!text.includes('"')) return false;
  return cut(text, delimiter).open;
}

/** The cells as they stand, quotes and all. */
function cut(text: string, delimiter: string): { raw: string[]; open: boolean } {
  const raw: string[] = [];
  let from = 0;
  let at = 0;
  while (at <= text.length) {
    if (text.slice(from, at).trim() === '' && text[at] === '"') {
      const end = closing(text, at + 1);
      if (end < 0) return { raw: [...raw, text.slice(from)], open: true };
      at = end + 1;
    } else if (at === text.length || text[at] === delimiter) {
      raw.push(text.slice(from, at));
      from = ++at;
    } else at++;
  }
  return { raw, open: false };
}

function closing(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2))
    if (text[at + 1] !== '"') return at;
  return -1;
}

function shapeRow(text: string, delimiter: string, watch: HeaderWatch, names: Names): string {
  if (text.trim() === '') return text;
  const { raw, open } = cut(text, delimiter);
  const whole = open ? text.split(delimiter) : raw;
  const values = whole.map(plain);
  const header = watch.isHeader(values);
  if (!header && whole.length === 1 && watch.columns.length !== 1)
    return quotedLike(whole[0]!, shapeLine(values[0]!, names));
  if (!header && watch.columns.length === 0) return proseRow(text, whole, delimiter, names);
  return whole
    .map((cell, i) => quotedLike(cell, header ? names.name(values[i]!) : watch.cell(values[i]!, i)))
    .join(delimiter);
}

/** A legend above the table, though it may hold delimiters. */
function proseRow(text: string, cells: readonly string[], delimiter: string, names: Names): string {
  if (!text.includes('"') && /[,;] /.test(text)) return shapeLine(text, names);
  return cells.map((cell) => quotedLike(cell, shapeLine(plain(cell), names))).join(delimiter);
}

function plain(cell: string): string {
  const inner = /^\s*"([\s\S]*)"\s*$/.exec(cell)?.[1];
  return inner === undefined ? cell : inner.replaceAll('""', '"');
}

/** The new text, quoted as the old one was. */
function quotedLike(cell: string, text: string): string {
  const parts = /^(\s*")[\s\S]*("\s*)$/.exec(cell);
  if (parts === null) return text;
  return `${parts[1]}${text.replaceAll('"', '""')}${parts[2]}`;
}

/** The delimiter that cuts the first lines most evenly. */
export function delimiterOf(text: string): string {
  const lines = text.split(/\r\n|\n|\r/).slice(0, 40);
  let best = { delimiter: ',', score: 0 };
  for (const delimiter of [',', ';', '\t', '|']) {
    const counts = new Map<number, number>();
    for (const line of lines) {
      const cells = line.replace(/"[^"]*"/g, '').split(delimiter).length;
      if (cells > 1) counts.set(cells, (counts.get(cells) ?? 0) + 1);
    }
    const score = Math.max(0, ...[...counts].map(([cells, times]) => times * times * Math.log2(cells)));
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}
