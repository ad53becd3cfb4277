/** The text of a PDF as a screen reader gets it: in the order of the structure tree, by ToUnicode, with ActualText. */
import type { Mark, Paint } from './content.js';
import { keyOf } from './content-index.js';
import { PdfDocument } from './document.js';
import { isTagged } from './rule.js';
import type { Kid, Node } from './structure.js';
import { textOf } from './values.js';

export interface Block {
  /** Structure type of the block: `P`, `H1`, `TD`, `LI` … */
  type: string;
  text: string;
}

/** Types that begin a line of their own; all others run on in the line they stand in. */
const BLOCKS = new Set(
  'P H H1 H2 H3 H4 H5 H6 LI TH TD Caption TOCI Note Figure Formula BlockQuote Title'.split(' '),
);

/**
 * The text of a PDF in reading order, one line a block: a paragraph, a heading, a list item with its label, a table cell.
 * Nothing is added between pieces of one block, so a word that the file splits in two lines without a space stays one word.
 * A figure speaks its ActualText only; see {@link readingBlocks} for types. White space within a line is one space.
 */
export function readingText(bytes: Buffer): string {
  return readingBlocks(bytes)
    .map(({ text }) => text)
    .filter(Boolean)
    .join('\n');
}

export function readingBlocks(bytes: Buffer): Block[] {
  const doc = new PdfDocument(bytes);
  const texts = contentTexts(doc);
  const blocks: Block[] = [];
  for (const root of doc.tree?.roots ?? []) read(doc, root, texts, blocks);
  return blocks.map(({ type, text }) => ({ type, text: text.replace(/\s+/gu, ' ').trim() }));
}

function read(doc: PdfDocument, node: Node, texts: Map<string, string>, blocks: Block[]): void {
  const begins = BLOCKS.has(node.type) || blocks.length === 0;
  if (begins) blocks.push({ type: node.type, text: '' });
  const block = blocks.at(-1)!;
  const actual = textOf(doc.file.get(node.dict.get('ActualText')));
  if (actual !== undefined) {
    block.text += actual;
    return;
  }
  for (const kid of node.kids) readKid(doc, kid, texts, blocks);
  if (node.type === 'Lbl') blocks.at(-1)!.text += ' ';
}

function readKid(doc: PdfDocument, kid: Kid, texts: Map<string, string>, blocks: Block[]): void {
  if (kid.kind === 'element') read(doc, kid.node, texts, blocks);
  if (kid.kind === 'content') blocks.at(-1)!.text += texts.get(keyOf(kid.page, kid.owner, kid.mcid)) ?? '';
}

/** Text of one painted piece by its font's ToUnicode map; a code without a map is shown as U+FFFD. */
export function unicodeOf(paint: Paint): string {
  const { font, codes } = paint.text ?? { font: undefined, codes: [] };
  return codes.map((code) => font?.toUnicode?.get(code) ?? '\ufffd').join('');
}

/** Text of each tagged sequence by its key. ActualText of a mark stands for all that is painted within it. */
export function contentTexts(doc: PdfDocument): Map<string, string> {
  const texts = new Map<string, string>();
  for (const page of doc.pages) {
    const spoken = new Set<Mark>();
    for (const paint of page.content.paints) {
      const tagged = paint.marks.find(isTagged);
      if (!tagged) continue;
      const key = keyOf(page.num, tagged.owner, tagged.mcid);
      texts.set(key, (texts.get(key) ?? '') + pieceOf(doc, paint, spoken));
    }
  }
  return texts;
}

function pieceOf(doc: PdfDocument, paint: Paint, spoken: Set<Mark>): string {
  const speaking = paint.marks.find((mark) => mark.props?.has('ActualText'));
  if (!speaking) return paint.text ? unicodeOf(paint) : '';
  if (spoken.has(speaking)) return '';
  spoken.add(speaking);
  return textOf(doc.file.get(speaking.props?.get('ActualText'))) ?? '';
}

/** Text of an element with all below it. */
export function textUnder(doc: PdfDocument, node: Node, texts: Map<string, string>): string {
  const blocks: Block[] = [{ type: '', text: '' }];
  read(doc, node, texts, blocks);
  return blocks
    .map(({ text }) => text)
    .join(' ')
    .replace(/\s+/gu, ' ')
    .trim();
}
