/** A font of the file: how its codes become glyphs, widths and text. Composite fonts with two-byte codes only. */
import { readToUnicode } from './cmap.js';
import type { PdfFile } from './file.js';
import { type FontProgram, readSfnt } from './sfnt.js';
import { nameOf, numberOf, type PdfDict, type PdfStream, type PdfValue } from './values.js';

export interface Font {
  dict: PdfDict;
  name: string;
  subtype: string;
  /** The CIDFont below a Type 0 font. */
  cid: PdfDict | undefined;
  descriptor: PdfDict | undefined;
  embedded: PdfStream | undefined;
  program: FontProgram | undefined;
  toUnicode: Map<number, string> | undefined;
  /** Width of a code in 1/1000 em by the font dictionary. */
  width(code: number): number;
  /** Glyph of a code; undefined where there is no usable map. */
  glyph(code: number): number | undefined;
  /** What could not be read. */
  faults: string[];
}

export function readFont(file: PdfFile, dict: PdfDict): Font {
  const cid = file.dict(file.list(dict.get('DescendantFonts'))[0]);
  const descriptor = file.dict((cid ?? dict).get('FontDescriptor'));
  const embedded = ['FontFile2', 'FontFile3', 'FontFile']
    .map((key) => file.stream(descriptor?.get(key)))
    .find(Boolean);
  const faults: string[] = [];
  const attempt = <T>(what: string, read: () => T): T | undefined => {
    try {
      return read();
    } catch (error) {
      faults.push(`${what}: ${(error as Error).message}`);
      return undefined;
    }
  };
  const unicode = file.stream(dict.get('ToUnicode'));
  return {
    dict,
    cid,
    descriptor,
    embedded,
    faults,
    name: nameOf(file.get(dict.get('BaseFont'))) ?? '(unnamed)',
    subtype: nameOf(file.get(dict.get('Subtype'))) ?? '',
    program: embedded && attempt('font program', () => readSfnt(file.decode(embedded))),
    toUnicode: unicode && attempt('ToUnicode', () => readToUnicode(file.decode(unicode))),
    width: widths(file, cid),
    glyph: glyphs(file, cid),
  };
}

function widths(file: PdfFile, cid: PdfDict | undefined): Font['width'] {
  const standard = numberOf(file.get(cid?.get('DW'))) ?? 1000;
  const table = new Map<number, number>();
  const items = file.list(cid?.get('W'));
  for (let i = 0; i < items.length; ) i += widthRun(file, items, i, table);
  return (code) => table.get(code) ?? standard;
}

/** One run of a W array (9.7.4.3): `first [w w w]` or `first last w`. Returns how many items it took. */
function widthRun(file: PdfFile, items: PdfValue[], at: number, table: Map<number, number>): number {
  const first = items[at] as number;
  const second = items[at + 1];
  if (Array.isArray(second)) {
    for (const [i, width] of second.entries()) table.set(first + i, file.get(width) as number);
    return 2;
  }
  for (let code = first; code <= (second as number); code++) table.set(code, items[at + 2] as number);
  return 3;
}

/** Without a map, readers take Identity (9.7.4.2, Table 117); that it must be there is a rule of its own. */
function glyphs(file: PdfFile, cid: PdfDict | undefined): Font['glyph'] {
  const map = file.get(cid?.get('CIDToGIDMap'));
  if (map === null || nameOf(map) === 'Identity') return (code) => code;
  const stream = file.stream(map);
  if (!stream) return () => undefined;
  const table = file.decode(stream);
  return (code) => (2 * code + 1 < table.length ? table.readUInt16BE(2 * code) : undefined);
}
