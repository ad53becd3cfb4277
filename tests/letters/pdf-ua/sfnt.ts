/** What the judge asks of an embedded TrueType or OpenType program: glyph count, advances, character maps. */

export interface FontProgram {
  glyphs: number;
  /** Advance of a glyph in 1/1000 em; undefined where the program has no such glyph. */
  advance(glyph: number): number | undefined;
  /** True when the glyph has an outline; undefined where there is no such glyph or no `glyf` table. */
  hasOutline(glyph: number): boolean | undefined;
  faults: string[];
}

/** Reads an sfnt file; throws where a table that every TrueType font in a PDF needs is missing (9.9, Table 126). */
export function readSfnt(bytes: Buffer): FontProgram {
  const tables = tableDirectory(bytes);
  const need = (tag: string) => {
    const table = tables.get(tag);
    if (!table) throw new Error(`the font program has no table ${tag}`);
    return table;
  };
  const unitsPerEm = need('head').readUInt16BE(18);
  const glyphs = need('maxp').readUInt16BE(4);
  const metrics = need('hhea').readUInt16BE(34);
  const hmtx = need('hmtx');
  const faults = hmtx.length < metrics * 4 ? [`hmtx holds ${hmtx.length} bytes for ${metrics} metrics`] : [];
  return {
    glyphs,
    faults,
    advance: (glyph) =>
      glyph >= 0 && glyph < glyphs
        ? (hmtx.readUInt16BE(4 * Math.min(glyph, metrics - 1)) * 1000) / unitsPerEm
        : undefined,
    hasOutline: outlines(tables, need('head').readInt16BE(50) === 1, glyphs),
  };
}

function outlines(tables: Map<string, Buffer>, long: boolean, glyphs: number): FontProgram['hasOutline'] {
  const loca = tables.get('loca');
  const glyf = tables.get('glyf');
  if (!loca || !glyf) return () => undefined;
  const start = (glyph: number) => (long ? loca.readUInt32BE(4 * glyph) : 2 * loca.readUInt16BE(2 * glyph));
  return (glyph) =>
    glyph >= 0 && glyph < glyphs
      ? start(glyph + 1) > start(glyph) && start(glyph + 1) <= glyf.length
      : undefined;
}

function tableDirectory(bytes: Buffer): Map<string, Buffer> {
  const tables = new Map<string, Buffer>();
  for (let i = 0; i < bytes.readUInt16BE(4); i++) {
    const row = 12 + 16 * i;
    const offset = bytes.readUInt32BE(row + 8);
    const length = bytes.readUInt32BE(row + 12);
    if (offset + length > bytes.length) throw new Error('a table of the font program runs past its end');
    tables.set(bytes.toString('latin1', row, row + 4), bytes.subarray(offset, offset + length));
  }
  return tables;
}
