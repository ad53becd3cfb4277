/** The text of a PDF's first pages, for readers that recognise it by its title or the header of its table. */
import { isProblem } from '../../base/problem.js';
import type { Item } from '../contract.js';
import { type PdfLine, readPdfLines } from './pdf-text.js';

const pages = 2;
/** Larger ones are not opened twice: they are recognised by what lies beside them. */
const mostBytes = 32 * 1024 * 1024;
const known = new WeakMap<Item, Promise<PdfLine[]>>();

/**
 * Lines of the first two pages; an empty list when the PDF cannot be opened (its reading will say why). Worked out once for an
 * item, however many ask.
 */
export function pdfHead(item: Item): Promise<PdfLine[]> {
  let lines = known.get(item);
  if (lines === undefined) {
    lines = look(item);
    known.set(item, lines);
  }
  return lines;
}

async function look(item: Item): Promise<PdfLine[]> {
  const lines: PdfLine[] = [];
  if (item.size > mostBytes) return lines;
  try {
    await readPdfLines(item, (line) => lines.push(line), { most: pages });
  } catch (error) {
    if (!isProblem(error)) throw error;
  }
  return lines;
}
