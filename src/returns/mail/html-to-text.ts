/** The text of an HTML mail. Nothing in it is run or fetched. */
import type { HtmlHandler } from '../formats/html.js';
import { HtmlScanner } from '../formats/html-scanner.js';
import { HtmlTree } from '../formats/html-tree.js';

const words = (text: string): Set<string> => new Set(text.split(' '));
/** Elements that begin and end on a line of their own. */
const blocks = words(
  'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 ' +
    'header hr html li main nav ol p pre section table tbody tfoot thead tr ul title',
);

/** Text with a line for each block, cells apart by a space, white space of the source folded. */
export function htmlToText(html: string): string {
  const text = new TextOfHtml();
  const scanner = new HtmlScanner(new HtmlTree(text, 0));
  scanner.push(Buffer.from(html, 'utf8'));
  scanner.end();
  return text.result();
}

class TextOfHtml implements HtmlHandler {
  /** The last piece ends in what {@link #last} holds: a page of megabytes is never looked at as a whole. */
  readonly #pieces: string[] = [];
  #last = '';
  #pre = 0;
  #title = 0;

  open(name: string): void {
    if (name === 'br') this.#add('\n');
    else if (blocks.has(name)) this.#line();
    else if ((name === 'td' || name === 'th') && this.#last !== '' && !this.#atGap) this.#add(' ');
    if (name === 'pre') this.#pre++;
    if (name === 'title') this.#title++;
  }

  text(text: string): void {
    // The title of a mail's page is its subject once more, or the name of the mailer.
    if (this.#title > 0) return;
    if (this.#pre > 0) {
      this.#add(text);
      return;
    }
    const folded = text.replace(/[ \t\r\n\f]+/g, ' ');
    this.#add((this.#last === '' || this.#atGap) && folded.startsWith(' ') ? folded.slice(1) : folded);
  }

  close(name: string): void {
    if (name === 'pre' && this.#pre > 0) this.#pre--;
    if (name === 'title' && this.#title > 0) this.#title--;
    if (blocks.has(name)) this.#line();
  }

  /** Blanks at the end of lines go, and of empty lines all but one. */
  result(): string {
    const lines: string[] = [];
    for (const line of this.#pieces.join('').split('\n')) {
      const kept = line.trimEnd();
      if (kept !== '' || lines[lines.length - 1] !== '') lines.push(kept);
    }
    return lines.join('\n').trim();
  }

  get #atGap(): boolean {
    return this.#last === ' ' || this.#last === '\n';
  }

  #line(): void {
    if (this.#last !== '' && this.#last !== '\n') this.#add('\n');
  }

  #add(text: string): void {
    if (text === '') return;
    this.#pieces.push(text);
    this.#last = text[text.length - 1]!;
  }
}
