/** The structure tree of a document, written as it grows: an element is gone from memory once it is ended. */
import { visibleLine } from '../visible.js';
import { endText, type Pdf, type Ref } from './document.js';
import { num, pdfString, pdfText } from './pdf-text.js';

export interface TagOptions {
  /** Scope of a head cell. */
  scope?: 'Column' | 'Row';
  /** Language, where it is another than that of the element above. */
  lang?: string;
  /** What a figure shows. */
  alt?: string;
  /** The room that a figure takes: left, bottom, right, top in points from the bottom left. */
  box?: [number, number, number, number];
  /** Kind of a list's labels. */
  numbering?: 'Decimal' | 'Disc' | 'Square' | 'LowerAlpha' | 'UpperAlpha' | 'LowerRoman';
}

/** An element that is being drawn. */
export class Tag {
  readonly ref: Ref;
  /** `12 0 R` */
  readonly name: string;
  private page: Ref | undefined;
  private readonly kids: string[] = [];

  constructor(
    doc: Pdf,
    private readonly parent: string,
    private readonly type: string,
    private readonly options: TagOptions,
  ) {
    this.ref = doc.ref({});
    this.name = `${this.ref}`;
  }

  /** Marked content of a page belongs to this element. */
  addContent(page: Ref, id: number): void {
    this.page ??= page;
    this.kids.push(this.page === page ? String(id) : `<</Type /MCR /Pg ${page} /MCID ${id}>>`);
  }

  addKid(tag: Tag): void {
    this.kids.push(tag.name);
  }

  /** Writes the element. Nothing can be added to it after that. */
  end(): void {
    const page = this.page ? ` /Pg ${this.page}` : '';
    endText(
      this.ref,
      `<</Type /StructElem /S /${this.type} /P ${this.parent}${page}${words(this.options)} /K [${this.kids.join(' ')}]>>`,
    );
  }
}

function words({ scope, lang, alt, box, numbering }: TagOptions): string {
  let text = '';
  if (scope) text += ` /A <</O /Table /Scope /${scope}>>`;
  if (numbering) text += ` /A <</O /List /ListNumbering /${numbering}>>`;
  if (box) text += ` /A <</O /Layout /Placement /Block /BBox [${box.map(num).join(' ')}]>>`;
  if (lang) text += ` /Lang ${pdfString(lang)}`;
  if (alt) text += ` /Alt ${pdfString(visibleLine(alt))}`;
  return text;
}

/** The tree of a document, and which element each piece of a page belongs to. */
export class Tags {
  readonly root: Tag;
  private readonly tree: Ref;
  private owners: string[] = [];
  private readonly pages: string[] = [];

  constructor(private readonly doc: Pdf) {
    this.tree = doc.getStructTreeRoot();
    this.root = new Tag(doc, `${this.tree}`, 'Document', {});
    this.tree.data.K = [this.root.ref];
  }

  /** A child of `parent`; `end()` it when its content is drawn. */
  open(type: string, parent: Tag, options: TagOptions = {}): Tag {
    const tag = new Tag(this.doc, parent.name, type, options);
    parent.addKid(tag);
    return tag;
  }

  /** The number of the next piece of marked content on a page, which belongs to an element. */
  mark(tag: Tag, page: Ref): number {
    const id = this.owners.push(tag.name) - 1;
    tag.addContent(page, id);
    return id;
  }

  /** The key by which the page that is being drawn finds its elements. */
  get pageKey(): number {
    return this.pages.length;
  }

  /** Writes whose content the page holds. */
  endPage(): void {
    const list = this.doc.ref({});
    endText(list, `[${this.owners.join(' ')}]`);
    this.pages.push(`${list}`);
    this.owners = [];
  }

  end(): void {
    this.root.end();
    const nums = this.pages.map((list, key) => `${key} ${list}`).join(' ');
    this.tree.data.ParentTree = pdfText(`<</Nums [${nums}]>>`);
    this.tree.data.ParentTreeNextKey = this.pages.length;
  }
}
