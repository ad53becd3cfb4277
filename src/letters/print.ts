/** A checked draft → the three files of a letter, named and hashed. */
import { createHash } from 'node:crypto';
import { renderHtml } from './html.js';
import { letterJsonText } from './json.js';
import { printPdf } from './pdf/render.js';
import type { LetterDraft, PrintOptions } from './types.js';

export interface LetterFile {
  /** `26-0117.snap.preservation.draft.pdf` */
  name: string;
  kind: 'pdf' | 'html' | 'json';
  sha256: string;
  /** Pages of the PDF; null for the others. */
  pages: number | null;
  bytes: Buffer;
}

/** PDF, HTML and JSON of one letter. @throws Problem of the template. */
export async function printLetter(draft: LetterDraft, options: PrintOptions = {}): Promise<LetterFile[]> {
  const pdf = await printPdf(draft, options);
  const name = fileName(draft, options);
  return [
    file(`${name}.pdf`, 'pdf', pdf.bytes, pdf.pages),
    file(`${name}.html`, 'html', Buffer.from(renderHtml(draft, options), 'utf8'), null),
    file(`${name}.json`, 'json', Buffer.from(letterJsonText(draft, options), 'utf8'), null),
  ];
}

function file(name: string, kind: LetterFile['kind'], bytes: Buffer, pages: number | null): LetterFile {
  return { name, kind, sha256: createHash('sha256').update(bytes).digest('hex'), pages, bytes };
}

/** A case number may hold anything; a file name may not. */
function fileName(draft: LetterDraft, options: PrintOptions): string {
  const number = draft.facts.case.number
    .replace(/[^\p{L}\p{N}-]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return [number, draft.id, options.final ? 'final' : 'draft'].filter(Boolean).join('.');
}
