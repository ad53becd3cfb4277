/** Text cut into what a reader takes for one sign each: a letter with its marks, a flag, a family of emoji. */

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Letters and signs of alphabets in which two that stand side by side are never one sign. */
const apart =
  '[ -~\\u00c0-\\u024f\\u0391-\\u03ff\\u0400-\\u0482\\u05d0-\\u05ea\\u0621-\\u064a\\u3041-\\u3096\\u4e00-\\u9fff]';
const boundary = new RegExp(`(?<=${apart})(?=${apart})`, 'u');
/** Signs of UTF-16 after which a piece ends where it can, and after which it ends wherever it is. */
const enough = 200;
const most = 1000;

/**
 * The signs of a text in their order; joined they are the text. Node's segmenter copies its whole input for each sign that
 * it finds, so that a long text of another alphabet would take its length times its length of memory: it gets pieces.
 */
export function graphemes(text: string): string[] {
  const found: string[] = [];
  for (let from = 0; from < text.length; ) {
    const to = pieceEnd(text, from);
    for (const { segment } of segmenter.segment(text.slice(from, to))) found.push(segment);
    from = to;
  }
  return found;
}

function pieceEnd(text: string, from: number): number {
  if (text.length - from <= most) return text.length;
  const window = text.slice(from + enough - 1, from + most);
  const at = boundary.exec(window)?.index;
  if (at !== undefined) return from + enough - 1 + at;
  return from + most - (isHalf(text.charCodeAt(from + most - 1)) ? 1 : 0);
}

/** The first half of a sign of two units. */
function isHalf(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}
