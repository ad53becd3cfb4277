/** The small block tree that a letter's text becomes, and that PDF and HTML are made of. */

/** A stretch of text in one style. `\n` in it is a line break. */
export interface Span {
  text: string;
  bold?: boolean;
  italic?: boolean;
  /** An identifier, to be read letter by letter. */
  code?: boolean;
}

export type Block =
  | { type: 'heading'; level: 1 | 2 | 3; spans: Span[] }
  | { type: 'paragraph'; spans: Span[] }
  | { type: 'list'; ordered: boolean; items: ListItem[] }
  | { type: 'table'; header: Span[][]; rows: Span[][][] }
  /** Room for a hand-written signature and date, then the lines below it. */
  | { type: 'signature'; lines: Span[][] }
  /** Lines that the provider fills in by hand. */
  | { type: 'form'; lines: Span[][] }
  /** A sentence set apart, such as the mark of a draft. */
  | { type: 'note'; spans: Span[] }
  /** A QR code of a text; `alt` is what a screen reader says. */
  | { type: 'qr'; text: string; alt: string }
  | { type: 'page-break' }
  /** Where the verification line goes; replaced before rendering. */
  | { type: 'verification' }
  /** Names the part of the letter that begins here; prints nothing. */
  | { type: 'part'; name: string };

export interface ListItem {
  /** As printed: `•`, `1.`, `(A)`. */
  label: string;
  spans: Span[];
}

/** The words of spans without their styles. */
export function plainText(spans: Span[]): string {
  return spans.map((span) => span.text).join('');
}

/** All words of a block, one line for each paragraph, item, cell or line of it. */
export function blockLines(block: Block): string[] {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
    case 'note':
      return [plainText(block.spans)];
    case 'list':
      return block.items.map((item) => plainText(item.spans));
    case 'table':
      return [block.header, ...block.rows].flat().map(plainText);
    case 'qr':
      return [block.alt];
    case 'signature':
    case 'form':
      return block.lines.map(plainText);
    default:
      return [];
  }
}
