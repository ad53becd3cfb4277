/** Makes elements of tags: which are open, which one an opening tag ends, what a closing tag closes. */
import type { HtmlHandler } from './html.js';
import { mayStandOpen } from './html-elements.js';
import type { HtmlPieces } from './html-scanner.js';
import type { HtmlTag } from './html-tags.js';
import { HtmlTexts } from './html-text.js';

/** Hears the scanner, tells the handler. */
export class HtmlTree implements HtmlPieces {
  tags = 0;
  scripts = 0;
  closed = false;
  readonly #open: string[] = [];
  readonly #texts = new HtmlTexts();
  /** Text since the last tag, and where it stands. */
  #text = '';
  #textStart = -1;
  #textEnd = 0;
  /** Scripts and styles that are open. */
  #silent = 0;
  #end = 0;

  /** @param base bytes before those that the scanner sees */
  constructor(
    private readonly handler: HtmlHandler,
    private readonly base: number,
  ) {}

  open(tag: HtmlTag, start: number, end: number): void {
    if (this.#textStart >= 0) this.#flush();
    const { name, element } = tag;
    this.tags++;
    if (tag.scripted) this.scripts++;
    if (element.closes !== null) {
      while (this.#open.length > 0 && element.closes.has(this.#open[this.#open.length - 1]!))
        this.#pop(start, start);
    }
    this.handler.open?.(name, tag.attributes, this.base + start, this.base + end);
    this.#end = end;
    if (element.empty) {
      this.handler.close?.(name, this.base + start, this.base + end);
      return;
    }
    if (element.silent) this.#silent++;
    this.#open.push(name);
  }

  /** Closes everything inside the element too. A closing tag of nothing that is open is passed over. */
  close({ name }: HtmlTag, start: number, end: number): void {
    const at = this.#open.lastIndexOf(name);
    if (name === 'html' || name === 'body') this.closed = true;
    if (at < 0 && name !== 'br' && name !== 'p') return;
    if (this.#textStart >= 0) this.#flush();
    this.#end = end;
    if (at < 0) {
      this.#stray(name, start, end);
      return;
    }
    while (this.#open.length > at) this.#pop(start, end);
  }

  text(bytes: Buffer, from: number, to: number, start: number, raw: boolean): void {
    if (this.#silent > 0) return;
    const text = this.#texts.of(bytes, from, to, raw);
    if (this.#textStart < 0) {
      this.#textStart = start;
      this.#text = text;
    } else this.#text += text;
    this.#textEnd = start + to - from;
  }

  /** The page ends. Returns the elements that it left open and should not have. */
  end(): number {
    this.#flush();
    let unclosed = 0;
    while (this.#open.length > 0) {
      if (!mayStandOpen.has(this.#open[this.#open.length - 1]!)) unclosed++;
      this.#pop(this.#end, this.#end);
    }
    return unclosed;
  }

  #pop(start: number, end: number): void {
    const name = this.#open.pop()!;
    if (isSilent(name)) this.#silent--;
    this.handler.close?.(name, this.base + start, this.base + end);
  }

  /** Browsers read `</br>` as a break, and `</p>` as an empty paragraph. */
  #stray(name: string, start: number, end: number): void {
    this.handler.open?.(name, {}, this.base + start, this.base + end);
    this.handler.close?.(name, this.base + start, this.base + end);
  }

  #flush(): void {
    if (this.#textStart < 0) return;
    const [text, start] = [this.#text, this.#textStart];
    this.#textStart = -1;
    this.#textEnd = Math.max(this.#textEnd, start);
    this.#end = this.#textEnd;
    if (text !== '') this.handler.text?.(text, this.base + start, this.base + this.#textEnd);
  }
}

function isSilent(name: string): boolean {
  return name === 'script' || name === 'style';
}
