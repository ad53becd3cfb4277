/** A letter as PDF: PDF/A-3a, tagged, with the machine-readable request inside. Same letter, same bytes. */
import { type ComposedLetter, composeLetter } from '../compose.js';
import { letterJsonText } from '../json.js';
import { type Block, blockLines } from '../markdown/blocks.js';
import type { LetterDraft, PrintOptions } from '../types.js';
import { newDocument } from './document.js';
import { Flow } from './flow.js';
import { drawDraftMark, drawFeet, drawLetterhead } from './furniture.js';
import { Outline } from './outline.js';
import { hasMissingGlyph } from './pieces.js';
import { drawForm, drawSignature } from './signing.js';
import { drawTable } from './table.js';
import { drawHeading, drawList, drawNote, drawParagraph } from './text.js';

/** The name under which the request's JSON is attached. */
export const attachmentName = 'request.json';

/**
 * The letter's bytes.
 * @throws Problem of the template, as {@link composeLetter} does.
 */
export async function renderPdf(draft: LetterDraft, options: PrintOptions = {}): Promise<Buffer> {
  return (await printPdf(draft, options)).bytes;
}

/** The letter's bytes and how many pages they hold. */
export async function printPdf(
  draft: LetterDraft,
  options: PrintOptions = {},
): Promise<{ bytes: Buffer; pages: number }> {
  const letter = composeLetter(draft, options);
  const date = new Date(`${draft.facts.date}T00:00:00Z`);
  const doc = newDocument({
    title: letter.title,
    author: draft.facts.agency.name || 'Tecum',
    subject: letter.foot,
    language: letter.language,
    date,
  });
  const bytes = collect(doc);
  const root = doc.struct('Document');
  doc.addStructure(root);
  const flow = new Flow(doc, root, letter.final ? () => undefined : drawDraftMark);
  drawLetterhead(flow, letter.letterhead);
  drawBlocks(flow, letter);
  const pages = drawFeet(doc, letter);
  root.end();
  attach(doc, letterJsonText(draft, options), date);
  doc.end();
  return { bytes: await bytes, pages };
}

function drawBlocks(flow: Flow, letter: ComposedLetter): void {
  const outline = new Outline(flow.doc);
  for (const block of letter.blocks) {
    drawBlock(flow, block, outline);
    if (blockLines(block).some(hasMissingGlyph))
      drawParagraph(flow, [{ text: glyphNote, italic: true }], { size: 9, lineHeight: 12.5 });
  }
}

const glyphNote = `Signs written as U+ and a number in brackets are given by their Unicode numbers; the attached ${attachmentName} holds them as they are.`;

function drawBlock(flow: Flow, block: Block, outline: Outline): void {
  if (block.type === 'heading') drawHeading(flow, block, outline);
  else if (block.type === 'paragraph') drawParagraph(flow, block.spans);
  else if (block.type === 'note') drawNote(flow, block.spans);
  else if (block.type === 'list') drawList(flow, block);
  else if (block.type === 'table') drawTable(flow, block.header, block.rows);
  else if (block.type === 'signature') drawSignature(flow, block.lines);
  else if (block.type === 'form') drawForm(flow, block.lines);
  else if (block.type === 'page-break' && !flow.atTop) flow.newPage();
}

function attach(doc: PDFKit.PDFDocument, json: string, date: Date): void {
  const options = {
    name: attachmentName,
    type: 'application/json',
    description: 'The request in machine-readable form',
    relationship: 'Data',
    creationDate: date,
    modifiedDate: date,
  };
  doc.file(Buffer.from(json, 'utf8'), options);
}

function collect(doc: PDFKit.PDFDocument): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
}
