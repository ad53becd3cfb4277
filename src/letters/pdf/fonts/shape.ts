/** A word in one face → the glyphs that draw it, with the place of each and the text that it stands for. */
import { clustersOf } from './clusters.js';
import type { Face } from './faces.js';
import { hex, type ShownGlyph } from './font-program.js';

/** A glyph and how far from the left end of the word it begins, in 1/1000 of the size. */
export interface PlacedGlyph extends ShownGlyph {
  x: number;
  /** How far the pen goes on by itself, in 1/1000 of the size. */
  width: number;
}

export interface Shaped {
  text: string;
  /** In 1/1000 of the size. */
  width: number;
  /** In the order of the text, so that it is read right; they may stand from right to left. Empty where `common` says it. */
  glyphs: PlacedGlyph[];
  /** What stands in a `TJ` array when all glyphs are in the face's common subset; null otherwise. */
  common: string | null;
}

const kept = 20_000;

/** Lays a word out. @param shown the text with its brackets turned, for text that runs from right to left. */
export function shape(face: Face, text: string, rightToLeft = false, shown = text): Shaped {
  const key = rightToLeft ? `\u0000${text}` : text;
  let found = face.shapes.get(key);
  if (!found) {
    if (face.shapes.size > kept) face.shapes.clear();
    found = lay(face, text, shown, rightToLeft);
    face.shapes.set(key, found);
  }
  return found;
}

/** Width of a text in points. */
export function widthOf(text: string, face: Face, size: number): number {
  return (shape(face, text).width * size) / 1000;
}

function lay(face: Face, text: string, shown: string, rightToLeft: boolean): Shaped {
  if (face.common && !rightToLeft && face.common.covers(text)) {
    const { width, array } = face.common.lay(text);
    return { text, width, glyphs: [], common: array };
  }
  const scale = 1000 / face.font.unitsPerEm;
  const glyphs: PlacedGlyph[] = [];
  let x = 0;
  for (const cluster of clustersOf(face.font, text, shown, rightToLeft, face.common !== null)) {
    glyphs.push({ ...cluster, x, width: Math.round(cluster.advance) * scale });
    x += cluster.step * scale;
  }
  if (rightToLeft) glyphs.reverse();
  return { text, width: x, glyphs, common: null };
}

/** The inside of a `TJ` array. @param end where the pen must stand after it. */
export function showArray(glyphs: PlacedGlyph[], codes: number[], end: number): string {
  let pen = 0;
  let open = '';
  let out = '';
  const move = (target: number) => {
    const by = Math.round((pen - target) * 100) / 100;
    if (Math.abs(by) < 0.01) return;
    out += open === '' ? `${by} ` : `<${open}> ${by} `;
    open = '';
    pen = target;
  };
  glyphs.forEach((glyph, index) => {
    move(glyph.x);
    open += hex(codes[index]!);
    pen = glyph.x + glyph.width;
  });
  move(end);
  return open === '' ? out.trimEnd() : `${out}<${open}>`;
}
