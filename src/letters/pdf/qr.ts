/** A QR code drawn square by square, so that it stays sharp in print; a figure that says where it leads. */
import { create } from 'qrcode';
import { colours, type Flow } from './flow.js';
import { boxOf } from './image.js';
import { num } from './pdf-text.js';

const side = 84;
/** The room that a code takes. */
export const qrHeight = side + 6;
/** Light modules that must stand around the code (ISO/IEC 18004). */
const quiet = 4;

/** Draws the code at the cursor and goes on below it. */
export function drawQr(flow: Flow, text: string, alt: string): void {
  const modules = modulesOf(text);
  const unit = side / (modules.size + 2 * quiet);
  flow.need(qrHeight);
  const place = { x: flow.left - quiet * unit, y: flow.y };
  const figure = flow.element('Figure', flow.root, {
    alt,
    box: boxOf(flow.paper, place.x, place.y, { width: side, height: side }),
  });
  flow.tagged(figure, 'Figure', () => {
    flow.ink.raw(`0 0 0 rg\n${squares(modules, place, unit).join('\n')}\nf\n${colours.ink} rg`);
  });
  figure.end();
  flow.y += qrHeight;
}

interface Modules {
  size: number;
  data: ArrayLike<number | boolean>;
}

/** Finding the best pattern takes as long as a page of text, and the letters of an agency often lead to one address. */
const known = new Map<string, Modules>();

function modulesOf(text: string): Modules {
  let modules = known.get(text);
  if (!modules) {
    if (known.size > 200) known.clear();
    ({ modules } = create(text, { errorCorrectionLevel: 'M' }));
    known.set(text, modules);
  }
  return modules;
}

/** One rectangle for each row of dark modules that touch. */
function squares({ size, data }: Modules, place: { x: number; y: number }, unit: number): string[] {
  const found: string[] = [];
  for (let row = 0; row < size; row++) {
    for (let from = 0; from < size; from++) {
      let to = from;
      while (to < size && data[row * size + to]) to++;
      const x = place.x + (from + quiet) * unit;
      const y = place.y + (row + quiet) * unit;
      if (to > from) found.push(`${num(x)} ${num(y)} ${num((to - from) * unit)} ${num(unit)} re`);
      from = to;
    }
  }
  return found;
}
