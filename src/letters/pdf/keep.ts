/** Which blocks must not part: a signature from the words that are signed, a QR code from the line that explains it. */
import type { Block } from '../markdown/blocks.js';
import type { Flow } from './flow.js';
import { breakLines } from './lines.js';
import { piecesOf } from './pieces.js';
import { qrHeight } from './qr.js';
import { signatureHeight } from './signing.js';
import { body, paragraphGap } from './text.js';

/** Above this many lines a paragraph may part; only its last lines would move, and those stay together anyway. */
const mostLines = 12;

/**
 * Begins a page before a block when what belongs to it would stand alone on the next one.
 * @param blocks what comes, the block to be drawn first.
 */
export function keepTogether(flow: Flow, blocks: readonly Block[]): void {
  const [first, next] = blocks.filter((block) => block.type !== 'part');
  if (first?.type !== 'paragraph' || next === undefined) return;
  const after = heightAfter(flow, next);
  if (after === 0) return;
  const lines = breakLines(piecesOf(first.spans), body.size, flow.width).length;
  if (lines <= mostLines) flow.need(lines * body.lineHeight + paragraphGap + after);
}

/** Height of what follows a paragraph and belongs to it: the whole of it, or its first lines. 0 = nothing does. */
function heightAfter(flow: Flow, block: Block): number {
  if (block.type === 'signature') return signatureHeight(flow, block.lines);
  if (block.type === 'qr') return qrHeight;
  if (block.type === 'list' || block.type === 'table' || block.type === 'form') return 2 * body.lineHeight;
  return 0;
}
