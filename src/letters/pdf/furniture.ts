/** What stands on each page around the text: letterhead, foot with case and page, the mark of a draft. */
import type { Letterhead } from '../compose.js';
import { say } from '../words.js';
import { endStream, margins, type Ref } from './document.js';
import { colours, type Flow, type PageFurniture } from './flow.js';
import { drawImage, sizeOf } from './image.js';
import type { Line } from './lines.js';
import { Ink, num } from './pdf-text.js';
import type { PrintableDocument, PrintableLetter } from './print.js';
import { setLines } from './set-lines.js';

const foot = { size: 8.5, lineHeight: 11.5 };

/** The agency's lines at the top of the first page, its logo to the left of them and its seal to the right. */
export function drawLetterhead(flow: Flow, { lines, logo, seal }: Letterhead): void {
  const top = flow.y;
  const room = { width: 110, height: 64 };
  const logoSize = logo ? sizeOf(logo, room) : { width: 0, height: 0 };
  const sealSize = seal ? sizeOf(seal, room) : { width: 0, height: 0 };
  if (logo) drawImage(flow, logo, flow.left, top, logoSize);
  const x = flow.left + (logo ? logoSize.width + 14 : 0);
  const width = flow.width - (x - flow.left) - (seal ? sealSize.width + 14 : 0);
  lines.forEach((text, index) => {
    const first = index === 0;
    const look = first ? { size: 15, lineHeight: 20 } : { size: 9.5, lineHeight: 13 };
    const element = flow.element('P');
    flow.lines(element, 'P', setLines([{ text, bold: first }], look.size, width), { x, ...look });
    element.end();
  });
  if (seal) drawImage(flow, seal, flow.right - sealSize.width, top, sealSize);
  flow.y = Math.max(flow.y, top + Math.max(logoSize.height, sealSize.height));
  if (flow.y > top) flow.rule(flow.left, flow.width, 1.5, 'ink', flow.y + 5);
  flow.y += 24;
}

interface WaitingLabel {
  ref: Ref;
  language: string;
}

/** Case, reference and `Page n of m` on every page; the last is written when all pages are there and `m` is known. */
export class Feet {
  private readonly waiting: WaitingLabel[] = [];

  /** What stands around the pages of one document of a letter. @param textWidth in points */
  of(letter: PrintableLetter, document: PrintableDocument, textWidth: number): PageFurniture {
    const { language } = document;
    const text = [document.foot, ...letter.marks].join(' · ');
    const room = textWidth - labelOf(language, 8888, 8888).width - 20;
    const lines = setLines([{ text }], foot.size, room).slice(0, 3);
    return {
      under: (flow) => {
        if (!letter.final) drawDraftMark(flow, say(letter.language, 'watermark'));
        drawFoot(flow, lines);
        prepareLabel(flow, language);
      },
      foot: (ref) => this.waiting.push({ ref, language }),
    };
  }

  end(flow: Flow): void {
    this.waiting.forEach(({ ref, language }, index) => {
      const ink = new Ink();
      const line = labelOf(language, index + 1, this.waiting.length);
      ink.raw('/Artifact <</Type /Pagination /Attached [/Bottom]>> BDC');
      ink.raw(`${colours.quiet} rg`);
      flow.line(line, { x: flow.right - line.width, ...foot }, flow.footTop, ink);
      ink.raw('EMC');
      endStream(ref, Buffer.from(ink.take(), 'latin1'));
    });
  }
}

function labelOf(language: string, n: number, m: number): Line {
  return setLines([{ text: say(language, 'page', { n, m }) }], foot.size, 300)[0]!;
}

/** The page must know the fonts of its label before the label is drawn. */
function prepareLabel(flow: Flow, language: string): void {
  const scratch = new Ink();
  flow.line(labelOf(language, 123456789, 0), { x: 0, ...foot }, 0, scratch);
  for (const [name, ref] of scratch.fonts) flow.ink.fonts.set(name, ref);
}

function drawFoot(flow: Flow, lines: readonly Line[]): void {
  const { ink, footTop, right } = flow;
  const y = num(footTop - 6);
  ink.raw('/Artifact <</Type /Pagination /Attached [/Bottom]>> BDC');
  ink.raw(`0.5 w ${colours.hair} RG ${margins.left} ${y} m ${num(right)} ${y} l S ${colours.quiet} rg`);
  lines.forEach((line, index) => {
    flow.line(line, { x: margins.left, ...foot }, footTop + index * foot.lineHeight);
  });
  ink.raw(`${colours.ink} rg\nEMC`);
}

/** DRAFT across the page, under the text, pale enough to read through. */
function drawDraftMark(flow: Flow, text: string): void {
  const size = 120;
  const line = setLines([{ text, bold: true }], size, Number.POSITIVE_INFINITY)[0]!;
  const half = Math.SQRT1_2;
  const { width, height } = flow.paper;
  flow.artifact(() => {
    // Turned by 45 degrees about the middle of the page, to which everything is then measured.
    flow.ink.raw(
      `q ${num(half)} ${num(-half)} ${num(half)} ${num(half)} ${num(width / 2)} ${num(height / 2)} cm ${colours.pale} rg`,
    );
    flow.line(line, { x: -line.width / 2, size, lineHeight: 0 }, size * 0.35);
    flow.ink.raw('Q');
  });
}
