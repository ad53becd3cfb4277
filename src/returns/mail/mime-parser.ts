/** Reads one mail from bytes as they come: heads, contents, delimiter lines. Nothing is recursive, no attachment is held. */
import { isHeaderLine } from './header-block.js';
import { MailTree } from './mail-tree.js';
import type { ParsedMail } from './parsed-mail.js';

const lf = 10;
const cr = 13;
const dash = 0x2d;
const needle = Buffer.from('\n--');
const lineEnds = { 1: Buffer.from('\n'), 2: Buffer.from('\r\n') };
/** Bytes of a head; what is longer is no head that any mailer makes. */
const longestHead = 4 * 1024 * 1024;

/** One mail; make a new one for each. Pieces must be cut at line ends, but for very long lines. */
export class MimeParser {
  readonly #tree: MailTree;
  /** Lines of the head that is being collected; null while content is read. */
  #head: Buffer[] | null = [];
  #headBytes = 0;
  /** Length of the line end that was not handed on: it is part of a delimiter, if one follows. */
  #held: 0 | 1 | 2 = 0;
  #lineStart = true;
  /** Place in the item of the next byte. */
  #at: number;
  #bodyStart: number | null = null;

  /**
   * @param offset where the mail begins in the item, with its separator
   * @param content where its head begins
   * @param unquote the mail lies in an mbox, where `>From ` stands for `From `
   */
  constructor(offset: number, content: number, separator: string | undefined, unquote: boolean) {
    this.#at = content;
    this.#tree = new MailTree(offset, separator, unquote);
  }

  /** Where the text begins, once the head is whole; and what the head said. */
  get bodyStart(): number | null {
    return this.#bodyStart;
  }

  get mail(): ParsedMail {
    return this.#tree.mail;
  }

  push(bytes: Buffer): void {
    let at = 0;
    while (at < bytes.length) {
      const next = this.#head === null ? this.#body(bytes, at) : this.#headLine(bytes, at);
      this.#at += next - at;
      at = next;
    }
  }

  /** No more bytes; `end` is the first byte after the mail in the item. */
  finish(end: number): ParsedMail {
    while (this.#head !== null) this.#headEnds(this.#at);
    this.#release();
    this.#tree.leafEnds(this.#at);
    return this.#tree.end(end);
  }

  /** Takes one line of a head; returns where the next begins. */
  #headLine(bytes: Buffer, at: number): number {
    const found = bytes.indexOf(lf, at);
    const end = found < 0 ? bytes.length : found;
    const next = found < 0 ? end : end + 1;
    const stop = end > at && bytes[end - 1] === cr ? end - 1 : end;
    if (this.#lineStart) {
      if (stop === at) {
        this.#headEnds(this.#at + next - at);
        return next;
      }
      if (this.#tree.mail.parts === 0 && this.#headBytes === 0 && isText(bytes, at, stop)) {
        this.#tree.mail.notes.push('no head: the text begins at once');
        this.#headEnds(this.#at);
        return at;
      }
      const delimiter = this.#tree.bounds.match(bytes, at, stop);
      if (delimiter !== null) {
        while (this.#head !== null) this.#headEnds(this.#at);
        this.#tree.leafEnds(this.#at);
        this.#tree.delimiter(delimiter);
        this.#head = delimiter.closes ? null : [];
        return next;
      }
    }
    this.#take(bytes.subarray(at, next));
    return next;
  }

  #take(line: Buffer): void {
    this.#head!.push(Buffer.from(line));
    this.#headBytes += line.length;
    this.#lineStart = line[line.length - 1] === lf;
    if (this.#headBytes <= longestHead) return;
    this.#tree.mail.notes.push('a head of more than 4 MiB was cut: what follows is read as text');
    this.#headEnds(this.#at + line.length);
  }

  #headEnds(start: number): void {
    const pieces = this.#head!;
    const bytes = pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces);
    this.#headBytes = 0;
    this.#lineStart = true;
    this.#bodyStart ??= start;
    this.#head = this.#tree.head(bytes, start) ? [] : null;
  }

  /** Takes content up to the next delimiter, or all there is; returns where it stopped. */
  #body(bytes: Buffer, at: number): number {
    const { bounds } = this.#tree;
    if (!bounds.anyMultipart) {
      this.#release();
      this.#tree.leaf.write(bytes, at, bytes.length);
      return bytes.length;
    }
    for (let line = this.#nextLine(bytes, at, at); line >= 0; line = this.#nextLine(bytes, line + 1, at)) {
      const found = bytes.indexOf(lf, line);
      const end = found < 0 ? bytes.length : found;
      const delimiter = bounds.match(bytes, line, bytes[end - 1] === cr ? end - 1 : end);
      if (delimiter === null) continue;
      this.#contentEnds(bytes, at, line);
      this.#tree.delimiter(delimiter);
      this.#head = delimiter.closes ? null : [];
      this.#lineStart = true;
      return found < 0 ? end : end + 1;
    }
    this.#content(bytes, at);
    return bytes.length;
  }

  /** The next line that begins with two dashes; -1 for none. */
  #nextLine(bytes: Buffer, from: number, at: number): number {
    if (from === at && this.#lineStart && bytes[at] === dash && bytes[at + 1] === dash) return at;
    const found = bytes.indexOf(needle, from === at ? at : from - 1);
    return found < 0 ? -1 : found + 1;
  }

  /** Content before a delimiter: the line end between them belongs to the delimiter. */
  #contentEnds(bytes: Buffer, at: number, line: number): void {
    let end = line;
    let before = this.#held;
    if (line > at) {
      this.#release();
      before = 0;
      end -= lineEndBefore(bytes, at, line);
      this.#tree.leaf.write(bytes, at, end);
    }
    this.#held = 0;
    this.#tree.leafEnds(this.#at + end - at - before);
  }

  #content(bytes: Buffer, at: number): void {
    this.#release();
    this.#held = lineEndBefore(bytes, at, bytes.length);
    this.#lineStart = this.#held > 0;
    this.#tree.leaf.write(bytes, at, bytes.length - this.#held);
  }

  /** Hands on the line end that was held back, since no delimiter followed. */
  #release(): void {
    if (this.#held === 0) return;
    const held = lineEnds[this.#held];
    this.#held = 0;
    this.#tree.leaf.write(held, 0, held.length);
  }
}

function lineEndBefore(bytes: Buffer, from: number, end: number): 0 | 1 | 2 {
  if (end <= from || bytes[end - 1] !== lf) return 0;
  return end - 1 > from && bytes[end - 2] === cr ? 2 : 1;
}

/** A mail that begins with no field at all is text without a head. */
function isText(bytes: Buffer, at: number, stop: number): boolean {
  const line = bytes.toString('latin1', at, Math.min(stop, at + 1000));
  return !isHeaderLine(line) && !/^>?From /.test(line);
}
