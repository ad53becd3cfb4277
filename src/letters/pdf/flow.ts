/** Where the next line of a letter goes: pages, the cursor, and the tags that follow text across pages. */
import { margins, type PaperSize, type Pdf, pack, type Ref, setStream } from './document.js';
import { DocumentFonts } from './fonts/document-fonts.js';
import type { Pictures } from './image.js';
import type { Line } from './lines.js';
import { Ink, num } from './pdf-text.js';
import { type Tag, type TagOptions, Tags } from './tags.js';

/** Colours as a PDF writes them: red, green and blue from 0 to 1. */
export const colours = {
  ink: '0.106 0.106 0.106',
  quiet: '0.337 0.361 0.396',
  rule: '0.443 0.463 0.478',
  hair: '0.663 0.682 0.694',
  alarm: '0.545 0.039 0.012',
  pale: '0.965 0.933 0.933',
} as const;
export type Colour = keyof typeof colours;

export interface TextPlace {
  x: number;
  size: number;
  lineHeight: number;
  color?: Colour;
}

/** What stands around the text of a page. */
export interface PageFurniture {
  /** Draws what lies under the text of a new page. */
  under(flow: Flow): void;
  /** Takes the page's second content, to be written when the number of pages is known. */
  foot(foot: Ref): void;
}

/** Draws top to bottom and begins pages as needed. All positions are in points from the top left. */
export class Flow {
  y = margins.top;
  /** How many pages were begun. */
  pages = 0;
  readonly left = margins.left;
  readonly width: number;
  readonly bottom: number;
  /** Where text ends to the right, and the first line of the foot. */
  readonly right: number;
  readonly footTop: number;
  readonly ink = new Ink();
  readonly fonts: DocumentFonts;
  readonly tags: Tags;
  /** The element that blocks are added to: the document, or one part of it. */
  root: Tag;

  private furniture: PageFurniture | undefined;

  constructor(
    readonly doc: Pdf,
    readonly pictures: Pictures,
    readonly paper: PaperSize,
  ) {
    this.right = paper.width - margins.right;
    this.width = this.right - margins.left;
    this.bottom = paper.height - margins.bottom;
    this.footTop = this.bottom + 26;
    this.fonts = new DocumentFonts(doc);
    this.tags = new Tags(doc);
    this.root = this.tags.root;
  }

  /** Begins a page, with the furniture of the one before if none is given; that one is written and gone. */
  newPage(furniture = this.furniture): void {
    this.endPage();
    this.furniture = furniture;
    this.doc.addPage();
    this.pages += 1;
    const { page } = this.doc;
    const foot = this.doc.ref({});
    page.dictionary.data.Contents = [page.content, foot];
    page.dictionary.data.StructParents = this.tags.pageKey;
    this.ink.raw(`${colours.ink} rg`);
    furniture?.under(this);
    furniture?.foot(foot);
    this.toTop();
  }

  /** Sets the cursor to where the text of a page begins. */
  protected toTop(): void {
    this.y = margins.top;
  }

  /** Ends the last page and the structure tree. */
  end(): void {
    this.endPage();
    this.tags.end();
  }

  /** Writes the content of the page that is open. */
  private endPage(): void {
    if (this.pages === 0) return;
    const { page } = this.doc;
    for (const [name, ref] of this.ink.fonts) page.fonts[name] = ref;
    this.ink.fonts.clear();
    const content = Buffer.from(upsideDown(this.paper) + this.ink.take(), 'latin1');
    setStream(page.content, pack(content), true);
    this.tags.endPage();
  }

  /** True when nothing was drawn on this page yet. */
  get atTop(): boolean {
    return this.y <= margins.top;
  }

  /** Begins a page when less than `height` is left on this one. */
  need(height: number): void {
    if (!this.atTop && this.y + height > this.bottom) this.newPage();
  }

  /** Leaves room, but not at the top of a page. */
  gap(height: number): void {
    if (!this.atTop) this.y += height;
  }

  /** A child of `parent` in the structure tree; `end()` it when its content is drawn. */
  element(type: string, parent: Tag = this.root, options: TagOptions = {}): Tag {
    return this.tags.open(type, parent, options);
  }

  /** Draws inside marked content that belongs to an element. All of it must be on one page. */
  tagged(element: Tag, type: string, draw: () => void): void {
    const id = this.tags.mark(element, this.doc.page.dictionary);
    this.ink.raw(`/${type} <</MCID ${id}>> BDC`);
    draw();
    this.ink.raw('EMC');
  }

  /** Draws what only adorns the page, unseen by a screen reader. */
  artifact(draw: () => void): void {
    this.ink.raw('/Artifact <</Type /Layout>> BDC');
    draw();
    this.ink.raw('EMC');
  }

  /** A horizontal rule at the cursor. */
  rule(x: number, width: number, weight = 0.5, color: Colour = 'rule', y = this.y): void {
    this.artifact(() => {
      const line = `${num(x)} ${num(y)} m ${num(x + width)} ${num(y)} l S`;
      this.ink.raw(`${num(weight)} w ${colours[color]} RG ${line}`);
    });
  }

  /** Draws lines below each other and goes on to the next page where they do not fit; no line stands alone. */
  lines(element: Tag, type: string, all: readonly Line[], place: TextPlace): void {
    for (let from = 0; from < all.length; ) {
      const count = this.fitting(all.length - from, place.lineHeight);
      const now = all.slice(from, from + count);
      if (now.length > 0) this.tagged(element, type, () => this.draw(now, place));
      this.y += now.length * place.lineHeight;
      from += count;
      if (from < all.length) this.newPage();
    }
  }

  /** Draws one line at the cursor without moving it, in whatever content is open. */
  line(line: Line, place: TextPlace, y = this.y, ink = this.ink): void {
    if (line.runs.length === 0) return;
    const baseline = y + place.lineHeight * 0.74;
    ink.begin();
    for (const run of line.runs) {
      ink.at(place.x + run.x, baseline);
      this.fonts.showRun(run, place.size, ink);
    }
    ink.end();
  }

  private draw(lines: readonly Line[], place: TextPlace): void {
    if (place.color) this.ink.raw(`${colours[place.color]} rg`);
    lines.forEach((line, index) => {
      this.line(line, place, this.y + index * place.lineHeight);
    });
    if (place.color) this.ink.raw(`${colours.ink} rg`);
  }

  /** How many of the lines go on this page: not one alone here, and not one alone on the next. */
  private fitting(count: number, lineHeight: number): number {
    const room = Math.max(this.atTop ? 1 : 0, Math.floor((this.bottom - this.y + 0.01) / lineHeight));
    if (room >= count) return count;
    if (room < 2 && !this.atTop) return 0;
    return count - room === 1 && room > 2 ? room - 1 : room;
  }
}

/** pdfkit begins each page with this matrix; the content is set in one go, so it is written again. */
const upsideDown = ({ height }: PaperSize) => `1 0 0 -1 0 ${num(height)} cm\n`;
