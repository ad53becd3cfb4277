/** Tables: columns by what they hold, the head again on each page, a row broken only when no page holds it. */
import type { Span } from '../markdown/blocks.js';
import type { Flow } from './flow.js';
import { breakLines, extent, type Line } from './lines.js';
import { piecesOf } from './pieces.js';
import { setLines } from './set-lines.js';
import type { Tag } from './tags.js';

const look = { size: 9.5, lineHeight: 13 };
const padding = { x: 6, top: 3, bottom: 3.5 };

interface Grid {
  widths: number[];
  left: number[];
  /** Sets a cell. What a long table says is said once: its lines are not worth keeping. */
  set(cell: Span[], width: number): readonly Line[];
}
type Cell = readonly Line[];

const longTable = 100;
const set = (cell: Span[], width: number) => setLines(cell, look.size, width);
const setOnce = (cell: Span[], width: number) => breakLines(piecesOf(cell), look.size, width);

/** Draws a table of text cells, and pauses after each row. */
export function* drawTable(flow: Flow, header: Span[][], rows: Span[][][]): Generator<void> {
  const heads = headsOf(header);
  const grid = layOut([heads, ...rows], flow);
  const headLines = cellLines(heads, grid);
  const element = flow.element('Table');
  flow.need(leastHeight(headLines, rows[0], grid));
  drawRow(flow, element, headLines, grid, 'TH', () => undefined);
  for (const row of rows) {
    drawRow(flow, element, cellLines(row, grid), grid, 'TD', () => repeatHead(flow, headLines, grid));
    yield;
  }
  element.end();
  flow.y += 9;
}

/** The room that a table's head and first row take, as far as its first rows tell: they stay together. */
export function tableLeastHeight(flow: Flow, header: Span[][], rows: Span[][][]): number {
  const heads = headsOf(header);
  const grid = layOut([heads, ...rows.slice(0, 20)], flow);
  return leastHeight(cellLines(heads, grid), rows[0], grid);
}

function leastHeight(headLines: Cell[], firstRow: Span[][] | undefined, grid: Grid): number {
  return heightOf(headLines) + (firstRow ? Math.min(heightOf(cellLines(firstRow, grid)), 60) : 0);
}

function headsOf(header: Span[][]): Span[][] {
  return header.map((cell) => cell.map((span) => ({ ...span, bold: true })));
}

/** Where the columns stand and how wide they are. */
function layOut(rows: Span[][][], flow: Flow): Grid {
  const count = Math.max(...rows.map((row) => row.length));
  const room = flow.width - count * 2 * padding.x;
  const wants = Array.from({ length: count }, (_, column) => columnExtent(rows, column, room / count));
  const widths = share(wants, room);
  const left = widths.map((_, column) => flow.left + sum(widths.slice(0, column)) + column * 2 * padding.x);
  return { widths, left, set: rows.length > longTable ? setOnce : set };
}

interface Want {
  least: number;
  most: number;
}

/** Narrow columns get all they want, the wide ones share the rest evenly, none less than its widest word. */
function share(wants: Want[], room: number): number[] {
  const widths = wants.map((want) => want.most);
  if (sum(widths) <= room)
    return widths.map((width, column) => width + (column === widths.length - 1 ? room - sum(widths) : 0));
  let open = wants.map((_, column) => column);
  let left = room;
  while (open.length > 1) {
    const fair = left / open.length;
    const narrow = open.filter((column) => wants[column]!.most <= fair);
    const settled = narrow.length > 0 ? narrow : open.filter((column) => wants[column]!.least > fair);
    if (settled.length === 0 || settled.length === open.length) break;
    for (const column of settled)
      widths[column] = narrow.length > 0 ? wants[column]!.most : wants[column]!.least;
    left -= sum(settled.map((column) => widths[column]!));
    open = open.filter((column) => !settled.includes(column));
  }
  for (const column of open) widths[column] = Math.max(20, left / open.length);
  return widths;
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

/** A word wider than `cap` may be broken, so it asks for no more than that. */
function columnExtent(rows: Span[][][], column: number, cap: number): Want {
  let least = 12;
  let most = 12;
  for (const row of rows) {
    const own = extent(piecesOf(row[column] ?? []), look.size);
    least = Math.max(least, Math.min(own.least, cap));
    most = Math.max(most, own.most);
  }
  return { least: least + 0.5, most: Math.max(most, least) + 0.5 };
}

function cellLines(row: Span[][], grid: Grid): Cell[] {
  return grid.widths.map((width, column) => grid.set(row[column] ?? [], width));
}

function heightOf(cells: Cell[]): number {
  return Math.max(...cells.map((lines) => lines.length)) * look.lineHeight + padding.top + padding.bottom;
}

function drawRow(
  flow: Flow,
  table: Tag,
  cells: Cell[],
  grid: Grid,
  type: 'TH' | 'TD',
  onNewPage: () => void,
): void {
  const row = flow.element('TR', table);
  const elements = cells.map(() => flow.element(type, row, type === 'TH' ? { scope: 'Column' } : {}));
  if (!flow.atTop && flow.y + heightOf(cells) > flow.bottom && fitsAPage(flow, cells)) turn(flow, onNewPage);
  for (let rest = cells; ; ) {
    const room = Math.floor((flow.bottom - flow.y - padding.top - padding.bottom) / look.lineHeight);
    const now = rest.map((lines) => lines.slice(0, Math.max(1, room)));
    drawSlice(flow, now, grid, elements, type);
    rest = rest.map((lines, column) => lines.slice(now[column]!.length));
    if (rest.every((lines) => lines.length === 0)) break;
    turn(flow, onNewPage);
  }
  for (const element of elements) element.end();
  row.end();
}

function turn(flow: Flow, onNewPage: () => void): void {
  flow.newPage();
  onNewPage();
}

function fitsAPage(flow: Flow, cells: Cell[]): boolean {
  return heightOf(cells) < flow.bottom - 140;
}

function drawSlice(flow: Flow, cells: Cell[], grid: Grid, elements: Tag[], type: 'TH' | 'TD'): void {
  cells.forEach((lines, column) => {
    if (lines.length === 0) return;
    flow.tagged(elements[column]!, type, () => drawCell(flow, lines, grid.left[column]! + padding.x));
  });
  flow.y += heightOf(cells);
  underline(flow, grid, type === 'TH');
}

function drawCell(flow: Flow, lines: Cell, x: number): void {
  lines.forEach((line, index) => {
    flow.line(line, { x, ...look }, flow.y + padding.top + index * look.lineHeight);
  });
}

/** The head again, on a page that goes on with a table; a screen reader heard it once. */
function repeatHead(flow: Flow, cells: Cell[], grid: Grid): void {
  flow.artifact(() => {
    cells.forEach((lines, column) => {
      drawCell(flow, lines, grid.left[column]! + padding.x);
    });
  });
  flow.y += heightOf(cells);
  underline(flow, grid, true);
}

function underline(flow: Flow, grid: Grid, strong: boolean): void {
  const width = grid.left.at(-1)! + grid.widths.at(-1)! + 2 * padding.x - flow.left;
  flow.rule(flow.left, width, strong ? 1.2 : 0.4, strong ? 'ink' : 'hair');
}
