/** A PDF as the rules see it: catalog, pages with their run content, structure tree, fonts, XMP. */
import { Machine, type PageContent } from './content.js';
import { PdfFile } from './file.js';
import { type Font, readFont } from './font.js';
import { numOf, readTree, type Tree } from './structure.js';
import { nameOf, type PdfDict, PdfStream, type PdfValue } from './values.js';
import { readXmp, type Xmp } from './xmp.js';

export interface Page {
  number: number;
  num: number;
  dict: PdfDict;
  mediaBox: number[];
  annotations: { num: number; dict: PdfDict }[];
  content: PageContent;
}

export class PdfDocument {
  readonly file: PdfFile;
  readonly catalog: PdfDict;
  readonly pages: Page[] = [];
  readonly tree: Tree | undefined;
  readonly xmp: Xmp | undefined;
  private readonly read = new Map<PdfDict, Font>();
  private readonly kept = new Map<(doc: PdfDocument) => unknown, unknown>();

  constructor(bytes: Buffer) {
    this.file = new PdfFile(bytes);
    const catalog = this.file.dict(this.file.trailer.get('Root'));
    if (!catalog) throw new Error('no catalog');
    this.catalog = catalog;
    this.addPages(catalog.get('Pages'), new Map());
    this.tree = readTree(this.file, catalog);
    const metadata = this.file.stream(catalog.get('Metadata'));
    this.xmp = metadata && readXmp(this.file.decode(metadata));
  }

  /** Fonts that some content sets. */
  get fonts(): Font[] {
    return [...this.read.values()];
  }

  get info(): PdfDict {
    return this.file.dict(this.file.trailer.get('Info')) ?? new Map();
  }

  /** All dictionaries of the file with their object's number, those within others too. */
  dicts(): FoundDict[] {
    return this.once(allDicts);
  }

  /** What a function makes of this document, made once: rules share it. */
  once<T>(make: (doc: PdfDocument) => T): T {
    if (!this.kept.has(make)) this.kept.set(make, make(this));
    return this.kept.get(make) as T;
  }

  fontOf = (dict: PdfDict): Font => {
    const font = this.read.get(dict) ?? readFont(this.file, dict);
    this.read.set(dict, font);
    return font;
  };

  private addPages(value: PdfValue | undefined, inherited: PdfDict): void {
    const dict = this.file.dict(value);
    if (!dict) throw new Error('a page that is missing');
    const own = new Map([...inherited, ...dict]);
    if (nameOf(this.file.get(dict.get('Type'))) !== 'Pages') {
      this.addPage(numOf(value) ?? -1, dict, own);
      return;
    }
    const passed = new Map(
      [...own].filter(([key]) => ['Resources', 'MediaBox', 'CropBox', 'Rotate'].includes(key)),
    );
    for (const kid of this.file.get(dict.get('Kids')) as PdfValue[]) this.addPages(kid, passed);
  }

  private addPage(num: number, dict: PdfDict, own: PdfDict): void {
    const machine = new Machine(this.file, this.fontOf);
    const streams = this.file.list(dict.get('Contents')).filter((item) => item instanceof PdfStream);
    const bytes = streams.flatMap((stream) => [this.file.decode(stream), Buffer.from('\n')]);
    machine.run(Buffer.concat(bytes), this.file.dict(own.get('Resources')));
    this.pages.push({
      number: this.pages.length + 1,
      num,
      dict,
      mediaBox: this.file.list(own.get('MediaBox')).map(Number),
      annotations: this.annotationsOf(dict),
      content: machine.out,
    });
  }

  private annotationsOf(dict: PdfDict): Page['annotations'] {
    const value = this.file.get(dict.get('Annots'));
    const items = Array.isArray(value) ? value : [];
    return items.flatMap((item) => {
      const found = this.file.dict(item);
      return found ? [{ num: numOf(item) ?? -1, dict: found }] : [];
    });
  }
}

interface FoundDict {
  num: number;
  dict: PdfDict;
  /** The stream whose dictionary it is. */
  stream: PdfStream | undefined;
}

const allDicts = ({ file }: PdfDocument): FoundDict[] =>
  file.numbers.flatMap((num) => [...dictsIn(num, file.object(num))]);

function* dictsIn(num: number, value: PdfValue): Generator<FoundDict> {
  if (value instanceof PdfStream) {
    yield { num, dict: value.dict, stream: value };
    for (const item of value.dict.values()) yield* dictsIn(num, item);
  } else if (value instanceof Map) {
    yield { num, dict: value, stream: undefined };
    for (const item of value.values()) yield* dictsIn(num, item);
  } else if (Array.isArray(value)) for (const item of value) yield* dictsIn(num, item);
}
