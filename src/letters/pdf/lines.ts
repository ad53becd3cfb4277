/** Breaks pieces into lines of a given width: at spaces, between Chinese signs, and inside a word wider than the line. */
import { graphemes } from '../graphemes.js';
import { floods } from '../visible.js';
import { mirrored, visualOrder } from './bidi.js';
import { type Face, face } from './fonts/faces.js';
import { type Shaped, shape } from './fonts/shape.js';
import type { Piece } from './pieces.js';

/** Text of one face and direction. Its words are drawn one after another from `x`. */
export interface Run {
  face: Face;
  level: number;
  rightToLeft: boolean;
  words: Shaped[];
  /** All words as one `TJ` array, empty where one is not of the face's common subset; made when it is first drawn. */
  array?: string;
  /** Distance from the line's left end, in points. */
  x: number;
}
/** Its runs stand in the order in which they are read. */
export interface Line {
  runs: Run[];
  width: number;
}

interface Word {
  pieces: Piece[];
  /** The space before it, as many as there are in an identifier; null at the start of a line, after a break, and between Chinese signs. */
  space: Piece | null;
  /** True after a line break that the text asks for. */
  broken: boolean;
}

/** The lines of some pieces; at least one, which may be empty. */
export function breakLines(pieces: Piece[], size: number, width: number): Line[] {
  const builder = new LineBuilder(size, width);
  for (const word of wordsOf(pieces)) builder.add(word);
  return builder.end();
}

/** Widest word and width on one line, for the columns of a table. */
export function extent(pieces: Piece[], size: number): { least: number; most: number } {
  let least = 0;
  let most = 0;
  let line = 0;
  for (const word of wordsOf(pieces)) {
    const width = widthOfPieces(word.pieces, size);
    if (word.broken) line = 0;
    line += width + (word.space && line > 0 ? widthOfPieces([word.space], size) : 0);
    least = Math.max(least, width);
    most = Math.max(most, line);
  }
  return { least, most };
}

function widthOfPieces(pieces: Piece[], size: number): number {
  let sum = 0;
  for (const piece of pieces) sum += shapeOf(piece).width;
  return (sum * size) / 1000;
}

function shapeOf({ text, face, rightToLeft }: Piece): Shaped {
  return rightToLeft ? shape(face, text, true, mirrored(text)) : shape(face, text);
}

/** Spaces, line breaks, and single signs of scripts that are written without spaces. */
const breaks =
  /(\n| +|[\u2e80-\u2fff\u3001-\u9fff\uac00-\ud7af\uf900-\ufaff\uff01-\uff60]|[\u{20000}-\u{3ffff}])/u;
const plainBreaks = /(\n| +)/;

function* wordsOf(pieces: Piece[]): Generator<Word> {
  let open: Word = { pieces: [], space: null, broken: false };
  let first = true;
  for (const piece of pieces) {
    for (const part of piece.text.split(piece.face.common ? plainBreaks : breaks)) {
      if (part === '') continue;
      const space = part.startsWith(' ');
      const alone = !piece.face.common && !space && part !== '\n' && breaks.test(part);
      if (part === '\n' || space || alone) {
        const full = open.pieces.length > 0;
        if (full || (open.broken && !space)) {
          yield open;
          first = false;
          open = { pieces: [], space: null, broken: false };
        }
        if (part === '\n') open.broken = true;
        else if (space && !first && !open.broken)
          open.space = piece.face.name === 'mono' ? { ...piece, text: part } : { ...piece, text: ' ' };
        if (alone) open.pieces.push({ ...piece, text: part });
      } else open.pieces.push({ ...piece, text: part });
    }
  }
  if (open.pieces.length > 0 || open.broken) yield open;
}

class LineBuilder {
  private readonly lines: Line[] = [];
  private line: Line = { runs: [], width: 0 };

  constructor(
    private readonly size: number,
    private readonly width: number,
  ) {}

  add(word: Word): void {
    if (word.broken) this.next(true);
    const space = word.space && this.line.runs.length > 0 ? word.space : null;
    const before = space ? widthOfPieces([space], this.size) : 0;
    const width = widthOfPieces(word.pieces, this.size);
    if (this.line.width + before + width <= this.width) {
      if (space) this.put(space);
      for (const piece of word.pieces) this.put(piece);
      return;
    }
    if (this.line.runs.length > 0) this.next(word.space !== null);
    if (width <= this.width) for (const piece of word.pieces) this.put(piece);
    else this.cut(word);
  }

  end(): Line[] {
    this.next(false);
    return this.lines;
  }

  /** @param spaced a space stands unseen at the line's end, so that who reads the text by its tags hears two words. */
  private next(spaced: boolean): void {
    const last = this.line.runs.at(-1);
    if (this.line.runs.some((run) => run.level > 0)) order(this.line, this.size);
    if (last && spaced) endWithSpace(this.line, last);
    this.lines.push(this.line);
    this.line = { runs: [], width: 0 };
  }

  private put(piece: Piece): void {
    const { line } = this;
    const shaped = shapeOf(piece);
    const last = line.runs.at(-1);
    const joins =
      last &&
      last.face === piece.face &&
      last.level === piece.level &&
      last.rightToLeft === piece.rightToLeft;
    if (joins && (piece.rightToLeft || piece.level % 2 === 0)) last.words.push(shaped);
    else {
      const { face, level, rightToLeft } = piece;
      line.runs.push({ face, level, rightToLeft, words: [shaped], x: line.width });
    }
    line.width += (shaped.width * this.size) / 1000;
  }

  /** Sets a word that is wider than a whole line: as much as fits, the rest below, nothing added. */
  private cut(word: Word): void {
    for (const piece of word.pieces) {
      for (const text of signsOf(piece)) {
        const sign = { ...piece, text };
        const width = widthOfPieces([sign], this.size);
        if (this.line.width + width > this.width && this.line.runs.length > 0) this.next(false);
        this.put(sign);
      }
    }
  }
}

/** What belongs together is not cut, unless so much is heaped on one sign that it would not fit on any line. */
function signsOf({ text, face }: Piece): string[] {
  if (face.common) return [...text];
  return graphemes(text).flatMap((sign) => (floods(sign) ? [...sign] : [sign]));
}

/** Sets the runs of a line as they are seen. A run from right to left is laid out as a whole, so that its letters join. */
function order(line: Line, size: number): void {
  for (const run of line.runs) {
    if (!run.rightToLeft) continue;
    const text = run.words.map((word) => word.text).join('');
    run.words = [shape(run.face, text, true, mirrored(text))];
  }
  let x = 0;
  for (const run of visualOrder(line.runs)) {
    run.x = x;
    x += (run.words.reduce((sum, word) => sum + word.width, 0) * size) / 1000;
  }
  line.width = x;
}

function endWithSpace(line: Line, last: Run): void {
  if (last.level === 0 && last.face.common) last.words.push(shape(last.face, ' '));
  else {
    const own = face('regular');
    line.runs.push({ face: own, level: 0, rightToLeft: false, words: [shape(own, ' ')], x: line.width });
  }
}
