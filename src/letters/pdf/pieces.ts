/** Styled text → pieces of one face each; a sign that no face has is written as its Unicode number. */
import type { Span } from '../markdown/blocks.js';
import { type Face, face, fallbacks, type Style } from './fonts.js';

export interface Piece {
  text: string;
  face: Face;
}

/** Splits spans where the face changes. Composed to NFC, since fonts have accents as one sign. */
export function piecesOf(spans: Span[]): Piece[] {
  const pieces: Piece[] = [];
  for (const span of spans) {
    const own = face(styleOf(span));
    for (const sign of span.text.normalize('NFC')) add(pieces, printable(sign, own));
  }
  return pieces;
}

/** True when some sign of the text will stand as a number. */
export function hasMissingGlyph(text: string): boolean {
  for (const sign of text.normalize('NFC')) {
    if (printable(sign, face('regular')).text !== sign && sign !== '\t') return true;
  }
  return false;
}

function styleOf(span: Span): Style {
  if (span.code) return 'mono';
  if (span.bold) return span.italic ? 'boldItalic' : 'bold';
  return span.italic ? 'italic' : 'regular';
}

function add(pieces: Piece[], next: Piece): void {
  const last = pieces.at(-1);
  if (last && last.face === next.face) last.text += next.text;
  else pieces.push(next);
}

function printable(sign: string, own: Face): Piece {
  const code = sign.codePointAt(0) ?? 0;
  if (sign === '\n') return { text: sign, face: own };
  if (sign === '\t') return { text: ' ', face: own };
  const able = [own, face('regular'), ...fallbackFor(code)].find((one) => has(one, code));
  if (able) return { text: sign, face: able };
  return { text: `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`, face: own };
}

/** Latin text never asks for the fallbacks, so they are opened only where they are needed. */
function fallbackFor(code: number): Face[] {
  return isFormatOrRightToLeft(code) ? [] : fallbacks();
}

function has(one: Face, code: number): boolean {
  return !isFormatOrRightToLeft(code) && one.font.hasGlyphForCodePoint(code);
}

/** Signs without a shape must be seen, and right-to-left words would be set in the wrong order: both go as numbers. */
function isFormatOrRightToLeft(code: number): boolean {
  return /[\p{Cf}\p{Cc}\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/u.test(String.fromCodePoint(code));
}
