/** Headings, paragraphs, notes and lists on the page. */
import { type Block, type ListItem, plainText, type Span } from '../markdown/blocks.js';
import { colours, type Flow } from './flow.js';
import type { Line } from './lines.js';
import type { Outline } from './outline.js';
import { num } from './pdf-text.js';
import { setLines } from './set-lines.js';
import type { Tag, TagOptions } from './tags.js';

export const body = { size: 10.5, lineHeight: 14.5 };
const headings = {
  1: { size: 16, lineHeight: 20, before: 14, after: 7 },
  2: { size: 12, lineHeight: 16, before: 11, after: 4 },
  3: { size: 10.5, lineHeight: 14.5, before: 8, after: 2 },
} as const;
export const paragraphGap = 7;

type Heading = Extract<Block, { type: 'heading' }>;

/** The room that a heading takes, with what is free around it. */
export function headingHeight(flow: Flow, block: Heading): number {
  const look = headings[block.level];
  return look.before + headingLines(flow, block).length * look.lineHeight + look.after;
}

function headingLines(flow: Flow, { level, spans }: Heading): readonly Line[] {
  const bold = spans.map((span) => ({ ...span, bold: true }));
  return setLines(bold, headings[level].size, flow.width);
}

/** A heading keeps two lines of what follows on its page, and goes into the bookmarks. */
export function drawHeading(flow: Flow, block: Heading, outline: Outline): void {
  const look = headings[block.level];
  const lines = headingLines(flow, block);
  flow.gap(look.before);
  flow.need(lines.length * look.lineHeight + look.after + 2 * body.lineHeight);
  outline.add(block.level, plainText(block.spans), flow.y);
  const tag = `H${block.level}`;
  const element = flow.element(tag);
  flow.lines(element, tag, lines, { x: flow.left, ...look });
  element.end();
  flow.y += look.after;
}

/** A paragraph, with its line breaks. */
export function drawParagraph(
  flow: Flow,
  spans: Span[],
  look: { size: number; lineHeight: number } = body,
  width = flow.width,
): void {
  const element = flow.element('P');
  flow.lines(element, 'P', setLines(spans, look.size, width), { x: flow.left, ...look });
  element.end();
  flow.y += paragraphGap;
}

/** A sentence in a frame. */
export function drawNote(flow: Flow, spans: Span[]): void {
  const pad = 7;
  const lines = setLines(spans, body.size, flow.width - 2 * pad);
  const height = lines.length * body.lineHeight + 2 * pad - 3;
  flow.need(height);
  flow.artifact(() => {
    const box = [flow.left, flow.y, flow.width, height].map(num).join(' ');
    flow.ink.raw(`1.2 w ${colours.alarm} RG ${box} re S`);
  });
  flow.y += pad - 1.5;
  const element = flow.element('P');
  flow.lines(element, 'P', lines, { x: flow.left + pad, color: 'alarm', ...body });
  element.end();
  flow.y += pad + paragraphGap + 3;
}

/** A list with hanging labels. */
export function drawList(flow: Flow, block: Extract<Block, { type: 'list' }>): void {
  const list = flow.element('L', flow.root, { numbering: numberingOf(block) });
  const labels = block.items.map((item) => setLines([{ text: item.label }], body.size, flow.width)[0]!);
  const indent = Math.max(14, ...labels.map((label) => label.width + 7)) + 6;
  block.items.forEach((item, index) => {
    drawItem(flow, list, item, { label: labels[index]!, indent });
  });
  list.end();
  flow.y += paragraphGap - 2;
}

/** PDF/UA wants the kind of label said on the list itself: `•`, `☒`, `1.`, `(A)`, `(a)`. */
function numberingOf({ ordered, items }: Extract<Block, { type: 'list' }>): TagOptions['numbering'] {
  const label = items[0]?.label ?? '';
  if (!ordered) return 'Disc';
  if (/[☒☐]/.test(label)) return 'Square';
  if (/[A-Z]/.test(label)) return 'UpperAlpha';
  return /[a-z]/.test(label) ? 'LowerAlpha' : 'Decimal';
}

function drawItem(
  flow: Flow,
  list: Tag,
  item: ListItem,
  { label, indent }: { label: Line; indent: number },
): void {
  const lines = setLines(item.spans, body.size, flow.width - indent);
  flow.need(Math.min(lines.length, 2) * body.lineHeight);
  const entry = flow.element('LI', list);
  const mark = flow.element('Lbl', entry);
  flow.tagged(mark, 'Lbl', () => flow.line(label, { x: flow.left + 6, ...body }));
  mark.end();
  const text = flow.element('LBody', entry);
  flow.lines(text, 'LBody', lines, { x: flow.left + indent, ...body });
  text.end();
  entry.end();
  flow.y += 2;
}
