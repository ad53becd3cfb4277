/** What the first 64 KiB of a file show, worked out once for all readers that ask: its kind, text, first rows, first keys. */
import type { Item } from '../contract.js';
import { CsvScanner } from '../formats/csv-scanner.js';
import { pdfHead } from '../formats/pdf-head.js';
import { sheetHeads } from '../formats/xlsx-head.js';
import { type FileKind, sniffFile } from '../generic/sniff-file.js';
import { type JsonKeys, jsonKeys } from './json-keys.js';

export interface FileHead {
  item: Item;
  kind: FileKind;
  /** The first characters, decoded; empty for media, workbooks and documents. */
  text: string;
  /** Of a PDF: the lines of its first pages, columns apart by tabs. */
  pdfText?: string;
  /** Up to 25 rows that are not blank, cut by the delimiter that cuts most evenly; of a workbook those of each sheet. */
  rows: string[][];
  /** Members of the root and of the first elements of its lists; null unless the text is JSON. */
  json: JsonKeys | null;
}

const mostRows = 25;
const known = new WeakMap<Item, Promise<FileHead>>();

/** The head of an item; the same object for every reader. */
export function fileHead(item: Item): Promise<FileHead> {
  let head = known.get(item);
  if (head === undefined) {
    head = look(item);
    known.set(item, head);
  }
  return head;
}

async function look(item: Item): Promise<FileHead> {
  const bytes = await item.head();
  const { kind, text } = await sniffFile(bytes, item.base);
  const isJson = kind === 'json' || kind === 'ndjson';
  if (kind === 'pdf') return pdfFileHead(item);
  if (kind === 'sheets') return { item, kind, text: '', rows: await sheetRows(item), json: null };
  const rows = kind === 'csv' || kind === 'text' ? firstRows(text, bytes.length >= item.size) : [];
  return { item, kind, text, rows, json: isJson ? jsonKeys(text) : null };
}

async function pdfFileHead(item: Item): Promise<FileHead> {
  const pdfText = (await pdfHead(item)).map((line) => line.text).join('\n');
  return { item, kind: 'pdf', text: '', pdfText, rows: [], json: null };
}

/** The first rows of all sheets of a workbook, one sheet after the other. */
async function sheetRows(item: Item): Promise<string[][]> {
  return (await sheetHeads(item)).flatMap(({ rows }) => rows);
}

/** The rows as each of the usual delimiters cuts them; the cut with the most cells in its widest common row wins. */
function firstRows(text: string, whole: boolean): string[][] {
  const bytes = Buffer.from(text.replace(/^\ufeff/, ''));
  let best: string[][] = [];
  let most = 0;
  for (const delimiter of [',', ';', '\t', '|']) {
    const rows = cut(bytes, delimiter, whole);
    const score = evenness(rows);
    if (best.length === 0 || score > most) [best, most] = [rows, score];
  }
  return best;
}

function cut(bytes: Buffer, delimiter: string, whole: boolean): string[][] {
  const rows: string[][] = [];
  const scanner = new CsvScanner(delimiter.charCodeAt(0), 0, (row) => {
    if (!row.blank && rows.length < mostRows) rows.push(row.cells());
  });
  scanner.push(bytes);
  if (whole) scanner.end();
  return rows;
}

function evenness(rows: readonly string[][]): number {
  const counts = new Map<number, number>();
  for (const { length } of rows) if (length > 1) counts.set(length, (counts.get(length) ?? 0) + 1);
  let best = 0;
  for (const [cells, times] of counts) best = Math.max(best, times * times * Math.log2(cells));
  return best;
}
