/** The bookmarks of a letter: its headings, two levels deep. */
import { pageSize } from './document.js';

interface Bookmark {
  addItem(title: string, options: { top: number; left: number; expanded: boolean }): Bookmark;
}

/** Collects headings as bookmarks of the page that is being drawn. */
export class Outline {
  private chapter: Bookmark | undefined;

  constructor(private readonly doc: PDFKit.PDFDocument) {}

  /** @param top distance of the heading from the page's top, in points. */
  add(level: 1 | 2 | 3, title: string, top: number): void {
    if (level === 3) return;
    // pdfkit measures `left` from the right edge.
    const options = { top: Math.max(0, top - 10), left: pageSize.width, expanded: true };
    const root = this.doc.outline as unknown as Bookmark;
    if (level === 1 || !this.chapter) this.chapter = root.addItem(title, options);
    else this.chapter.addItem(title, options);
  }
}
