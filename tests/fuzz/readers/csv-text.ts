/** A CSV as raw cells, quotes and all, so that a mutation changes what it means to and nothing else. */
import type { Dice } from '../open/dice.js';
import type { Planter } from './planted.js';

/** Rows of raw cells. */
export interface CsvText {
  delimiter: string;
  rows: string[][];
}

/** Splits a text into rows and cells; a quoted cell may hold delimiters and line ends. */
export function parseCsv(text: string): CsvText {
  const delimiter = delimiterOf(text);
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (const char of text) {
    if (char === '"') quoted = !quoted;
    if (!quoted && char === delimiter) {
      row.push(cell);
      cell = '';
    } else if (!quoted && char === '\n') {
      rows.push([...row, cell.replace(/\r$/, '')]);
      row = [];
      cell = '';
    } else cell += char;
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell]);
  return { delimiter, rows };
}

function delimiterOf(text: string): string {
  const head = text.slice(0, 4000);
  const count = (one: string): number => head.split(one).length;
  return [',', ';', '\t', '|'].reduce((best, one) => (count(one) > count(best) ? one : best));
}

export function joinCsv({ delimiter, rows }: CsvText, end = '\n'): string {
  return rows.map((row) => row.join(delimiter) + end).join('');
}

/** Rows as wide as most are: the table proper, its header first. */
export function tableRows(rows: readonly string[][]): string[][] {
  const widths = new Map<number, number>();
  for (const { length } of rows) if (length > 1) widths.set(length, (widths.get(length) ?? 0) + 1);
  const [usual] = [...widths].sort((a, b) => b[1] - a[1])[0] ?? [0];
  return rows.filter((row) => row.length === usual);
}

/** Moves, doubles, drops or renames columns; shuffles or doubles rows. */
export function mutateCsv(dice: Dice, csv: CsvText): string {
  const table = tableRows(csv.rows);
  const header = table[0];
  if (header === undefined) return 'as it was';
  const a = dice.below(header.length);
  const b = dice.below(header.length);
  const every = (change: (row: string[]) => void): void => {
    for (const row of table) change(row);
  };
  const ways: Record<string, () => void> = {
    'columns swapped': () => every((row) => row.splice(0, row.length, ...swapped(row, a, b))),
    'columns shuffled': () => {
      const order = shuffled(dice, header.length);
      every((row) => row.splice(0, row.length, ...order.map((at) => row[at]!)));
    },
    'column doubled': () => every((row) => row.push(row[a]!)),
    'column dropped': () => every((row) => row.splice(a, 1)),
    'column renamed': () => void header.splice(a, 1, dice.of(['"Blorbo Count"', '', 'id', 'Été', '"a\nb"'])),
    'column emptied': () => every((row) => row !== header && row.splice(a, 1, '')),
    'rows doubled': () => csv.rows.push(...table.slice(1).map((row) => [...row])),
    'row short': () => void table.at(-1)!.splice(a),
    'row long': () => void table.at(-1)!.push('more', 'and more'),
    'cell odd': () =>
      void table.at(-1)!.splice(a, 1, dice.of(['null', '\\N', '"""', '-', '=1+1', '1e999', 'NaN'])),
  };
  const way = dice.of(Object.keys(ways));
  ways[way]!();
  return way;
}

/** Plants a word in a cell of every row of the table below its header. */
export function plantCsv(dice: Dice, csv: CsvText, planter: Planter): void {
  const [header = [], ...rows] = tableRows(csv.rows);
  for (const row of rows) {
    const at = dice.below(row.length);
    row[at] = planted(row[at]!, planter.word([header[at] ?? '']), dice.once(2));
  }
}

function planted(cell: string, word: string, instead: boolean): string {
  if (instead) return word;
  return /^".*"$/s.test(cell) ? `${cell.slice(0, -1)} ${word}"` : `${cell} ${word}`.trim();
}

/** The numbers below `count` in an order by chance. */
function shuffled(dice: Dice, count: number): number[] {
  const order = [...Array(count).keys()];
  for (let i = count - 1; i > 0; i--) order.splice(i, 0, order.splice(dice.below(i + 1), 1)[0]!);
  return order;
}

function swapped(row: readonly string[], a: number, b: number): string[] {
  return row.map((cell, i) => (i === a ? row[b]! : i === b ? row[a]! : cell));
}
