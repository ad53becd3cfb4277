/** The part of a parsed font that a letter needs, and how a font file is parsed: by pdfkit's own font library. */
import PDFDocument from 'pdfkit';

export interface FontPoint {
  onCurve: boolean;
  x: number;
  y: number;
}

export interface FontGlyph {
  id: number;
  advanceWidth: number;
  codePoints: number[];
  /** TrueType outlines; each contour is closed. */
  _getContours?(): FontPoint[][];
}

/** A glyph on its way through the font's rules, with the signs that it has come from. */
export interface GlyphInfo {
  id: number;
  codePoints: number[];
}

export interface GlyphRun {
  glyphs: FontGlyph[];
  positions: { xAdvance: number; xOffset: number; yOffset: number }[];
}

export interface ParsedFont {
  unitsPerEm: number;
  postscriptName: string;
  ascent: number;
  descent: number;
  capHeight: number;
  xHeight: number;
  italicAngle: number;
  bbox: { minX: number; minY: number; maxX: number; maxY: number };
  head: { macStyle: { italic: boolean } };
  post: { isFixedPitch: boolean | number };
  directory: { tables: Record<string, unknown> };
  hasGlyphForCodePoint(codePoint: number): boolean;
  glyphForCodePoint(codePoint: number): FontGlyph;
  getGlyph(id: number): FontGlyph;
  /** The engine that applies the font's rules; null for a font that has none. It forgets its glyphs in `cleanup()`. */
  _layoutEngine: { engine: { glyphInfos: GlyphInfo[] | null; cleanup(): void } | null };
  /** Glyphs that were asked for, each with the signs for which it was first asked. */
  _glyphs: Record<number, FontGlyph>;
  layout(
    text: FontGlyph[],
    features?: Record<string, boolean>,
    script?: string,
    language?: string,
    direction?: 'ltr' | 'rtl',
  ): GlyphRun;
}

/** Bytes of TTF, WOFF or WOFF2 → font. @throws Error when they are no such font, or one without TrueType outlines. */
export function parseFont(bytes: Uint8Array): ParsedFont {
  const doc = new PDFDocument({ font: null as unknown as string, autoFirstPage: false });
  doc.font(bytes as Buffer);
  const { font } = (doc as unknown as { _font: { font: ParsedFont } })._font;
  if (font?.directory?.tables.glyf === undefined) throw new Error('a font without TrueType outlines');
  return font;
}

/** What a variable font holds beside the rest. */
interface VariableFont extends ParsedFont {
  stream: { constructor: unknown };
  fvar: { axis: { axisTag: string; defaultValue: number }[] };
  _variationProcessor: { transformPoints(glyph: number, points: FontPoint[]): void } | null;
  _transformedGlyphs?: PackedGlyph[];
  _transformGlyfTable(): void;
}

interface PackedGlyph {
  points?: (FontPoint & { copy(): FontPoint })[];
  varied?: boolean;
}

/**
 * Bytes of a variable WOFF2 → the font at one weight. The library varies the outlines of TTF only, so those of WOFF2
 * are varied here, each glyph when it is first asked for.
 */
export function parseFontAtWeight(bytes: Uint8Array, weight: number): ParsedFont {
  const base = parseFont(bytes) as VariableFont;
  const Stream = base.stream.constructor as new (bytes: Uint8Array) => unknown;
  const Font = base.constructor as new (stream: unknown, coords: number[]) => VariableFont;
  const coords = base.fvar.axis.map((axis) => (axis.axisTag.trim() === 'wght' ? weight : axis.defaultValue));
  const font = new Font(new Stream(bytes), coords);
  // The unvaried font unpacks its outlines; the varied one would look for metrics that WOFF2 does not have there.
  base._transformGlyfTable();
  font._transformedGlyphs = variedOnDemand(base._transformedGlyphs ?? [], font._variationProcessor);
  return font;
}

type Processor = VariableFont['_variationProcessor'];

function variedOnDemand(packed: PackedGlyph[], processor: Processor): PackedGlyph[] {
  return new Proxy(packed, {
    get: (glyphs, key) => {
      if (typeof key !== 'string' || !/^\d+$/.test(key)) return Reflect.get(glyphs, key) as unknown;
      const glyph = glyphs[Number(key)];
      if (glyph && !glyph.varied) vary(glyph, Number(key), processor);
      return glyph;
    },
  });
}

/** Moves the points of a glyph to the font's weight. Four more points, of its metrics, belong to each glyph. */
function vary(glyph: PackedGlyph, id: number, processor: Processor): void {
  const points = glyph.points ?? [];
  const first = points[0];
  if (first && processor) {
    const still = { x: 0, y: 0, endContour: true };
    const phantoms = Array.from({ length: 4 }, () => Object.assign(first.copy(), still));
    processor.transformPoints(id, [...points, ...phantoms]);
  }
  glyph.varied = true;
}
