/** Styled text → lines, and the lines of texts that were set before: letters say the same again and again. */
import type { Span } from '../markdown/blocks.js';
import { breakLines, type Line } from './lines.js';
import { piecesOf } from './pieces.js';

/** Lines by size, width and text. They are only read, so that all letters of the process can share them. */
const known = new Map<string, Line[]>();
/** Signs of all keys together; some hundred letters. A line takes about ten times the room of its text. */
let signs = 0;
const mostSigns = 1_000_000;
const longest = 4000;

/** The lines of some spans at a size and width in points; at least one, which may be empty. Not to be changed. */
export function setLines(spans: Span[], size: number, width: number): readonly Line[] {
  const key = keyOf(spans, size, width);
  const found = known.get(key);
  if (found) return found;
  const lines = breakLines(piecesOf(spans), size, width);
  if (key.length <= longest) keep(key, lines);
  return lines;
}

function keep(key: string, lines: Line[]): void {
  if (signs > mostSigns) {
    known.clear();
    signs = 0;
  }
  known.set(key, lines);
  signs += key.length;
}

/** No two texts have one key: each span says its style and its length first. */
function keyOf(spans: Span[], size: number, width: number): string {
  let key = `${size} ${width}`;
  for (const { text, bold, italic, code } of spans) {
    const style = (bold ? 1 : 0) + (italic ? 2 : 0) + (code ? 4 : 0);
    key += ` ${style} ${text.length} ${text}`;
  }
  return key;
}
