/** The bookmarks of a file, in order (ISO 32000-1, 12.3.3). */
import type { PdfDocument } from './document.js';
import { type PdfDict, textOf } from './values.js';

export interface Bookmark {
  title: string;
  level: number;
  dict: PdfDict;
}

export function outlineOf(doc: PdfDocument): Bookmark[] {
  const found: Bookmark[] = [];
  const seen = new Set<PdfDict>();
  const visit = (parent: PdfDict | undefined, level: number): void => {
    for (
      let at = doc.file.dict(parent?.get('First'));
      at && !seen.has(at);
      at = doc.file.dict(at.get('Next'))
    ) {
      seen.add(at);
      found.push({ title: textOf(doc.file.get(at.get('Title'))) ?? '', level, dict: at });
      visit(at, level + 1);
    }
  };
  visit(doc.file.dict(doc.catalog.get('Outlines')), 1);
  return found;
}
