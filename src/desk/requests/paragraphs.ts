/** A letter as paragraphs of plain text: what a comment is made at, and what two versions are compared by. */
import { composeLetter, type LetterDraft, type PrintOptions } from '../../letters/index.js';
import { type Block, blockLines, plainText } from '../../letters/markdown/blocks.js';
import type { StoredParagraph } from '../../store/desk/request-versions.js';

export interface Paragraph extends StoredParagraph {
  /** Title of its document. */
  title: string;
  /** Index within its document. */
  index: number;
}

/**
 * The paragraphs of a letter in reading order, document by document. The mark of a draft is none of them.
 * @throws Problem of a template
 */
export function paragraphsOf(letter: LetterDraft, options: PrintOptions = {}): Paragraph[] {
  const { documents, final } = composeLetter(letter, options);
  return documents.flatMap(({ id, title, blocks }, at) =>
    (final || at > 0 ? blocks : blocks.slice(1))
      .flatMap(lines)
      .map((text) => text.replace(/\s+/g, ' ').trim())
      .filter((text) => text !== '')
      .map((text, index) => ({ document: id, title, index, text })),
  );
}

/** A row of a table is one paragraph; so is an item of a list, with its label. */
function lines(block: Block): string[] {
  if (block.type === 'table')
    return [block.header, ...block.rows].map((row) => row.map(plainText).join(' | '));
  if (block.type === 'list') return block.items.map(({ label, spans }) => `${label} ${plainText(spans)}`);
  return blockLines(block);
}

/** How a paragraph begins: what a comment is found by again. */
export function firstWordsOf(text: string): string {
  return text.split(' ').slice(0, 12).join(' ').slice(0, 200);
}
