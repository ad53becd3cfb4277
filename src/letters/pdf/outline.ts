/** The bookmarks of a letter: its documents where it has several, and below them its headings. */
import { visibleLine } from '../visible.js';
import type { Bookmark, PaperSize, Pdf } from './document.js';

/** Collects bookmarks of the page that is being drawn. */
export class Outline {
  /** The last bookmark of each level, those above it included; the first is the document, or the file. */
  private above: Bookmark[];

  constructor(
    private readonly doc: Pdf,
    private readonly paper: PaperSize,
  ) {
    this.above = [doc.outline];
  }

  /** A document of a letter begins; its headings stand below it. */
  begin(title: string): void {
    this.above = [this.doc.outline.addItem(visibleLine(title), at(0, this.paper))];
  }

  /**
   * A heading, below the last one of a higher level.
   * @param top distance of the heading from the page's top, in points.
   */
  add(level: 1 | 2 | 3, title: string, top: number): void {
    this.above = this.above.slice(0, level);
    const parent = this.above.at(-1)!;
    this.above.push(parent.addItem(visibleLine(title), at(top, this.paper)));
  }
}

/** pdfkit measures `left` from the right edge. */
function at(top: number, paper: PaperSize): { top: number; left: number; expanded: boolean } {
  return { top: Math.max(0, top - 10), left: paper.width, expanded: true };
}
