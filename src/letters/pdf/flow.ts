/** Where the next line of a letter goes: pages, the cursor, and the tags that follow text across pages. */
import { margins, pageSize, useFace } from './document.js';
import type { Line } from './lines.js';

export type Element = PDFKit.PDFStructureElement;

export const ink = '#1b1b1b';

export interface TextPlace {
  x: number;
  size: number;
  lineHeight: number;
  color?: string;
}

/** Draws top to bottom and begins pages as needed. All positions are in points from the top left. */
export class Flow {
  y = margins.top;
  readonly left = margins.left;
  readonly width = pageSize.width - margins.left - margins.right;
  readonly bottom = pageSize.height - margins.bottom;

  constructor(
    readonly doc: PDFKit.PDFDocument,
    readonly root: Element,
    /** Draws what lies under the text of each new page. */
    private readonly underlay: (doc: PDFKit.PDFDocument) => void,
  ) {
    this.newPage();
  }

  newPage(): void {
    this.doc.addPage();
    this.underlay(this.doc);
    this.doc.fillColor(ink);
    this.y = margins.top;
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
  element(type: string, parent: Element = this.root, options: Record<string, unknown> = {}): Element {
    const made = this.doc.struct(type, options);
    parent.add(made);
    return made;
  }

  /** Draws inside marked content that belongs to an element. All of it must be on one page. */
  tagged(element: Element, type: string, draw: () => void): void {
    const content = this.doc.markStructureContent(type);
    draw();
    this.doc.endMarkedContent();
    element.add(content);
  }

  /** Draws what only adorns the page, unseen by a screen reader. */
  artifact(draw: () => void): void {
    this.doc.markContent('Artifact', { type: 'Layout' });
    draw();
    this.doc.endMarkedContent();
  }

  /** A horizontal rule at the cursor. */
  rule(x: number, width: number, weight = 0.5, color = '#71767a', y = this.y): void {
    this.artifact(() => {
      this.doc
        .lineWidth(weight)
        .strokeColor(color)
        .moveTo(x, y)
        .lineTo(x + width, y)
        .stroke();
    });
  }

  /** Draws lines below each other and goes on to the next page where they do not fit; no line stands alone. */
  lines(element: Element, type: string, all: Line[], place: TextPlace): void {
    for (let rest = all; rest.length > 0; ) {
      const count = this.fitting(rest.length, place.lineHeight);
      const now = rest.slice(0, count);
      if (now.length > 0) this.tagged(element, type, () => this.draw(now, place));
      rest = rest.slice(count);
      if (rest.length > 0) this.newPage();
    }
  }

  /** Draws one line at the cursor without moving it, in whatever content is open. */
  line(line: Line, place: TextPlace, y = this.y): void {
    const baseline = y + place.lineHeight * 0.74;
    for (const run of line.runs) {
      useFace(this.doc, run.face, place.size);
      this.doc.text(run.text, place.x + run.x, baseline, { lineBreak: false, baseline: 'alphabetic' });
    }
  }

  private draw(lines: Line[], place: TextPlace): void {
    if (place.color) this.doc.fillColor(place.color);
    for (const line of lines) {
      this.line(line, place);
      this.y += place.lineHeight;
    }
    if (place.color) this.doc.fillColor(ink);
  }

  /** How many of the lines go on this page: not one alone here, and not one alone on the next. */
  private fitting(count: number, lineHeight: number): number {
    const room = Math.max(this.atTop ? 1 : 0, Math.floor((this.bottom - this.y + 0.01) / lineHeight));
    if (room >= count) return count;
    if (room < 2 && !this.atTop) return 0;
    return count - room === 1 && room > 2 ? room - 1 : room;
  }
}
