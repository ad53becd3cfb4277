/** Blocks that a hand fills in: the signature, and the lines of a form. */
import type { Span } from '../markdown/blocks.js';
import { say } from '../words.js';
import type { Flow } from './flow.js';
import type { Line } from './lines.js';
import { setLines } from './set-lines.js';
import { body } from './text.js';

const small = { size: 8.5, lineHeight: 11.5 };

/** Room to sign and date, then who signs; never split between pages. */
export function drawSignature(flow: Flow, lines: Span[][], language: string): void {
  const texts = linesOf(flow, lines);
  flow.gap(8);
  flow.need(heightOf(texts));
  flow.y += 40;
  flow.rule(flow.left, 260, 0.8, 'ink');
  flow.rule(flow.left + 290, 150, 0.8, 'ink');
  flow.y += 1;
  caption(flow, say(language, 'signature'), flow.left);
  caption(flow, say(language, 'dateLine'), flow.left + 290);
  flow.y += small.lineHeight + 3;
  texts.forEach((set) => {
    const element = flow.element('P');
    flow.lines(element, 'P', set, { x: flow.left, ...body });
    element.end();
  });
  flow.y += 12;
}

function linesOf(flow: Flow, lines: Span[][]): (readonly Line[])[] {
  return lines.map((line) => setLines(line, body.size, flow.width)).filter((set) => set[0]?.runs.length);
}

function heightOf(texts: (readonly Line[])[]): number {
  return 44 + small.lineHeight + texts.flat().length * body.lineHeight;
}

/** The room that a signature takes, with the gap before it. */
export function signatureHeight(flow: Flow, lines: Span[][]): number {
  return heightOf(linesOf(flow, lines)) + 8;
}

/** A caption and a line to write on, for each line of the form. */
export function drawForm(flow: Flow, lines: Span[][]): void {
  for (const line of lines) {
    const set = setLines(line, body.size, 190);
    flow.need(set.length * body.lineHeight + 12);
    flow.y += 6;
    const element = flow.element('P');
    const top = flow.y;
    flow.lines(element, 'P', set, { x: flow.left, ...body });
    element.end();
    const write = flow.left + Math.max(110, ...set.map((one) => one.width + 10));
    flow.rule(write, flow.left + flow.width - write, 0.6, 'ink', top + set.length * body.lineHeight - 2);
  }
  flow.y += 12;
}

function caption(flow: Flow, text: string, x: number): void {
  const element = flow.element('P');
  const line = setLines([{ text }], small.size, flow.width)[0]!;
  flow.tagged(element, 'P', () => flow.line(line, { x, ...small }));
  element.end();
}
