/** One paper of a letter, block by block: letterhead, text, and a note where a sign could not be drawn. */
import { type Block, blockLines } from '../markdown/blocks.js';
import { say } from '../words.js';
import { attachmentName } from './attach.js';
import type { Flow } from './flow.js';
import { drawLetterhead } from './furniture.js';
import { keepTogether } from './keep.js';
import type { Outline } from './outline.js';
import { hasMissingGlyph } from './pieces.js';
import type { PrintableDocument, PrintableLetter } from './print.js';
import { besideQrHeight, drawBesideQr, drawQr } from './qr.js';
import { drawForm, drawSignature } from './signing.js';
import { drawTable } from './table.js';
import { drawHeading, drawList, drawNote, drawParagraph } from './text.js';

/** How many blocks are looked at together, parts of the text included, which print nothing. */
const ahead = 8;

/** Draws from the cursor on, and pauses after each block. */
export function* drawDocument(
  flow: Flow,
  letter: PrintableLetter,
  document: PrintableDocument,
  outline: Outline,
): Generator<void> {
  const several = letter.documents.length > 1;
  const other = document.language !== letter.language ? { lang: document.language } : {};
  if (several) {
    outline.begin(document.title);
    flow.root = flow.element('Part', flow.tags.root, other);
  }
  if (document.letterhead) drawLetterhead(flow, document.letterhead);
  yield* drawBlocks(flow, document, outline);
  if (several) flow.root.end();
}

function* drawBlocks(flow: Flow, { blocks, language }: PrintableDocument, outline: Outline): Generator<void> {
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index]!;
    const next = blocks[index + 1];
    keepTogether(flow, blocks.slice(index, index + ahead));
    if (drawnBesideQr(flow, block, next)) index++;
    else yield* drawBlock(flow, block, language, outline);
    if (blockLines(block).some(hasMissingGlyph)) drawGlyphNote(flow, language);
    yield;
  }
}

/** Draws two blocks where the second is the QR code of the first. */
function drawnBesideQr(flow: Flow, block: Block, next: Block | undefined): boolean {
  if (block.type !== 'paragraph' || next?.type !== 'qr') return false;
  if (besideQrHeight(flow, block.spans) === null) return false;
  drawBesideQr(flow, block.spans, next);
  return true;
}

function drawGlyphNote(flow: Flow, language: string): void {
  const text = say(language, 'glyphNote', { file: attachmentName });
  drawParagraph(flow, [{ text, italic: true }], { size: 9, lineHeight: 12.5 });
}

function* drawBlock(flow: Flow, block: Block, language: string, outline: Outline): Generator<void> {
  if (block.type === 'heading') drawHeading(flow, block, outline);
  else if (block.type === 'paragraph') drawParagraph(flow, block.spans);
  else if (block.type === 'note') drawNote(flow, block.spans);
  else if (block.type === 'list') drawList(flow, block);
  else if (block.type === 'table') yield* drawTable(flow, block.header, block.rows);
  else if (block.type === 'signature') drawSignature(flow, block.lines, language);
  else if (block.type === 'form') drawForm(flow, block.lines);
  else if (block.type === 'qr') drawQr(flow, block.text, block.alt);
  else if (block.type === 'page-break' && !flow.atTop) flow.newPage();
}
