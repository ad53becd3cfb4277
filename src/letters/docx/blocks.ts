/** Blocks of a letter → paragraphs and tables of Word. */
import { BorderStyle, type FileChild, HeadingLevel, PageBreak, Paragraph, type TextRun } from 'docx';
import type { Block, Span } from '../markdown/blocks.js';
import { qrOf } from './furniture.js';
import type { Lists } from './lists.js';
import { runsOf } from './runs.js';
import { formOf, signatureOf } from './signing.js';
import { warning } from './styles.js';
import { tableOf } from './tables.js';

export interface BlockContext {
  lists: Lists;
  /** Of the paper: which words its signature lines have. */
  language: string;
  /** The paper's language where it is another than the letter's; its text is marked with it. */
  other?: string | undefined;
  /** True where the next block may not stand on a page without this one. */
  withNext: boolean;
}

const headings = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 };

/** What a block becomes; nothing for those that print nothing. */
export async function childrenOf(block: Block, context: BlockContext): Promise<FileChild[]> {
  const { lists, language, other } = context;
  switch (block.type) {
    case 'heading':
      return [headingOf(block.level, runsOf(block.spans, other))];
    case 'paragraph':
      return [new Paragraph({ keepNext: context.withNext, children: runsOf(block.spans, other) })];
    case 'note':
      return [noteOf(block.spans, other)];
    case 'list':
      return lists.paragraphs(block.items, other);
    case 'table':
      return [tableOf(block.header, block.rows, other), new Paragraph({ spacing: { after: 60 } })];
    case 'signature':
      return signatureOf(block.lines, language, other);
    case 'form':
      return formOf(block.lines, other);
    case 'qr':
      return [await qrOf(block.text, block.alt)];
    case 'page-break':
      return [new Paragraph({ spacing: { after: 0 }, children: [new PageBreak()] })];
    default:
      return [];
  }
}

/** A heading stays with what it heads; the style says so too, but not every reader of DOCX looks there. */
function headingOf(level: 1 | 2 | 3, children: TextRun[]): Paragraph {
  return new Paragraph({ heading: headings[level], keepNext: true, keepLines: true, children });
}

function noteOf(spans: Span[], language?: string): Paragraph {
  const line = { style: BorderStyle.SINGLE, size: 12, color: warning, space: 5 };
  return new Paragraph({
    border: { top: line, bottom: line, left: line, right: line },
    spacing: { before: 80, after: 200 },
    children: runsOf(spans, language, { color: warning }),
  });
}
