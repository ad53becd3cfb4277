/** CSV as a stream of row views, with the place of each row in the original. */
import type { Item } from '../contract.js';
import type { CsvRow } from './csv-row.js';
import { CsvScanner } from './csv-scanner.js';
import { detectEncoding, type Encoding, originalMeasure, toUtf8 } from './encoding.js';

export { CsvRow } from './csv-row.js';

export interface ReadCsvOptions {
  /** One character, or `auto` to find it in the first lines; `,` if absent. */
  delimiter?: string;
}

/** What reading the file showed. */
export interface CsvInfo {
  encoding: Encoding;
  delimiter: string;
  rows: number;
  /** Cells with bytes that are not UTF-8, read as windows-1252 (counted where their text was asked for). */
  strayCells: number;
  /** Quotes opened and never closed, taken for plain characters; and the line of the first. */
  unclosedQuotes: number;
  firstUnclosedLine: number;
}

/**
 * Calls `onRow` for every row in order: also for blank lines (`row.blank`), legends and rulers. The row is one object
 * that moves on, so keep texts, not the row. Quotes double inside quotes; LF, CRLF and CR end a row and may be mixed;
 * a cell may be as long as 32 MiB.
 */
export async function readCsv(
  item: Item,
  onRow: (row: CsvRow) => void,
  options: ReadCsvOptions = {},
): Promise<CsvInfo> {
  const head = await item.head();
  const encoding = detectEncoding(head);
  const delimiter = options.delimiter === 'auto' ? await detectDelimiter(item) : (options.delimiter ?? ',');
  let rows = 0;
  const place = placer(encoding);
  const scanner = new CsvScanner(delimiter.charCodeAt(0), encoding.bom, (row) => {
    rows++;
    place?.(row);
    onRow(row);
  });
  for await (const chunk of toUtf8(item.stream(), encoding)) scanner.push(chunk);
  scanner.end();
  const { unclosedQuotes, firstUnclosedLine } = scanner;
  return { encoding, delimiter, rows, strayCells: scanner.row.strayCells, unclosedQuotes, firstUnclosedLine };
}

/** For text that was not UTF-8: puts each row's offset and length into bytes of the original. */
function placer(encoding: Encoding): ((row: CsvRow) => void) | null {
  const measure = originalMeasure(encoding);
  if (measure === null) return null;
  let offset = encoding.bom;
  let seen = encoding.bom;
  return (row) => {
    // Line ends between rows are one byte a character in UTF-8.
    offset += (row.offset - seen) * (encoding.name.startsWith('utf-16') ? 2 : 1);
    seen = row.offset + row.length;
    row.offset = offset;
    row.length = measure(row.bytes.subarray(row.from, row.to));
    offset += row.length;
  };
}

const candidates = [',', ';', '\t', '|'];

/** The delimiter that cuts the first lines most evenly: `,` `;` tab or `|`; `,` when none does. */
export async function detectDelimiter(item: Item): Promise<string> {
  const head = await item.head();
  const encoding = detectEncoding(head);
  const lines: Buffer[] = [];
  for await (const part of toUtf8(once(head), encoding)) lines.push(part);
  const text = Buffer.concat(lines);
  let best = { delimiter: ',', score: 0 };
  for (const delimiter of candidates) {
    const score = evenness(text, delimiter.charCodeAt(0));
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

/** Rows that share the commonest cell count above one, weighted by that count. */
function evenness(text: Buffer, delimiter: number): number {
  const counts = new Map<number, number>();
  const scanner = new CsvScanner(delimiter, 0, (row) => {
    if (row.count > 1) counts.set(row.count, (counts.get(row.count) ?? 0) + 1);
  });
  scanner.push(text);
  let best = 0;
  for (const [cells, rows] of counts) best = Math.max(best, rows * rows * Math.log2(cells));
  return best;
}

async function* once(bytes: Buffer): AsyncIterable<Buffer> {
  yield bytes;
}
