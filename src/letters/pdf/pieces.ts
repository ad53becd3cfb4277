/** Styled text → pieces of one face and one direction each; a sign that no face has is written as its Unicode number. */
import { graphemes } from '../graphemes.js';
import type { Span } from '../markdown/blocks.js';
import { floods, hides, isSpelled, numberOf } from '../visible.js';
import { hasRightToLeft, levelsOf } from './bidi.js';
import { type Face, face, type Style } from './fonts/faces.js';
import { facesFor } from './fonts/font-packages.js';

export interface Piece {
  text: string;
  face: Face;
  /** Of the bidirectional algorithm: even from left to right, odd from right to left. */
  level: number;
  /** How its own glyphs run; a number in brackets runs from left to right wherever it stands. */
  rightToLeft: boolean;
}

/** Splits spans where face or direction change. Composed to NFC, since fonts have accents as one sign. */
export function piecesOf(spans: Span[]): Piece[] {
  const pieces: Piece[] = [];
  for (const span of spans) {
    const own = face(styleOf(span));
    const text = span.text.includes('\t') ? span.text.replaceAll('\t', ' ') : span.text;
    if (!own.common?.covers(text)) return rarePieces(spans);
    if (text !== '') pieces.push({ text, face: own, level: 0, rightToLeft: false });
  }
  return pieces;
}

/** True when some sign of the text will stand as a number. */
export function hasMissingGlyph(text: string): boolean {
  if (face('regular').common!.covers(text) && face('mono').common!.covers(text)) return false;
  return clustersOf([{ text }]).some((cluster) => cluster.number);
}

function styleOf(span: Span): Style {
  if (span.code) return 'mono';
  if (span.bold) return span.italic ? 'boldItalic' : 'bold';
  return span.italic ? 'italic' : 'regular';
}

/** What a reader takes for one sign, in the face that has it. */
interface Cluster {
  text: string;
  face: Face;
  /** Written as its Unicode number. */
  number: boolean;
}

function rarePieces(spans: Span[]): Piece[] {
  const isolated = spans.map((span) => clustersOf([span]));
  const levels = levelsBySpan(spans, isolated);
  const pieces: Piece[] = [];
  isolated.forEach((clusters, index) => {
    clusters.forEach((cluster, at) => {
      add(pieces, cluster, levels?.[index]?.[at] ?? 0);
    });
  });
  return pieces;
}

function add(pieces: Piece[], cluster: Cluster, level: number): void {
  const last = pieces.at(-1);
  const rightToLeft = level % 2 === 1 && !cluster.number;
  const joins =
    last && last.face === cluster.face && last.level === level && last.rightToLeft === rightToLeft;
  if (joins && (rightToLeft || level % 2 === 0)) last.text += cluster.text;
  else pieces.push({ text: cluster.text, face: cluster.face, level, rightToLeft });
}

/** Isolates of Unicode: text between them neither takes nor gives direction. */
const isolate = { open: '\u2066', close: '\u2069' };

/**
 * Levels of the clusters of each span; null when all goes from left to right. An identifier stands for itself among
 * other text, and a number in brackets counts as a sign without direction, so that a hidden override orders nothing.
 */
function levelsBySpan(spans: Span[], all: Cluster[][]): number[][] | null {
  if (!spans.some((span) => hasRightToLeft(span.text))) return null;
  let text = '';
  const starts = all.map((clusters, index) => {
    const code = spans[index]!.code === true;
    if (code) text += isolate.open;
    const places = clusters.map((cluster) => {
      const at = text.length;
      text += cluster.number ? '\ufffc' : cluster.text;
      return at;
    });
    if (code) text += isolate.close;
    return places;
  });
  const levels = levelsOf(text);
  return starts.map((places) => places.map((at) => levels[at] ?? 0));
}

function clustersOf(spans: Span[]): Cluster[] {
  return spans.flatMap((span) => {
    const style = styleOf(span);
    const text = span.text.replaceAll('\t', ' ').normalize('NFC');
    return graphemes(text).flatMap((sign) => clusterOf(sign, style));
  });
}

/** One cluster where one face has all of it, else its signs one by one. */
function clusterOf(segment: string, style: Style): Cluster[] {
  const own = face(style);
  if (own.common?.covers(segment)) return [{ text: segment, face: own, number: false }];
  const points = [...segment].map((sign) => sign.codePointAt(0)!);
  const able = hides(segment) ? undefined : faceFor(points, style, isEmoji(segment));
  if (able) return [{ text: segment, face: able, number: false }];
  const apart = floods(segment);
  return [...segment].map((sign) => signAlone(sign, style, apart));
}

function signAlone(sign: string, style: Style, apart: boolean): Cluster {
  const code = sign.codePointAt(0)!;
  const able = isSpelled(sign, apart) ? undefined : faceFor([code], style, isEmoji(sign));
  if (able || sign === '\n') return { text: sign, face: able ?? face(style), number: false };
  return { text: numberOf(sign), face: face(style), number: true };
}

/** Which face has what: looking through the packages takes half a millisecond, for each sign of a long text. */
const faces = new Map<string, Face | undefined>();
const facesKept = 20_000;

function faceFor(points: number[], style: Style, emoji: boolean): Face | undefined {
  const key = `${style} ${emoji} ${points.join(' ')}`;
  if (faces.has(key)) return faces.get(key);
  if (faces.size >= facesKept) faces.clear();
  const found = findFace(points, style, emoji);
  faces.set(key, found);
  return found;
}

/** A face with a glyph for every sign. Joiners and selectors need none: they only choose among glyphs. */
function findFace(points: number[], style: Style, emoji: boolean): Face | undefined {
  const needed = points.filter((point) => !isJoinerOrSelector(point));
  const has = (one: Face) => needed.every((point) => one.font.hasGlyphForCodePoint(point));
  const own = emoji ? [] : [face(style), face('regular')];
  const found = own.find(has);
  if (found) return found;
  for (const one of facesFor(needed, style === 'bold' || style === 'boldItalic', emoji))
    if (has(one)) return one;
  return undefined;
}

function isJoinerOrSelector(point: number): boolean {
  return point === 0x200c || point === 0x200d || point === 0xfe0f;
}

/** Drawn as a picture: flags, keycaps, and what Unicode shows as an emoji by itself or with the selector. */
function isEmoji(segment: string): boolean {
  return /\p{Emoji_Presentation}|\ufe0f|\u20e3|\p{Regional_Indicator}/u.test(segment);
}
