/** Breaks a good PDF in one place: finds parts of it by what they are, changes them, and writes the file anew. */
import { PdfDocument } from './document.js';
import type { Font } from './font.js';
import { unicodeOf } from './reading.js';
import type { Node } from './structure.js';
import { type PdfDict, PdfName, PdfRef, PdfStream, PdfString, type PdfValue } from './values.js';
import { writePdf } from './write.js';

type Plain = PdfValue | { [key: string]: PdfValue };

/** `{ S: name('URI') }` as a dictionary. */
export const dict = (entries: Record<string, PdfValue>): PdfDict => new Map(Object.entries(entries));
export const name = (value: string): PdfName => new PdfName(value);
export const string = (value: string): PdfString => new PdfString(Buffer.from(value, 'latin1'));

export class Editor {
  readonly doc: PdfDocument;

  constructor(bytes: Buffer) {
    this.doc = new PdfDocument(bytes);
  }

  get catalog(): PdfDict {
    return this.doc.catalog;
  }

  get page(): PdfDict {
    return this.doc.pages[0]!.dict;
  }

  save(): Buffer {
    return writePdf(this.doc.file);
  }

  /** A new object. */
  add(value: Plain): PdfRef {
    const num = Math.max(...this.doc.file.numbers) + 1;
    this.doc.file.put(num, value as PdfValue);
    return new PdfRef(num, 0);
  }

  addStream(entries: Record<string, PdfValue>, body = ''): PdfRef {
    return this.add(new PdfStream(dict(entries), Buffer.from(body, 'latin1')));
  }

  /** The dictionary behind a key, for changing it. */
  inner(parent: PdfDict, key: string): PdfDict {
    const found = this.doc.file.dict(parent.get(key));
    if (found) return found;
    const made: PdfDict = new Map();
    parent.set(key, made);
    return made;
  }

  nodes(type: string): Node[] {
    const found = this.doc.tree?.nodes.filter((node) => node.type === type) ?? [];
    if (found.length === 0) throw new Error(`the file has no ${type}`);
    return found;
  }

  /** Paragraphs that hold text and lie side by side in one parent. */
  paragraphs(): [Node, Node] {
    const all = this.nodes('P');
    const first = all.find(
      (node, i) => all[i + 1]?.parent === node.parent && pagesOf(node)[0] === pagesOf(all[i + 1]!)[0],
    );
    if (!first) throw new Error('the file has no two paragraphs side by side');
    return [first, all[all.indexOf(first) + 1]!];
  }

  /** The array of kids of an element, for changing it. */
  kids(node: Node | undefined): PdfValue[] {
    const holder = node?.dict ?? this.doc.tree!.dict;
    const value = this.doc.file.get(holder.get('K'));
    const list = Array.isArray(value) ? value : [holder.get('K')!];
    holder.set('K', list);
    return list;
  }

  /** Rewrites the content of the first page. */
  content(change: (text: string) => string): void {
    const file = this.doc.file;
    const streams = file.list(this.page.get('Contents')).filter((item) => item instanceof PdfStream);
    const text = streams.map((stream) => file.decode(stream).toString('latin1')).join('\n');
    const changed = change(text);
    if (changed === text) throw new Error('the content was not changed');
    this.page.set('Contents', this.addStream({}, changed));
  }

  /** Rewrites the XMP packet. */
  xmp(change: (text: string) => string): void {
    const stream = this.doc.file.stream(this.catalog.get('Metadata'))!;
    const text = this.doc.file.decode(stream).toString('utf8');
    const changed = change(text);
    if (changed === text) throw new Error('the packet was not changed');
    this.catalog.set(
      'Metadata',
      this.add(new PdfStream(dict({ Type: name('Metadata'), Subtype: name('XML') }), Buffer.from(changed))),
    );
  }

  /** The font that shows a text, with one code that stands in it. */
  font(text: string): Font & { code: number } {
    for (const page of this.doc.pages)
      for (const paint of page.content.paints)
        if (paint.text?.font && unicodeOf(paint).includes(text))
          return { ...paint.text.font, code: paint.text.codes[0]! };
    throw new Error(`no piece of text holds ${text}`);
  }

  /** Replaces a font's ToUnicode by its own with some codes changed. */
  unicode(font: Font, changes: Record<number, string | undefined>): void {
    const map = new Map(font.toUnicode);
    for (const [code, text] of Object.entries(changes))
      if (text === undefined) map.delete(Number(code));
      else map.set(Number(code), text);
    const rows = [...map].map(([code, text]) => `<${hex(String.fromCharCode(code))}> <${hex(text)}>`);
    font.dict.set(
      'ToUnicode',
      this.addStream({}, `begincmap\n${rows.length} beginbfchar\n${rows.join('\n')}\nendbfchar\nendcmap`),
    );
  }

  /** Changes a table of an embedded font program in place. */
  program(font: Font, tag: string, change: (table: Buffer) => void): void {
    const bytes = Buffer.from(this.doc.file.decode(font.embedded!));
    const row = bytes.indexOf(tag, 12, 'latin1');
    change(
      bytes.subarray(bytes.readUInt32BE(row + 8), bytes.readUInt32BE(row + 8) + bytes.readUInt32BE(row + 12)),
    );
    font.descriptor!.set('FontFile2', this.add(new PdfStream(dict({ Length1: bytes.length }), bytes)));
  }

  /** An annotation on the first page, held by a new element below the Document. */
  annotate(entries: Record<string, PdfValue>, holder: string, more: Record<string, PdfValue> = {}): PdfDict {
    const key = 9000;
    const base = { Type: name('Annot'), Rect: [72, 72, 144, 90], F: 4, StructParent: key };
    const annotation = dict({ ...base, ...entries });
    const at = this.add(annotation);
    this.page.set('Annots', [at]);
    const root = this.doc.tree!.roots[0]!;
    const object = dict({ Type: name('OBJR'), Obj: at });
    const element = this.add(dict({ S: name(holder), P: new PdfRef(root.num, 0), K: [object], ...more }));
    this.kids(root).push(element);
    const parents = this.inner(this.doc.tree!.dict, 'ParentTree');
    parents.delete('Limits');
    (this.doc.file.get(parents.get('Nums')) as PdfValue[]).push(key, element);
    return annotation;
  }

  /** An appearance that shows nothing. */
  appearance(): PdfDict {
    return dict({
      N: this.addStream({ Type: name('XObject'), Subtype: name('Form'), BBox: [0, 0, 72, 18] }),
    });
  }
}

/** Objects of the pages that an element has content on, in order. */
export function pagesOf(node: Node): (number | undefined)[] {
  return node.kids.flatMap((kid) =>
    kid.kind === 'content' ? [kid.page] : kid.kind === 'element' ? pagesOf(kid.node) : [],
  );
}

function hex(text: string): string {
  return Buffer.from(text, 'utf16le').swap16().toString('hex');
}
