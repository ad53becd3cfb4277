/** Cuts an HTML page of a download into its boxes: heading, body, time, and the label–value pairs of a table. */
import type { HtmlHandler } from '../../src/returns/formats/html.js';

/** One box: a message, a follower, a post, a sign-in. */
export interface Box {
  heading: string;
  /** The lines of the body, one for each block that holds text; labels and reactions are not among them. */
  lines: string[];
  /** Label and value of each row of a table, in order. */
  pairs: [string, string][];
  reactions: string[];
  /** Links, without those that show a file of the download. */
  links: string[];
  media: string[];
  time: string;
  offset: number;
  length: number;
}

type Part = 'heading' | 'body' | 'time' | 'label' | 'value' | 'reaction';

const parts: [RegExp, Part][] = [
  [/\b(?:_2lek|_a6-h)\b/, 'heading'],
  [/\b(?:_2lem|_a6-o)\b/, 'time'],
  [/\b_a6_q\b/, 'label'],
  [/\b_a6_r\b/, 'value'],
  [/\b(?:_tqp|_a6-q)\b/, 'reaction'],
];
const boxClass = /\b(?:_2lej|_a6-g)\b/;
const inline = new Set(['a', 'span', 'b', 'i', 'em', 'strong', 'u', 's', 'img', 'video', 'audio', 'wbr']);

/** What a page tells beside its boxes. */
export interface PageFacts {
  title: string;
  /** The page's own heading. */
  name: string;
  /** Texts between and before the boxes. */
  outside: number;
}

/** Hears a page and hands over each box when it closes. */
export class PageBoxes implements HtmlHandler {
  readonly facts: PageFacts = { title: '', name: '', outside: 0 };
  readonly #onBox: (box: Box) => void;
  /** For each open element, the part that it opened, if any. */
  readonly #open: (Part | null)[] = [];
  #names: string[] = [];
  #box: Box | null = null;
  #depth = 0;
  #line = '';

  constructor(onBox: (box: Box) => void) {
    this.#onBox = onBox;
  }

  open(name: string, attributes: Record<string, string>, start: number): void {
    if (!inline.has(name)) this.#endLine();
    const css = attributes.class ?? '';
    this.#open.push(this.#box === null ? null : partOf(name, css));
    this.#names.push(name);
    if (this.#box === null && boxClass.test(css)) this.#begin(start);
    else if (this.#box !== null) this.#refer(name, attributes);
  }

  text(text: string): void {
    const here = this.#names.at(-1);
    if (this.#box !== null) this.#line += text;
    else if (here === 'title') this.facts.title += text;
    else if (here === 'h1') this.facts.name += text;
    else if (text.trim() !== '') this.facts.outside += 1;
  }

  close(name: string, _start: number, end: number): void {
    if (!inline.has(name)) this.#endLine();
    this.#open.pop();
    this.#names.pop();
    if (this.#box === null || this.#open.length >= this.#depth) return;
    this.#box.length = end - this.#box.offset;
    this.#onBox(this.#box);
    this.#box = null;
  }

  #begin(offset: number): void {
    this.#depth = this.#open.length;
    this.#box = {
      heading: '',
      lines: [],
      pairs: [],
      reactions: [],
      links: [],
      media: [],
      time: '',
      offset,
      length: 0,
    };
  }

  #refer(name: string, { href, src }: Record<string, string>): void {
    const box = this.#box!;
    if (src !== undefined && /^(?:img|video|audio|source)$/.test(name)) add(box.media, src);
    if (name !== 'a' || href === undefined) return;
    if (/^https?:/i.test(href)) add(box.links, href);
    else if (!href.startsWith('#')) add(box.media, href);
  }

  #endLine(): void {
    const line = this.#line.replace(/[ \t\r\n]+/g, ' ').trim();
    this.#line = '';
    const box = this.#box;
    if (box === null || line === '') return;
    const part = this.#open.findLast((one) => one !== null) ?? 'body';
    if (part === 'heading') box.heading = joined(box.heading, line);
    else if (part === 'time') box.time = joined(box.time, line);
    else if (part === 'reaction') box.reactions.push(line);
    else if (part === 'label') this.#label(box, line);
    else if (part === 'value') value(box, line);
    else box.lines.push(line);
  }

  /** A label's cell may hold its value too, in blocks below the label. */
  #label(box: Box, line: string): void {
    const cell = this.#open.lastIndexOf('label');
    if (this.#open.length - 1 > cell) value(box, line);
    else box.pairs.push([line, '']);
  }
}

function partOf(name: string, css: string): Part | null {
  // The same class marks the list of reactions and, in a table of camera data, its cells.
  const found = parts.find(([pattern]) => pattern.test(css))?.[1] ?? null;
  return found === 'reaction' && name !== 'ul' ? null : found;
}

function value(box: Box, line: string): void {
  const last = box.pairs.at(-1);
  if (last === undefined) box.lines.push(line);
  else last[1] = joined(last[1], line);
}

function joined(before: string, line: string): string {
  return before === '' ? line : `${before} ${line}`;
}

function add(list: string[], one: string): void {
  if (!list.includes(one)) list.push(one);
}
