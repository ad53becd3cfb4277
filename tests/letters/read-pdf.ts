/** Reads the PDFs that the tests made, with nothing but node: objects, structure tree, text, attachments, XMP. */
import { inflateSync } from 'node:zlib';

export interface PdfObject {
  dict: string;
  stream: Buffer | undefined;
}
export interface ReadPdf {
  objects: Map<number, PdfObject>;
  catalog: string;
  /** Text of each page in drawing order, one line for each line of text that is drawn at once. */
  pages: string[];
  /** Types of the structure tree in reading order, as `Document>Table>TR>TH`. */
  structure: string[];
  xmp: string;
  attachments: { name: string; bytes: Buffer }[];
  outline: string[];
}

/** Takes a whole file as pdfkit writes it (one cross-reference table, no object streams). */
export function readPdf(bytes: Buffer): ReadPdf {
  const objects = readObjects(bytes);
  const trailer = bytes.subarray(bytes.lastIndexOf('trailer')).toString('latin1');
  const catalog = dictOf(objects, ref(trailer, 'Root'));
  const ids = refs(dictOf(objects, ref(catalog, 'Pages')), 'Kids');
  return {
    objects,
    catalog,
    pages: ids.map((id) => pageText(objects, id)),
    structure: refs(dictOf(objects, ref(catalog, 'StructTreeRoot')), 'K').flatMap((id) =>
      walk(objects, id, ''),
    ),
    xmp: objects.get(ref(catalog, 'Metadata'))?.stream?.toString('utf8') ?? '',
    attachments: readAttachments(objects),
    outline: bookmarks(objects, ref(dictOf(objects, ref(catalog, 'Outlines')), 'First')),
  };
}

function readObjects(bytes: Buffer): Map<number, PdfObject> {
  const objects = new Map<number, PdfObject>();
  const text = bytes.toString('latin1');
  const start = /(?:^|\n)(\d+) 0 obj\n/g;
  for (let match = start.exec(text); match; match = start.exec(text)) {
    const at = match.index + match[0].length;
    const streamAt = text.indexOf('stream\n', at);
    const endAt = text.indexOf('endobj', at);
    const hasStream = streamAt >= 0 && streamAt < endAt;
    const dict = text.slice(at, hasStream ? streamAt : endAt);
    const length = Number(/\/Length (\d+)/.exec(dict)?.[1] ?? 0);
    const raw = hasStream ? bytes.subarray(streamAt + 7, streamAt + 7 + length) : undefined;
    objects.set(Number(match[1]), {
      dict,
      stream: raw && (dict.includes('FlateDecode') ? inflateSync(raw) : raw),
    });
    if (hasStream) start.lastIndex = streamAt + 7 + length;
  }
  return objects;
}

function dictOf(objects: Map<number, PdfObject>, id: number): string {
  return objects.get(id)?.dict ?? '';
}

function ref(dict: string, key: string): number {
  return Number(new RegExp(`/${key} (\\d+) 0 R`).exec(dict)?.[1] ?? -1);
}

function refs(dict: string, key: string): number[] {
  const list = new RegExp(`/${key} \\[([^\\]]*)\\]`).exec(dict)?.[1] ?? '';
  return [...list.matchAll(/(\d+) 0 R/g)].map((match) => Number(match[1]));
}

function walk(objects: Map<number, PdfObject>, id: number, above: string): string[] {
  const dict = dictOf(objects, id);
  const type = /\/S \/(\w+)/.exec(dict)?.[1];
  if (type === undefined) return [];
  const path = above === '' ? type : `${above}>${type}`;
  return [
    path,
    ...refs(dict.replaceAll(/<<[^<>]*\/MCR[^<>]*>>/g, ''), 'K').flatMap((child) =>
      walk(objects, child, path),
    ),
  ];
}

/** A string: literal, or hexadecimal; UTF-16 when it begins with a byte order mark. */
function stringIn(dict: string, key: string): string {
  const digits = new RegExp(`/${key} <(feff[0-9a-f]*)>`).exec(dict)?.[1];
  if (digits) return Buffer.from(digits.slice(4), 'hex').swap16().toString('utf16le');
  const raw = new RegExp(`/${key} \\(((?:\\\\[\\s\\S]|[^\\\\)])*)\\)`).exec(dict)?.[1] ?? '';
  const bytes = Buffer.from(raw.replace(/\\([\s\S])/g, '$1'), 'latin1');
  return bytes[0] === 0xfe
    ? Buffer.from(bytes.subarray(2)).swap16().toString('utf16le')
    : bytes.toString('latin1');
}

/** Titles from one bookmark on, each before those below it. */
function bookmarks(objects: Map<number, PdfObject>, first: number): string[] {
  const titles: string[] = [];
  for (let id = first; id >= 0; id = ref(dictOf(objects, id), 'Next')) {
    titles.push(stringIn(dictOf(objects, id), 'Title'));
    titles.push(...bookmarks(objects, ref(dictOf(objects, id), 'First')));
  }
  return titles;
}

function readAttachments(objects: Map<number, PdfObject>): { name: string; bytes: Buffer }[] {
  return [...objects.values()]
    .filter(({ dict }) => dict.includes('/Type /Filespec'))
    .map(({ dict }) => ({
      name: stringIn(dict, 'UF'),
      bytes: objects.get(ref(dict, 'F'))?.stream ?? Buffer.alloc(0),
    }));
}

function pageText(objects: Map<number, PdfObject>, id: number): string {
  const maps = fontMaps(objects, id);
  return lineShows(pageContent(objects, id))
    .map((line) =>
      line.map(({ font, codes }) => codes.map((code) => maps.get(font)?.[code] ?? '?').join('')).join(''),
    )
    .join('\n');
}

/** The operators of a page, its content streams one after another. */
export function pageContent(objects: Map<number, PdfObject>, id: number): string {
  return refs(dictOf(objects, id), 'Contents')
    .map((part) => objects.get(part)?.stream?.toString('latin1') ?? '')
    .join('\n');
}

/** Object numbers of the pages. */
export function pageIds(pdf: ReadPdf): number[] {
  return refs(dictOf(pdf.objects, ref(pdf.catalog, 'Pages')), 'Kids');
}

/** Font name → what each glyph number stands for. */
export function fontMaps(objects: Map<number, PdfObject>, page: number): Map<string, string[]> {
  const resources = dictOf(objects, ref(dictOf(objects, page), 'Resources'));
  return new Map(
    [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map((m) => [
      m[1] ?? '',
      unicodeMap(objects, Number(m[2])),
    ]),
  );
}

/** What one line shows: glyph numbers of one font, and how the pen is moved between them, in 1/1000 of the size. */
export interface Show {
  font: string;
  codes: number[];
  moves: number[];
}

/** Each text object of a page's content, as what it shows in turn. */
export function lineShows(content: string): Show[][] {
  return [...content.matchAll(/BT\n([\s\S]*?)\nET/g)].map((block) => {
    let font = '';
    return [...(block[1] ?? '').matchAll(/\/(F\d+) [\d.]+ Tf|\[(.*?)\] TJ/g)].flatMap((operator) => {
      if (operator[1]) font = operator[1];
      if (operator[2] === undefined) return [];
      const hex = [...operator[2].matchAll(/<([0-9a-f]+)>/g)].map((part) => part[1] ?? '');
      const codes = hex.flatMap((part) => part.match(/.{4}/g) ?? []).map((code) => Number.parseInt(code, 16));
      const moves = operator[2]
        .replace(/<[^>]*>/g, ' ')
        .split(' ')
        .filter(Boolean)
        .map(Number);
      return [{ font, codes, moves }];
    });
  });
}

/** Glyph number → text, from the font's ToUnicode map. */
function unicodeMap(objects: Map<number, PdfObject>, font: number): string[] {
  const cmap = objects.get(ref(dictOf(objects, font), 'ToUnicode'))?.stream?.toString('latin1') ?? '';
  const map: string[] = [];
  for (const [, code = '', text = ''] of cmap.matchAll(/^<([0-9a-f]{4})> <([0-9a-f]+)>$/gm)) {
    map[Number.parseInt(code, 16)] = Buffer.from(text, 'hex').swap16().toString('utf16le');
  }
  return map;
}
