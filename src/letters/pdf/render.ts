/** A draft as PDF, with the machine-readable request inside. */
import type { Writable } from 'node:stream';
import { type ComposedLetter, composeLetter } from '../compose.js';
import { withFilesAsNow } from '../file-stamps.js';
import { letterJsonText } from '../json.js';
import type { LetterDraft, PrintOptions } from '../types.js';
import { say } from '../words.js';
import { attachmentName, type PrintFacts, printComposed, printComposedTo } from './print.js';

export { attachmentName, type PrintFacts, printComposed, printComposedTo };

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
  const { letter, facts } = prepared(draft, options);
  return printComposed(letter, facts);
}

/** {@link renderPdf} to a stream, page by page; the stream is not ended. @returns the number of pages. */
export async function renderPdfTo(
  draft: LetterDraft,
  options: PrintOptions,
  stream: Writable,
): Promise<number> {
  const { letter, facts } = prepared(draft, options);
  return printComposedTo(letter, facts, stream);
}

function prepared(draft: LetterDraft, options: PrintOptions): { letter: ComposedLetter; facts: PrintFacts } {
  return withFilesAsNow(() => ({ letter: composeLetter(draft, options), facts: factsOf(draft, options) }));
}

function factsOf(draft: LetterDraft, options: PrintOptions): PrintFacts {
  return {
    author: draft.facts.agency.name || 'Tecum',
    date: new Date(`${draft.facts.date}T00:00:00Z`),
    attachments: [
      {
        name: attachmentName,
        type: 'application/json',
        description: say(draft.facts.language, 'attachmentDescription'),
        bytes: Buffer.from(letterJsonText(draft, options), 'utf8'),
      },
    ],
  };
}
