/** Lines of a PDF's page, put together from the pieces of text that the library gives. */

/** One piece of text and where it stands; the origin is the page's lower left corner. */
export interface Piece {
  text: string;
  x: number;
  y: number;
  width: number;
  /** Height of the letters. */
  size: number;
}

/**
 * The lines of a page from top to bottom. Where the gap between two pieces is wider than a letter and a half, a tab
 * stands for it (the library's own blank pieces are left out): a label's value in another column, or the next column of a table.
 */
export function linesOf(pieces: readonly Piece[]): string[] {
  const sorted = [...pieces].filter(({ text }) => text.trim() !== '').sort((a, b) => b.y - a.y || a.x - b.x);
  const rows: Piece[][] = [];
  for (const piece of sorted) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row && first && Math.abs(first.y - piece.y) <= Math.max(1.5, piece.size * 0.3)) row.push(piece);
    else rows.push([piece]);
  }
  return rows.map((row) => joined(row.sort((a, b) => a.x - b.x))).filter((line) => line.trim() !== '');
}

function joined(row: readonly Piece[]): string {
  let line = '';
  let end = Number.NaN;
  for (const { text, x, width, size } of row) {
    const gap = x - end;
    if (line !== '' && gap > size * 1.5) line += '\t';
    else if (line !== '' && gap > size * 0.12 && !line.endsWith(' ') && !text.startsWith(' ')) line += ' ';
    line += text;
    end = x + width;
  }
  return line
    .replace(/[ \u00a0]+/g, ' ')
    .replace(/ ?\t ?/g, '\t')
    .trim();
}
