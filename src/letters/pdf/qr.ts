/** A QR code drawn square by square, so that it stays sharp in print; a figure that says where it leads. */
import type { Span } from '../markdown/blocks.js';
import { type QrModules, qrCode } from '../qr.js';
import type { Flow } from './flow.js';
import { boxOf } from './image.js';
import { num } from './pdf-text.js';
import { setLines } from './set-lines.js';
import { body, drawParagraph, paragraphGap } from './text.js';

const side = 84;
/** The room that a code takes. */
export const qrHeight = side + 6;
/** Free room between a code and the text to the left of it. */
const gutter = 12;
/** Light modules that must stand around the code (ISO/IEC 18004). */
const quiet = 4;

/** The height of a paragraph with a code to the right of it; null when it is too long to stand beside one. */
export function besideQrHeight(flow: Flow, spans: Span[]): number | null {
  const lines = setLines(spans, body.size, flow.width - side - gutter).length;
  return lines <= 12 ? Math.max(qrHeight, lines * body.lineHeight + paragraphGap) : null;
}

/** Draws a paragraph and the code that it explains, to the right of it: read after it, on the same page. */
export function drawBesideQr(flow: Flow, spans: Span[], { text, alt }: { text: string; alt: string }): void {
  flow.need(besideQrHeight(flow, spans) ?? 0);
  const top = flow.y;
  drawParagraph(flow, spans, body, flow.width - side - gutter);
  const bottom = flow.y;
  const code = qrCode(text);
  const light = quietWidth(code);
  drawAt(flow, code, alt, { x: flow.right - side + light, y: top - light + 2 });
  flow.y = Math.max(bottom, top + qrHeight);
}

/** Draws the code at the cursor and goes on below it. */
export function drawQr(flow: Flow, text: string, alt: string): void {
  const code = qrCode(text);
  flow.need(qrHeight);
  drawAt(flow, code, alt, { x: flow.left - quietWidth(code), y: flow.y });
  flow.y += qrHeight;
}

/** Width of the light around a code, in points. */
function quietWidth({ size }: QrModules): number {
  return (quiet * side) / (size + 2 * quiet);
}

/** @param place of the left upper corner of the light around it, in points from the top left. */
function drawAt(flow: Flow, code: QrModules, alt: string, { x, y }: { x: number; y: number }): void {
  const box = boxOf(flow.paper, x, y, { width: side, height: side });
  const figure = flow.element('Figure', flow.root, { alt, box });
  const unit = (side / (code.size + 2 * quiet)).toFixed(5);
  flow.tagged(figure, 'Figure', () => {
    flow.ink.raw(`q ${unit} 0 0 ${unit} ${num(x)} ${num(y)} cm 0 0 0 rg\n${squares(code)}f\nQ`);
  });
  figure.end();
}

/** One rectangle for each row of dark modules that touch; a module is a unit wide, the light counts too. */
function squares({ size, data }: QrModules): string {
  let found = '';
  for (let row = 0; row < size; row++) {
    for (let from = 0; from < size; from++) {
      let to = from;
      while (to < size && data[row * size + to]) to++;
      if (to > from) found += `${from + quiet} ${row + quiet} ${to - from} 1 re\n`;
      from = to;
    }
  }
  return found;
}
