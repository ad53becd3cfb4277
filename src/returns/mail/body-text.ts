/** The text of a mail that people read: plain where there is one, else the HTML as text. */
import { htmlToText } from './html-to-text.js';
import type { ParsedMail, TextPart } from './parsed-mail.js';

export interface BodyText {
  text: string;
  notes: string[];
  /** Parts whose HTML was read, and those whose HTML was not needed. */
  html: number;
  asideHtml: number;
}

/** All body texts in their order; of an alternative, the plain one, unless the HTML plainly says more. */
export function bodyText(mail: ParsedMail): BodyText {
  const body: BodyText = { text: '', notes: [], html: 0, asideHtml: mail.asideHtml };
  const pieces: string[] = [];
  for (const part of mail.texts) {
    if (part.guessed && part.text !== '') body.notes.push(guessNote(part));
    const piece = part.html ? htmlPiece(part, mail.texts, body) : part.text;
    if (piece.trim() !== '') pieces.push(piece.trimEnd());
  }
  body.text = pieces.join('\n\n');
  return body;
}

function guessNote({ part, charset }: TextPart): string {
  return `part ${part}: no usable character set is stated; read as ${charset}, guessed from the bytes`;
}

function htmlPiece(part: TextPart, all: readonly TextPart[], body: BodyText): string {
  const plain =
    part.alternative === 0
      ? undefined
      : all.find((one) => !one.html && one.alternative === part.alternative && one.text.trim() !== '');
  const text = htmlToText(part.text);
  if (plain !== undefined && !saysMore(text, plain.text)) {
    body.asideHtml++;
    return '';
  }
  body.html++;
  body.notes.push(
    plain === undefined
      ? `part ${part.part}: text taken from HTML`
      : `part ${part.part}: the HTML says more than the plain text before it, so both are kept`,
  );
  return text;
}

/** Twice as many letters, or words that the plain text lacks altogether. */
function saysMore(html: string, plain: string): boolean {
  const [a, b] = [html.replace(/\s+/g, ''), plain.replace(/\s+/g, '')];
  return a.length > 40 && a.length > 2 * b.length;
}
