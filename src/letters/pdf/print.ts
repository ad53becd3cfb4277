/** A composed letter as PDF: PDF/A-3b and PDF/UA-1, page by page. Same letter, same bytes. */
import type { Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import type { ComposedDocument, ComposedLetter } from '../compose.js';
import { type Block, blockLines } from '../markdown/blocks.js';
import { papers } from '../paper.js';
import { say } from '../words.js';
import { type Attachment, attach } from './attach.js';
import { newDocument, type Sink } from './document.js';
import { Flow } from './flow.js';
import { drawLetterhead, Feet } from './furniture.js';
import { embedPictures } from './image.js';
import { keepTogether } from './keep.js';
import { Outline } from './outline.js';
import { hasMissingGlyph } from './pieces.js';
import { drawQr } from './qr.js';
import { drawForm, drawSignature } from './signing.js';
import { drawTable } from './table.js';
import { drawHeading, drawList, drawNote, drawParagraph } from './text.js';

/** The name under which the request's JSON is attached. */
export const attachmentName = 'request.json';

/** What is printed of a letter. */
export type PrintableLetter = Pick<
  ComposedLetter,
  'title' | 'language' | 'final' | 'foot' | 'marks' | 'paper'
> & {
  documents: PrintableDocument[];
};
export type PrintableDocument = Pick<
  ComposedDocument,
  'title' | 'language' | 'letterhead' | 'blocks' | 'foot'
>;

export interface PrintFacts {
  /** Who issues it, for the file's properties. */
  author: string;
  /** Stands for the time of making. */
  date: Date;
  attachments: Attachment[];
}

/** The letter's bytes and how many pages they hold. @throws Problem `letterhead-image` */
export async function printComposed(
  letter: PrintableLetter,
  facts: PrintFacts,
): Promise<{ bytes: Buffer; pages: number }> {
  const parts: Uint8Array[] = [];
  const drawing = draw(await begin(letter, facts, { write: (bytes) => parts.push(bytes) }), letter, facts);
  let since = performance.now();
  for (;;) {
    const step = drawing.next();
    if (step.done) return { bytes: Buffer.concat(parts), pages: step.value };
    if (performance.now() - since < patience) continue;
    await setImmediate();
    since = performance.now();
  }
}

/** A long letter lets others have their turn after so many milliseconds. */
const patience = 40;

/**
 * Writes the letter's bytes to a stream as the pages are done, so that a long letter is never in memory as a whole.
 * The same bytes as {@link printComposed}. The stream is not ended.
 * @returns the number of pages.
 */
export async function printComposedTo(
  letter: PrintableLetter,
  facts: PrintFacts,
  stream: Writable,
): Promise<number> {
  const drawing = draw(await begin(letter, facts, { write: (bytes) => stream.write(bytes) }), letter, facts);
  for (;;) {
    const step = drawing.next();
    if (step.done) return step.value;
    if (stream.writableNeedDrain) await drained(stream);
  }
}

function drained(stream: Writable): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.once('error', reject);
    stream.once('drain', () => {
      stream.off('error', reject);
      resolve();
    });
  });
}

/** The file with its pictures, before its first page. */
async function begin(letter: PrintableLetter, facts: PrintFacts, sink: Sink): Promise<Flow> {
  const { title, foot, language, documents } = letter;
  const paper = papers[letter.paper];
  const about = { title, author: facts.author, subject: foot, language, date: facts.date, paper };
  const doc = newDocument(about, sink);
  const images = documents.flatMap(({ letterhead }) => [letterhead?.logo, letterhead?.seal]);
  return new Flow(
    doc,
    await embedPictures(
      doc,
      images.filter((image) => image !== undefined),
    ),
    paper,
  );
}

/** Draws step by step; between two steps some pages may have gone to the sink. Returns the number of pages. */
function* draw(flow: Flow, letter: PrintableLetter, facts: PrintFacts): Generator<void, number> {
  const { doc } = flow;
  const feet = new Feet();
  const outline = new Outline(doc, flow.paper);
  for (const document of letter.documents) {
    flow.newPage(feet.of(letter, document, flow.width));
    yield* drawDocument(flow, letter, document, outline);
  }
  flow.end();
  feet.end(flow);
  flow.fonts.end();
  attach(doc, facts.attachments, facts.date);
  doc.end();
  return flow.pages;
}

function* drawDocument(
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
  for (const [index, block] of document.blocks.entries()) {
    keepTogether(flow, document.blocks.slice(index, index + 4));
    yield* drawBlock(flow, block, document.language, outline);
    if (blockLines(block).some(hasMissingGlyph)) drawGlyphNote(flow, document.language);
    yield;
  }
  if (several) flow.root.end();
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
