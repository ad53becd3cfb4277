/** Checkpoint 15 and the grid of a table: every row covers every column, and every cell finds its heads. */
import type { PdfDocument } from '../document.js';
import { each, type Finding, HOUSE, nodesOf, PDF, type Rule, rule, UA, unless } from '../rule.js';
import { attribute, elementsOf, label, type Node } from '../structure.js';
import { nameOf, textOf } from '../values.js';

function rowsOf(table: Node): Node[] {
  return elementsOf(table).flatMap((kid) =>
    kid.type === 'TR' ? [kid] : ['THead', 'TBody', 'TFoot'].includes(kid.type) ? rowsOf(kid) : [],
  );
}

const cellsOf = (table: Node) => rowsOf(table).flatMap(elementsOf);

function span(doc: PdfDocument, cell: Node, key: 'ColSpan' | 'RowSpan'): number {
  return Number(attribute(doc.file, doc.tree!, cell, 'Table', key) ?? 1);
}

/** Lays the cells out as 14.8.4.3.4 says; each row must come out as wide as the first, without overlap. */
function judgeGrid(doc: PdfDocument, table: Node): Finding[] {
  const rows = rowsOf(table);
  const grid: boolean[][] = rows.map(() => []);
  const findings: Finding[] = [];
  for (const [y, row] of rows.entries())
    for (const cell of elementsOf(row)) findings.push(...place(doc, grid, y, cell));
  const width = Math.max(...grid.map((row) => row.length), 0);
  for (const [y, row] of grid.entries()) {
    const covered = row.filter(Boolean).length;
    findings.push(
      ...unless(covered === width, label(table), `row ${y + 1} covers ${covered} of ${width} columns`),
    );
  }
  return findings;
}

function place(doc: PdfDocument, grid: boolean[][], y: number, cell: Node): Finding[] {
  let x = 0;
  while (grid[y]![x]) x++;
  const height = span(doc, cell, 'RowSpan');
  for (let dy = 0; dy < height; dy++)
    for (let dx = 0; dx < span(doc, cell, 'ColSpan'); dx++) {
      const row = grid[y + dy];
      if (!row) return [{ where: label(cell), why: 'spans more rows than there are' }];
      if (row[x + dx]) return [{ where: label(cell), why: 'lies over another cell' }];
      row[x + dx] = true;
    }
  return [];
}

const headersOf = (doc: PdfDocument, cell: Node) =>
  doc.file.list(attribute(doc.file, doc.tree!, cell, 'Table', 'Headers'));

function judgeScope(doc: PdfDocument, table: Node): Finding[] {
  const byIds = cellsOf(table)
    .filter(({ type }) => type === 'TD')
    .every((cell) => headersOf(doc, cell).length > 0);
  if (byIds) return [];
  return cellsOf(table)
    .filter(({ type }) => type === 'TH')
    .flatMap((cell) => {
      const scope = nameOf(attribute(doc.file, doc.tree!, cell, 'Table', 'Scope'));
      return unless(
        ['Row', 'Column', 'Both'].includes(scope ?? ''),
        label(cell),
        `Scope is ${scope ?? 'absent'}`,
      );
    });
}

function judgeHeaders(doc: PdfDocument, table: Node): Finding[] {
  const heads = new Map(
    cellsOf(table)
      .filter(({ type }) => type === 'TH')
      .map((cell) => [textOf(doc.file.get(cell.dict.get('ID'))), cell]),
  );
  return cellsOf(table).flatMap((cell) =>
    headersOf(doc, cell).flatMap((id) => {
      const head = heads.get(textOf(id));
      return [
        ...unless(head, label(cell), `Headers names ${textOf(id)}, which no TH of the table has as ID`),
        ...unless(head !== cell, label(cell), 'Headers names the cell itself'),
      ];
    }),
  );
}

const over = (judge: (doc: PdfDocument, table: Node) => Finding[]) => (doc: PdfDocument) =>
  each(nodesOf(doc, 'Table'), (table) => judge(doc, table));

export const tableRules: Rule[] = [
  rule('15-003', `${UA} 7.5`, 'Where cells do not name their heads, each TH has a Scope.', over(judgeScope)),
  rule(
    'table-grid',
    `${UA} 7.2, ${PDF} 14.8.4.3.4`,
    'With spans counted, all rows of a table have the same columns and no cells overlap.',
    over(judgeGrid),
  ),
  rule(
    'table-headers',
    `${PDF} 14.8.5.7`,
    'Headers names IDs of other TH cells of the same table.',
    over(judgeHeaders),
  ),
  rule(
    'table-has-head',
    HOUSE,
    'A table has a TH.',
    over((_, table) =>
      unless(
        cellsOf(table).some(({ type }) => type === 'TH'),
        label(table),
        'no TH in it',
      ),
    ),
  ),
];
