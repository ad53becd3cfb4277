/** Gathers the entries ("outer cells") of My Activity's HTML from tags and texts as they come. */
import type { HtmlHandler } from '../../src/returns/formats/html.js';

/** One line of an entry: its text and the links in it. */
export interface CardLine {
  text: string;
  links: string[];
  /** A bold label, such as `Products:`, opens a list. */
  label: boolean;
}

type Part = 'header' | 'body' | 'side' | 'caption';

/** One entry, by parts and lines, with its bytes. */
export interface Card {
  start: number;
  end: number;
  lines: Record<Part, CardLine[]>;
}

/** A handler that calls `onCard` for each entry. An entry ends where the next begins, however its tags are closed. */
export class CardReader implements HtmlHandler {
  private card: Card | null = null;
  private part: Part | null = null;
  private depth = 0;
  private cardDepth = 0;
  private readonly onCard: (card: Card) => void;

  constructor(onCard: (card: Card) => void) {
    this.onCard = onCard;
  }

  open(name: string, attributes: Record<string, string>, start: number, end: number): void {
    const classes = attributes.class ?? '';
    if (name === 'div') this.openDiv(classes, start);
    if (this.card === null) return;
    this.card.end = end;
    if (name === 'br') this.newLine(false);
    else if (name === 'b') this.newLine(true);
    else if (name === 'a' && attributes.href) this.line()?.links.push(attributes.href);
  }

  text(text: string, _start: number, end: number): void {
    if (this.card === null || this.part === null) return;
    const line = this.line();
    if (line !== undefined) line.text += text;
    if (text.trim() !== '') this.card.end = end;
  }

  close(name: string, _start: number, end: number): void {
    if (name === 'b' && this.card !== null) this.newLine(false);
    if (name !== 'div') return;
    this.depth -= 1;
    if (this.card === null) return;
    this.card.end = end;
    if (this.depth < this.cardDepth) this.finish();
  }

  /** Hands over the last entry. */
  finish(): void {
    if (this.card === null) return;
    const card = this.card;
    this.card = null;
    this.part = null;
    this.onCard(card);
  }

  private openDiv(classes: string, start: number): void {
    this.depth += 1;
    if (/\bouter-cell\b/.test(classes)) {
      if (this.card !== null) this.card.end = start;
      this.finish();
      this.card = { start, end: start, lines: { header: [], body: [], side: [], caption: [] } };
      this.cardDepth = this.depth;
      return;
    }
    if (this.card === null) return;
    const part = partOf(classes);
    if (part === null) return;
    this.part = part;
    this.newLine(false);
  }

  private newLine(label: boolean): void {
    if (this.card !== null && this.part !== null)
      this.card.lines[this.part].push({ text: '', links: [], label });
  }

  private line(): CardLine | undefined {
    return this.card === null || this.part === null ? undefined : this.card.lines[this.part].at(-1);
  }
}

function partOf(classes: string): Part | null {
  if (/\bheader-cell\b/.test(classes)) return 'header';
  if (!/\bcontent-cell\b/.test(classes)) return null;
  if (/\btext-right\b|typography--text-right/.test(classes)) return 'side';
  return /typography--caption/.test(classes) ? 'caption' : 'body';
}
