/** Composed letters of invented blocks, to print without a template. */
import type { Block, Span } from '../../src/letters/markdown/blocks.js';
import type { PrintableDocument, PrintableLetter, PrintFacts } from '../../src/letters/pdf/print.js';

/** A final letter of one document. */
export function letterOf(blocks: Block[], change: Partial<PrintableDocument> = {}): PrintableLetter {
  return packetOf([documentOf(blocks, change)]);
}

export function packetOf(
  documents: PrintableDocument[],
  change: Partial<PrintableLetter> = {},
): PrintableLetter {
  return {
    title: 'Letter to Fox & <Sons>',
    language: 'en',
    final: true,
    paper: 'letter',
    foot: 'Case 26-0117',
    marks: ['Check code 7K2M-0QXD-9F'],
    documents,
    ...change,
  };
}

export function documentOf(blocks: Block[], change: Partial<PrintableDocument> = {}): PrintableDocument {
  return { title: 'Letter', language: 'en', letterhead: null, blocks, foot: 'Case 26-0117', ...change };
}

export function paragraph(text: string, style: Omit<Span, 'text'> = {}): Block {
  return { type: 'paragraph', spans: [{ text, ...style }] };
}

export function heading(level: 1 | 2 | 3, text: string): Block {
  return { type: 'heading', level, spans: [{ text }] };
}

/** A table of `count` numbered accounts. */
export function accounts(count: number): Block {
  const row = (cells: string[]) => cells.map((text) => [{ text }]);
  const rows = Array.from({ length: count }, (_, n) =>
    row([String(n + 1), 'User name', `river.fox${1000 + n}`]),
  );
  return { type: 'table', header: row(['No.', 'Kind of identifier', 'Identifier']), rows };
}

export const printFacts: PrintFacts = {
  author: 'Greene County Police Department',
  date: new Date('2026-11-24T00:00:00Z'),
  attachments: [
    {
      name: 'request.json',
      type: 'application/json',
      description: 'The request in machine-readable form',
      bytes: Buffer.from('{"reference":"26-0117"}\n'),
    },
  ],
};
