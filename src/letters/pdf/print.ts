/** A composed letter as PDF: PDF/A-3b and PDF/UA-1, page by page. Same letter, same bytes. */
import type { Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import type { ComposedDocument, ComposedLetter } from '../compose.js';
import { papers } from '../paper.js';
import { type Attachment, attach } from './attach.js';
import { newDocument, type Sink } from './document.js';
import { drawDocument } from './draw-document.js';
import { Flow } from './flow.js';
import { Feet } from './furniture.js';
import { embedPictures } from './image.js';
import { Outline } from './outline.js';

export { attachmentName } from './attach.js';

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
