/** How many pages a paper takes: it is laid out as for print, by the same code, and nothing is drawn. */
import { papers } from '../paper.js';
import type { Bookmark, Pdf, Ref } from './document.js';
import { drawDocument } from './draw-document.js';
import { Flow } from './flow.js';
import { Outline } from './outline.js';
import type { PrintableDocument, PrintableLetter } from './print.js';
import type { Tag } from './tags.js';

/**
 * The pages of one paper of a letter. Each paper begins on a page of its own, so that they are as many alone as in the
 * letter.
 */
export function countPages(letter: PrintableLetter, document: PrintableDocument): number {
  const paper = papers[letter.paper];
  const flow = new Ruler(emptyPdf(), new Map(), paper);
  flow.newPage();
  const drawing = drawDocument(
    flow,
    { ...letter, documents: [document] },
    document,
    new Outline(flow.doc, paper),
  );
  while (!drawing.next().done);
  return flow.pages;
}

/** A flow that goes down the pages and leaves nothing on them. */
class Ruler extends Flow {
  override newPage(): void {
    this.pages += 1;
    this.toTop();
  }

  override element(): Tag {
    return this.root;
  }

  override tagged(): void {}
  override artifact(): void {}
  override line(): void {}
}

/** Stands for the file to which nothing is written. */
function emptyPdf(): Pdf {
  const ref: Ref & Record<string, unknown> = {
    data: {},
    end: () => undefined,
    id: 0,
    document: { _offset: 0, _write: () => undefined, _refEnd: () => undefined },
    toString: () => '0 0 R',
  };
  const bookmark: Bookmark = { addItem: () => bookmark };
  const page = { dictionary: ref, content: ref, fonts: {}, xobjects: {} };
  return {
    ...{ _root: ref, page, outline: bookmark, ref: () => ref, getStructTreeRoot: () => ref },
    ...{ addPage: () => undefined, addNamedEmbeddedFile: () => undefined, end: () => undefined },
    openImage: () => ({ label: '', obj: null, embed: () => undefined }),
  };
}
