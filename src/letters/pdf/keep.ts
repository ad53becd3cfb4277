/**
 * Which blocks must not part: a signature from the words that are signed and from the verification line below it, a
 * heading from what it is the heading of.
 */
import type { Block, Span } from '../markdown/blocks.js';
import type { Flow } from './flow.js';
import { besideQrHeight, qrHeight } from './qr.js';
import { setLines } from './set-lines.js';
import { signatureHeight } from './signing.js';
import { tableLeastHeight } from './table.js';
import { body, headingHeight, paragraphGap } from './text.js';

/** Above this many lines a paragraph may part; only its last lines would move, and those stay together anyway. */
const mostLines = 12;
/** Of what follows a paragraph or a heading, so much stays with it at least. */
const twoLines = 2 * body.lineHeight;
/** Where so much of a page is left, in points, what belongs together fits: twelve lines and a signature of eight. */
const plenty = 400;

/**
 * Begins a page before a block when what belongs to it would stand alone on the next one.
 * @param blocks what comes, the block to be drawn first.
 */
export function keepTogether(flow: Flow, blocks: readonly Block[]): void {
  if (flow.atTop || flow.bottom - flow.y > plenty) return;
  const drawn = blocks.filter((block) => block.type !== 'part');
  const [first] = drawn;
  if (first && begins.has(first.type)) flow.need(togetherHeight(flow, drawn));
}

const begins = new Set<Block['type']>(['paragraph', 'heading', 'signature']);

/** Height of what stands on one page from the first block on. 0 = nothing has to. */
function togetherHeight(flow: Flow, [first, ...rest]: readonly Block[]): number {
  if (first === undefined) return 0;
  if (first.type === 'paragraph') return paragraphHeight(flow, first.spans, rest);
  if (first.type === 'signature') return signatureHeight(flow, first.lines) + closingHeight(flow, rest);
  if (first.type !== 'heading') return leastHeight(flow, first);
  const next = rest[0]?.type === 'paragraph' ? twoLines : 0;
  return headingHeight(flow, first) + Math.max(next, togetherHeight(flow, rest));
}

/** The whole of a short paragraph and what belongs to it; 0 where nothing does. */
function paragraphHeight(flow: Flow, spans: Span[], rest: readonly Block[]): number {
  const [next] = rest;
  const beside = next?.type === 'qr' ? besideQrHeight(flow, spans) : null;
  if (beside !== null) return beside;
  const after = heightAfter(flow, rest);
  if (after === 0) return 0;
  const lines = setLines(spans, body.size, flow.width).length;
  return lines <= mostLines ? lines * body.lineHeight + paragraphGap + after : 0;
}

function heightAfter(flow: Flow, [next, ...rest]: readonly Block[]): number {
  if (next === undefined || next.type === 'note') return 0;
  return leastHeight(flow, next) + (next.type === 'signature' ? closingHeight(flow, rest) : 0);
}

/** The last lines of a paper under its signatures, such as the verification line, which nobody wants on a page alone. */
function closingHeight(flow: Flow, blocks: readonly Block[]): number {
  const [line, code, more] = blocks;
  if (line?.type !== 'paragraph') return 0;
  if (code?.type === 'qr' && more === undefined) return besideQrHeight(flow, line.spans) ?? 0;
  return code === undefined ? setLines(line.spans, body.size, flow.width).length * body.lineHeight : 0;
}

/** The whole of what never parts, or the first lines of what may. 0 for what belongs to nothing before it. */
function leastHeight(flow: Flow, block: Block): number {
  if (block.type === 'signature') return signatureHeight(flow, block.lines);
  if (block.type === 'qr') return qrHeight;
  if (block.type === 'table') return tableLeastHeight(flow, block.header, block.rows);
  return block.type === 'list' || block.type === 'form' || block.type === 'note' ? twoLines : 0;
}
