/** Reads the PDFs that the tests made, with nothing but node: objects, structure tree, text, attachments, XMP. */
import { inflateSync } from 'node:zlib';

export interface PdfObject {
  dict: string;
  stream: Buffer | undefined;
}
export interface ReadPdf {
  objects: Map<number, PdfObject>;
  catalog: string;
  /** Text of each page, runs in drawing order, one line a run. */
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
  const pageIds = refs(dictOf(objects, ref(catalog, 'Pages')), 'Kids');
  return {
    objects,
    catalog,
    pages: pageIds.map((id) => pageText(objects, id)),
    structure: refs(dictOf(objects, ref(catalog, 'StructTreeRoot')), 'K').flatMap((id) =>
      walk(objects, id, ''),
    ),
    xmp: objects.get(ref(catalog, 'Metadata'))?.stream?.toString('utf8') ?? '',
    attachments: readAttachments(objects),
    outline: [...objects.values()]
      .filter(({ dict }) => /\/Dest /.test(dict))
      .map(({ dict }) => stringIn(dict, 'Title')),
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

/** A literal string, UTF-16 when it begins with a byte order mark. */
function stringIn(dict: string, key: string): string {
  const raw = new RegExp(`/${key} \\(((?:\\\\[\\s\\S]|[^\\\\)])*)\\)`).exec(dict)?.[1] ?? '';
  const bytes = Buffer.from(raw.replace(/\\([\s\S])/g, '$1'), 'latin1');
  return bytes[0] === 0xfe
    ? Buffer.from(bytes.subarray(2)).swap16().toString('utf16le')
    : bytes.toString('latin1');
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
  const page = dictOf(objects, id);
  const content = objects.get(ref(page, 'Contents'))?.stream?.toString('latin1') ?? '';
  const resources = dictOf(objects, ref(page, 'Resources'));
  const maps = new Map(
    [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map((m) => [
      m[1] ?? '',
      unicodeMap(objects, Number(m[2])),
    ]),
  );
  const runs: string[] = [];
  for (const block of content.matchAll(/BT\n([\s\S]*?)\nET/g)) {
    const map = maps.get(/\/(F\d+) [\d.]+ Tf/.exec(block[1] ?? '')?.[1] ?? '') ?? [];
    const glyphs = [...(block[1] ?? '').matchAll(/<([0-9a-f]+)>/g)].flatMap(
      (hex) => (hex[1] ?? '').match(/.{4}/g) ?? [],
    );
    runs.push(glyphs.map((glyph) => map[Number.parseInt(glyph, 16)] ?? '?').join(''));
  }
  return runs.join('\n');
}

/** Glyph number → text, from the font's ToUnicode map. */
function unicodeMap(objects: Map<number, PdfObject>, font: number): string[] {
  const cmap = objects.get(ref(dictOf(objects, font), 'ToUnicode'))?.stream?.toString('latin1') ?? '';
  const map: string[] = [];
  for (const range of cmap.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[(.*?)\]/g)) {
    const first = Number.parseInt(range[1] ?? '0', 16);
    [...(range[2] ?? '').matchAll(/<([0-9a-f ]*)>/g)].forEach((entry, index) => {
      const units = (entry[1] ?? '').split(' ').filter(Boolean);
      map[first + index] = String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16)));
    });
  }
  return map;
}
