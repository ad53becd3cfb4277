/** What stands on each page around the text: letterhead, foot with case and page, the mark of a draft. */
import type { ComposedLetter } from '../compose.js';
import { margins, pageSize, useFace } from './document.js';
import { type Flow, ink } from './flow.js';
import { face } from './fonts.js';
import { breakLines, type Line, widthOf } from './lines.js';
import { piecesOf } from './pieces.js';

const foot = { size: 8.5, lineHeight: 11.5 };
const quiet = '#565c65';

/** The agency's lines at the top of the first page. */
export function drawLetterhead(flow: Flow, lines: string[]): void {
  lines.forEach((text, index) => {
    const first = index === 0;
    const look = first ? { size: 15, lineHeight: 20 } : { size: 9.5, lineHeight: 13 };
    const element = flow.element('P');
    flow.lines(element, 'P', breakLines(piecesOf([{ text, bold: first }]), look.size, flow.width), {
      x: flow.left,
      ...look,
    });
    element.end();
  });
  if (lines.length > 0) flow.rule(flow.left, flow.width, 1.5, ink, flow.y + 5);
  flow.y += 24;
}

/** Case, reference and `Page n of m` on every page. Call it when all pages are there. */
export function drawFeet(doc: PDFKit.PDFDocument, letter: ComposedLetter): number {
  const { start, count } = doc.bufferedPageRange();
  const status = letter.final ? `Check code ${letter.code}` : 'Draft';
  for (let index = 0; index < count; index++) {
    doc.switchToPage(start + index);
    doc.markContent('Artifact', { type: 'Pagination', attached: ['Bottom'] });
    drawFoot(doc, `${letter.foot}  ·  ${status}`, `Page ${index + 1} of ${count}`);
    doc.endMarkedContent();
  }
  return count;
}

function drawFoot(doc: PDFKit.PDFDocument, left: string, right: string): void {
  const y = pageSize.height - margins.bottom + 26;
  const end = pageSize.width - margins.right;
  doc
    .lineWidth(0.5)
    .strokeColor('#a9aeb1')
    .moveTo(margins.left, y - 6)
    .lineTo(end, y - 6)
    .stroke();
  doc.fillColor(quiet);
  const width = widthOf(right, face('regular'), foot.size);
  const first = breakLines(piecesOf([{ text: left }]), foot.size, end - margins.left - width - 20)[0]!;
  put(doc, first, margins.left, y);
  put(doc, breakLines(piecesOf([{ text: right }]), foot.size, 200)[0]!, end - width, y);
  doc.fillColor(ink);
}

function put(doc: PDFKit.PDFDocument, line: Line, x: number, y: number): void {
  for (const run of line.runs) {
    useFace(doc, run.face, foot.size);
    doc.text(run.text, x + run.x, y + foot.lineHeight * 0.74, { lineBreak: false, baseline: 'alphabetic' });
  }
}

/** DRAFT across the page, under the text, pale enough to read through. */
export function drawDraftMark(doc: PDFKit.PDFDocument): void {
  const size = 120;
  const width = widthOf('DRAFT', face('bold'), size);
  doc.markContent('Artifact', { type: 'Layout' });
  doc.save();
  doc.rotate(-45, { origin: [pageSize.width / 2, pageSize.height / 2] });
  doc.fillColor('#f6eeee');
  useFace(doc, face('bold'), size);
  doc.text('DRAFT', pageSize.width / 2 - width / 2, pageSize.height / 2 + size * 0.35, {
    lineBreak: false,
    baseline: 'alphabetic',
  });
  doc.restore();
  doc.endMarkedContent();
}
