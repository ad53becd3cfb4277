/** Some glyphs of a font as the parts that a PDF holds of it: font file, widths, and the text of each glyph. */
import { createHash } from 'node:crypto';
import type { ParsedFont } from './font-kit.js';
import { type NewGlyph, writeTrueType } from './sfnt.js';

/** A glyph and the text that it stands for; its number in the PDF is its place in the list, from 1. */
export interface ShownGlyph extends NewGlyph {
  text: string;
}

export interface FontProgram {
  /** `QWERTY+PublicSans-Regular`: six letters that say which part of the font it is. */
  name: string;
  /** Compressed TrueType. */
  file: Buffer;
  /** Bytes of the file before compression. */
  length: number;
  /** `[0 [w0 w1 …]]` in 1/1000 of the size. */
  widths: string;
  /** Compressed CMap from glyph numbers to text. */
  toUnicode: Buffer;
}

/** @param shown all but glyph 0. */
export function fontProgram(
  font: ParsedFont,
  shown: ShownGlyph[],
  compress: (bytes: Buffer) => Buffer,
): FontProgram {
  const file = writeTrueType(font, shown);
  const scale = 1000 / font.unitsPerEm;
  const advances = [font.getGlyph(0).advanceWidth, ...shown.map((one) => one.advance)];
  const widths = advances.map((advance) => round(Math.round(advance) * scale));
  return {
    name: `${tagOf(file)}+${font.postscriptName.replace(/[^A-Za-z0-9-]/g, '')}`,
    file: compress(file),
    length: file.length,
    widths: `[0 [${widths.join(' ')}]]`,
    toUnicode: compress(Buffer.from(unicodeMap(shown), 'latin1')),
  };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** Six capital letters made of the bytes. */
function tagOf(file: Buffer): string {
  const hash = createHash('sha256').update(file).digest();
  return Array.from({ length: 6 }, (_, index) => String.fromCharCode(65 + (hash[index]! % 26))).join('');
}

/** A CMap as ISO 32000-1, 9.10.3 asks for, at most 100 entries in a section. */
function unicodeMap(shown: ShownGlyph[]): string {
  const lines = shown.map(
    ({ text }, index) => `<${hex(index + 1)}> <${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`,
  );
  const sections = Array.from({ length: Math.ceil(lines.length / 100) }, (_, index) => {
    const some = lines.slice(index * 100, index * 100 + 100);
    return `${some.length} beginbfchar\n${some.join('\n')}\nendbfchar`;
  });
  return [
    '/CIDInit /ProcSet findresource begin',
    '12 dict begin',
    'begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def',
    '/CMapType 2 def',
    '1 begincodespacerange\n<0000> <ffff>\nendcodespacerange',
    ...sections,
    'endcmap',
    'CMapName currentdict /CMap defineresource pop',
    'end\nend',
  ].join('\n');
}

/** Four hexadecimal digits, as a glyph is written in a text operator. */
export function hex(code: number): string {
  return code.toString(16).padStart(4, '0');
}
