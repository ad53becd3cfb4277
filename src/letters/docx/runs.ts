/** Styled text → runs of WordprocessingML: fonts for each group of scripts, right-to-left text marked as such. */
import { type IRunPropertiesOptions, TextRun } from 'docx';
import type { Span } from '../markdown/blocks.js';
import { visible } from '../visible.js';

/** Fonts that Word and LibreOffice have or replace, named for each group of scripts. */
export const fonts = {
  text: { ascii: 'Arial', hAnsi: 'Arial', cs: 'Arial', eastAsia: 'Noto Sans CJK SC' },
  code: { ascii: 'Courier New', hAnsi: 'Courier New', cs: 'Courier New', eastAsia: 'Noto Sans CJK SC' },
};

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
/** From one right-to-left sign to the last before other letters or figures. */
const rightToLeftRun = new RegExp(
  `${rightToLeft.source}(?:[^\\p{L}\\p{N}]*${rightToLeft.source}|\\p{M})*`,
  'gu',
);

/**
 * The runs of some spans.
 * @param language BCP 47, where it is another than the document's.
 */
export function runsOf(spans: Span[], language?: string, look: IRunPropertiesOptions = {}): TextRun[] {
  return spans.flatMap((span) => {
    const text = visible(span.text);
    return piecesOf(text).flatMap((piece) => runsOfLines(piece, { ...look, ...styleOf(span, language) }));
  });
}

interface Piece {
  text: string;
  rightToLeft: boolean;
}

/** Splits where the direction changes, so that Word takes the complex script's font and order. */
function piecesOf(text: string): Piece[] {
  if (!rightToLeft.test(text)) return text === '' ? [] : [{ text, rightToLeft: false }];
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of text.matchAll(rightToLeftRun)) {
    if (match.index > at) pieces.push({ text: text.slice(at, match.index), rightToLeft: false });
    pieces.push({ text: match[0], rightToLeft: true });
    at = match.index + match[0].length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), rightToLeft: false });
  return pieces;
}

function styleOf(span: Span, language: string | undefined): IRunPropertiesOptions {
  return {
    ...(span.bold ? { bold: true } : {}),
    ...(span.italic ? { italics: true } : {}),
    ...(span.code ? { font: fonts.code, noProof: true } : {}),
    ...(language ? { language: { value: language } } : {}),
  };
}

/** A line end begins a run of its own, with a break before its text. */
function runsOfLines({ text, rightToLeft }: Piece, look: IRunPropertiesOptions): TextRun[] {
  const style = rightToLeft ? { ...look, rightToLeft: true } : look;
  return text
    .split('\n')
    .map((line, index) => new TextRun({ ...style, text: line, break: index === 0 ? 0 : 1 }));
}
