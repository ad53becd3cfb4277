/** Writes the glyphs of a font that a document uses as a small TrueType file, without hints, as PDF embeds it. */
import type { FontPoint, ParsedFont } from './font-kit.js';

/** Part of a drawn sign: a glyph of the font, moved, in the font's units. */
export interface Component {
  glyph: number;
  dx: number;
  dy: number;
}

/** A glyph of the new file: one of the font, or several drawn as one. */
export interface NewGlyph {
  components: Component[];
  /** In the font's units. */
  advance: number;
}

interface Outline {
  contours: FontPoint[][];
  advance: number;
  box: [number, number, number, number];
}

/**
 * The TrueType file of some glyphs, in the order given, after glyph 0 (`.notdef`), which a font must have.
 * Composite glyphs are made simple. Same glyphs, same bytes.
 */
export function writeTrueType(font: ParsedFont, wanted: NewGlyph[]): Buffer {
  const missing = { components: [{ glyph: 0, dx: 0, dy: 0 }], advance: font.getGlyph(0).advanceWidth };
  const outlines = [missing, ...wanted].map((glyph) => outlineOf(font, glyph));
  const glyphs = outlines.map(encodeGlyph);
  const boxes = outlines.filter((one) => one.contours.length > 0).map((one) => one.box);
  return writeTables({
    glyf: Buffer.concat(glyphs),
    head: headTable(font, boundsOf(boxes)),
    hhea: hheaTable(font, outlines),
    hmtx: hmtxTable(outlines),
    loca: locaTable(glyphs),
    maxp: maxpTable(outlines),
  });
}

function outlineOf(font: ParsedFont, { components, advance }: NewGlyph): Outline {
  const contours = components.flatMap(({ glyph, dx, dy }) =>
    (font.getGlyph(glyph)._getContours?.() ?? [])
      .filter((contour) => contour.length > 1)
      .map((contour) =>
        contour.map(({ onCurve, x, y }) => ({ onCurve, x: Math.round(x + dx), y: Math.round(y + dy) })),
      ),
  );
  return { contours, advance: Math.round(advance), box: boxOf(contours.flat()) };
}

function boxOf(points: FontPoint[]): Outline['box'] {
  const box: Outline['box'] = [0, 0, 0, 0];
  points.forEach(({ x, y }, index) => {
    box[0] = index === 0 ? x : Math.min(box[0], x);
    box[1] = index === 0 ? y : Math.min(box[1], y);
    box[2] = index === 0 ? x : Math.max(box[2], x);
    box[3] = index === 0 ? y : Math.max(box[3], y);
  });
  return box;
}

function boundsOf(boxes: Outline['box'][]): Outline['box'] {
  const pick = (index: 0 | 1 | 2 | 3, choose: (a: number, b: number) => number) =>
    boxes.reduce((found, box) => choose(found, box[index]), boxes[0]?.[index] ?? 0);
  return [pick(0, Math.min), pick(1, Math.min), pick(2, Math.max), pick(3, Math.max)];
}

/** A simple glyph: coordinates as differences of 16 bits, which the compression of the file makes small. */
function encodeGlyph({ contours, box }: Outline): Buffer {
  if (contours.length === 0) return Buffer.alloc(0);
  const points = contours.flat();
  const size = 10 + contours.length * 2 + 2 + points.length * 5;
  const bytes = Buffer.alloc((size + 3) & ~3);
  let at = bytes.writeInt16BE(contours.length, 0);
  for (const side of box) at = bytes.writeInt16BE(side, at);
  let last = -1;
  for (const contour of contours) {
    last += contour.length;
    at = bytes.writeUInt16BE(last, at);
  }
  at = bytes.writeUInt16BE(0, at);
  for (const point of points) at = bytes.writeUInt8(point.onCurve ? 1 : 0, at);
  for (const side of ['x', 'y'] as const) {
    let before = 0;
    for (const point of points) {
      at = bytes.writeInt16BE(point[side] - before, at);
      before = point[side];
    }
  }
  return bytes;
}

function headTable(font: ParsedFont, box: Outline['box']): Buffer {
  const bytes = Buffer.alloc(54);
  bytes.writeUInt32BE(0x00010000, 0);
  bytes.writeUInt32BE(0x00010000, 4);
  bytes.writeUInt32BE(0x5f0f3cf5, 12);
  bytes.writeUInt16BE(0b11, 16);
  bytes.writeUInt16BE(font.unitsPerEm, 18);
  box.forEach((side, index) => {
    bytes.writeInt16BE(side, 36 + index * 2);
  });
  bytes.writeUInt16BE(font.head.macStyle.italic ? 2 : 0, 44);
  bytes.writeUInt16BE(8, 46);
  bytes.writeInt16BE(2, 48);
  bytes.writeInt16BE(1, 50);
  return bytes;
}

function hheaTable(font: ParsedFont, outlines: Outline[]): Buffer {
  const bytes = Buffer.alloc(36);
  const most = (value: (one: Outline) => number) =>
    outlines.reduce((found, one) => Math.max(found, value(one)), 0);
  bytes.writeUInt32BE(0x00010000, 0);
  bytes.writeInt16BE(Math.round(font.ascent), 4);
  bytes.writeInt16BE(Math.round(font.descent), 6);
  bytes.writeUInt16BE(
    most((one) => one.advance),
    10,
  );
  bytes.writeInt16BE(
    most((one) => one.box[2]),
    16,
  );
  bytes.writeInt16BE(1, 18);
  bytes.writeUInt16BE(outlines.length, 34);
  return bytes;
}

function hmtxTable(outlines: Outline[]): Buffer {
  const bytes = Buffer.alloc(outlines.length * 4);
  outlines.forEach(({ advance, box }, index) => {
    bytes.writeUInt16BE(advance, index * 4);
    bytes.writeInt16BE(box[0], index * 4 + 2);
  });
  return bytes;
}

function locaTable(glyphs: Buffer[]): Buffer {
  const bytes = Buffer.alloc((glyphs.length + 1) * 4);
  let offset = 0;
  glyphs.forEach((glyph, index) => {
    offset += glyph.length;
    bytes.writeUInt32BE(offset, (index + 1) * 4);
  });
  return bytes;
}

function maxpTable(outlines: Outline[]): Buffer {
  const bytes = Buffer.alloc(32);
  const most = (value: (one: Outline) => number) =>
    outlines.reduce((found, one) => Math.max(found, value(one)), 0);
  bytes.writeUInt32BE(0x00010000, 0);
  bytes.writeUInt16BE(outlines.length, 4);
  bytes.writeUInt16BE(
    most((one) => one.contours.flat().length),
    6,
  );
  bytes.writeUInt16BE(
    most((one) => one.contours.length),
    8,
  );
  bytes.writeUInt16BE(2, 14);
  return bytes;
}

/** The directory and the tables, in alphabetical order, each at a multiple of four bytes. */
function writeTables(tables: Record<string, Buffer>): Buffer {
  const names = Object.keys(tables).sort();
  const power = Math.floor(Math.log2(names.length));
  const directory = Buffer.alloc(12 + names.length * 16);
  directory.writeUInt32BE(0x00010000, 0);
  directory.writeUInt16BE(names.length, 4);
  directory.writeUInt16BE(2 ** power * 16, 6);
  directory.writeUInt16BE(power, 8);
  directory.writeUInt16BE(names.length * 16 - 2 ** power * 16, 10);
  const parts: Buffer[] = [directory];
  let offset = directory.length;
  names.forEach((name, index) => {
    const table = padded(tables[name]!);
    const entry = 12 + index * 16;
    directory.write(name, entry, 'latin1');
    directory.writeUInt32BE(checksum(table), entry + 4);
    directory.writeUInt32BE(offset, entry + 8);
    directory.writeUInt32BE(tables[name]!.length, entry + 12);
    parts.push(table);
    offset += table.length;
  });
  return withAdjustment(Buffer.concat(parts), directory, names.indexOf('head'));
}

function padded(table: Buffer): Buffer {
  return table.length % 4 === 0 ? table : Buffer.concat([table, Buffer.alloc(4 - (table.length % 4))]);
}

function checksum(bytes: Buffer): number {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0;
  return sum;
}

/** The sum of the whole file is kept in `head`. */
function withAdjustment(file: Buffer, directory: Buffer, head: number): Buffer {
  const at = directory.readUInt32BE(12 + head * 16 + 8) + 8;
  file.writeUInt32BE((0xb1b0afba - checksum(file)) >>> 0, at);
  return file;
}
