/** Puts the pieces of text of a PDF page together as lines: from the top down, and in a line from left to right. */

/** A piece of text as pdf.js tells it, already turned to the page as a reader sees it. */
export interface PdfPiece {
  text: string;
  /** Points from the left edge, and from the top edge to the baseline. */
  x: number;
  y: number;
  width: number;
  /** Height of the letters in points. */
  size: number;
}

export interface PdfLine {
  /** From 1, and the number of the line on its page from 1. */
  page: number;
  no: number;
  /** Pieces with a wide gap between them are apart by a tab, so that columns stay columns. */
  text: string;
  x: number;
  y: number;
  /** The columns one by one, with the left edge of each. */
  cells: { text: string; x: number }[];
}

/** A gap of so many letter heights is a space; of so many, the edge of a column. */
const spaceGap = 0.12;
const columnGap = 1.1;

/** The lines of a page, in order. */
export function linesOf(pieces: readonly PdfPiece[], page: number): PdfLine[] {
  const rows: PdfPiece[][] = [];
  let row: PdfPiece[] = [];
  const sorted = pieces.filter((piece) => piece.text !== '').sort((a, b) => a.y - b.y || a.x - b.x);
  for (const piece of sorted) {
    if (row.length > 0 && !sameLine(row[0]!, piece)) {
      rows.push(row);
      row = [];
    }
    row.push(piece);
  }
  if (row.length > 0) rows.push(row);
  return rows
    .map((one) => lineOf(one, page))
    .filter((line) => line.text !== '')
    .map((line, i) => ({ ...line, no: i + 1 }));
}

function sameLine(first: PdfPiece, piece: PdfPiece): boolean {
  return Math.abs(piece.y - first.y) <= Math.max(1, Math.min(first.size, piece.size) * 0.4);
}

function lineOf(pieces: PdfPiece[], page: number): PdfLine {
  pieces.sort((a, b) => a.x - b.x);
  const cells: { text: string; x: number }[] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const piece of pieces) {
    const gap = piece.x - end;
    const last = cells.at(-1);
    if (last === undefined || gap > piece.size * columnGap) cells.push({ text: piece.text, x: piece.x });
    else last.text += gap > piece.size * spaceGap ? ` ${piece.text}` : piece.text;
    end = Math.max(end, piece.x + piece.width);
  }
  const filled = cells
    .map(({ text, x }) => ({ text: text.replace(/\s+/g, ' ').trim(), x }))
    .filter(({ text }) => text !== '');
  const text = filled.map((cell) => cell.text).join('\t');
  return { page, no: 0, text, x: pieces[0]!.x, y: pieces[0]!.y, cells: filled };
}
