/** Breaks pieces into lines of a given width: at spaces, and inside a word that is wider than the line. */
import type { Face } from './fonts.js';
import type { Piece } from './pieces.js';

export interface Run {
  text: string;
  face: Face;
  /** Distance from the line's left end, in points. */
  x: number;
}
export interface Line {
  runs: Run[];
  width: number;
}

interface Word {
  pieces: Piece[];
  /** The space before it, in its face; null at the start of a line or after a break. */
  space: Face | null;
  /** True after a line break that the text asks for. */
  broken: boolean;
}

const keptWidths = 20_000;

/** Width of a text in points. */
export function widthOf(text: string, face: Face, size: number): number {
  let width = face.widths.get(text);
  if (width === undefined) {
    width = (face.font.layout(text).advanceWidth * 1000) / face.font.unitsPerEm;
    if (face.widths.size > keptWidths) face.widths.clear();
    face.widths.set(text, width);
  }
  return (width * size) / 1000;
}

/** The lines of some pieces; at least one, which may be empty. */
export function breakLines(pieces: Piece[], size: number, width: number): Line[] {
  const builder = new LineBuilder(size, width);
  for (const word of wordsOf(pieces)) builder.add(word);
  return builder.lines;
}

/** Widest word and width on one line, for the columns of a table. */
export function extent(pieces: Piece[], size: number): { least: number; most: number } {
  const words = wordsOf(pieces);
  const least = Math.max(0, ...words.map((word) => widthOfPieces(word.pieces, size)));
  const most = Math.max(...breakLines(pieces, size, Number.POSITIVE_INFINITY).map((line) => line.width));
  return { least, most };
}

function widthOfPieces(pieces: Piece[], size: number): number {
  return pieces.reduce((sum, piece) => sum + widthOf(piece.text, piece.face, size), 0);
}

function wordsOf(pieces: Piece[]): Word[] {
  const words: Word[] = [];
  let open: Word = { pieces: [], space: null, broken: false };
  const close = (space: Face | null, broken: boolean) => {
    if (open.pieces.length > 0 || broken) words.push(open);
    open = { pieces: [], space: words.length > 0 ? space : null, broken };
  };
  for (const { text, face } of pieces) {
    for (const part of text.split(/(\n| +)/)) {
      if (part === '\n') close(null, true);
      else if (part.startsWith(' '))
        close(open.pieces.length === 0 ? open.space : face, open.pieces.length === 0 && open.broken);
      else if (part !== '') open.pieces.push({ text: part, face });
    }
  }
  if (open.pieces.length > 0) words.push(open);
  return words;
}

class LineBuilder {
  lines: Line[] = [{ runs: [], width: 0 }];

  constructor(
    private readonly size: number,
    private readonly width: number,
  ) {}

  add(word: Word): void {
    if (word.broken) this.next(' ');
    const space = word.space && this.line.runs.length > 0 ? widthOf(' ', word.space, this.size) : 0;
    const width = widthOfPieces(word.pieces, this.size);
    if (this.line.width + space + width <= this.width) {
      if (space > 0) this.put(' ', word.space!);
      for (const piece of word.pieces) this.put(piece.text, piece.face);
      return;
    }
    if (this.line.runs.length > 0) this.next(' ');
    if (width <= this.width) for (const piece of word.pieces) this.put(piece.text, piece.face);
    else this.cut(word);
  }

  private get line(): Line {
    return this.lines.at(-1)!;
  }

  /** @param between stands unseen at the line's end, so that who reads the text by its tags hears two words. */
  private next(between: '' | ' '): void {
    const last = this.line.runs.at(-1);
    if (last) last.text += between;
    this.lines.push({ runs: [], width: 0 });
  }

  private put(text: string, face: Face): void {
    const line = this.line;
    const last = line.runs.at(-1);
    if (last && last.face === face) last.text += text;
    else line.runs.push({ text, face, x: line.width });
    line.width += widthOf(text, face, this.size);
  }

  /** Sets a word that is wider than a whole line: as much as fits, the rest below, nothing added. */
  private cut(word: Word): void {
    for (const { text, face } of word.pieces) {
      for (const sign of text) {
        if (this.line.width + widthOf(sign, face, this.size) > this.width && this.line.runs.length > 0)
          this.next('');
        this.put(sign, face);
      }
    }
  }
}
