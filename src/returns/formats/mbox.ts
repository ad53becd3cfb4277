/** Cuts an mbox into its mails as it streams: bytes, not strings, and no mail is held whole. */
import { isSeparator, mayFollow } from './mbox-separator.js';

/** Hears what the cutter finds. Places are bytes of the item. */
export interface MboxHandler {
  /** A mail begins; `separator` is its `From ` line, null for text that stands before the first. */
  begin(separator: string | null, offset: number, content: number): void;
  /** Bytes of the mail, cut at line ends but for lines above 1 MiB. Valid during the call only. */
  content(bytes: Buffer, from: number, to: number): void;
  /** Where the mail's own `Content-Length` says that its text ends; null when it says nothing. */
  statedEnd(): number | null;
  /** The mail ends; `offset` is the first byte after it and the empty line that belongs to the mbox. */
  end(offset: number): void;
  /** A line that looks like a separator but has no empty line before it; the mail goes on. */
  doubt(line: string, offset: number): void;
}

const lf = 10;
const cr = 13;
const needle = Buffer.from('\nFrom ');
const mark = Buffer.from('From ');
/** A mail with a `Content-Length` up to this is waited for whole, to see whether the length is right. */
const mostWaited = 8 * 1024 * 1024;
const longLine = 1024 * 1024;

type Judged = 'mail' | 'text' | 'more';

export class MboxCutter {
  #rest: Buffer = Buffer.alloc(0);
  /** Place of the first byte of what is held. */
  #base = 0;
  #open = false;
  #lineStart = true;
  /** Bytes that must be there before it is worth looking again. */
  #enough = 0;
  readonly #handler: MboxHandler;

  constructor(handler: MboxHandler) {
    this.#handler = handler;
  }

  push(chunk: Buffer): void {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    if (bytes.length < this.#enough) this.#rest = bytes;
    else this.#work(bytes, false);
  }

  end(): void {
    this.#work(this.#rest, true);
    if (this.#open) this.#handler.end(this.#base);
    this.#open = false;
  }

  #work(bytes: Buffer, last: boolean): void {
    let at = 0;
    let from = 0;
    this.#enough = 0;
    for (;;) {
      const found = this.#candidate(bytes, from);
      if (found < 0) break;
      const judged = this.#judge(bytes, found, at, last);
      if (judged === 'more') {
        this.#hand(bytes, at, blankBefore(bytes, found));
        this.#keep(bytes, Math.max(at, blankBefore(bytes, found)));
        return;
      }
      if (judged === 'mail') at = this.#turn(bytes, at, found);
      from = judged === 'mail' ? at : found + 5;
    }
    const end = last ? endOfText(bytes) : safeEnd(bytes, at);
    this.#hand(bytes, at, Math.max(at, end));
    this.#keep(bytes, last ? bytes.length : Math.max(at, end));
  }

  /** The next `From ` at the beginning of a line. */
  #candidate(bytes: Buffer, from: number): number {
    if (from === 0 && this.#lineStart) {
      const start = this.#base === 0 && bytes[0] === 0xef ? 3 : 0;
      if (bytes.subarray(start, start + 5).equals(mark)) return start;
    }
    const found = bytes.indexOf(needle, Math.max(0, from - 1));
    return found < 0 ? -1 : found + 1;
  }

  #judge(bytes: Buffer, found: number, at: number, last: boolean): Judged {
    const line = lineAt(bytes, found, last);
    if (line === null) return bytes.length - found > 4096 ? 'text' : 'more';
    if (!isSeparator(line.text)) return 'text';
    const next = lineAt(bytes, line.next, last);
    if (next === null && bytes.length - line.next < 2048) return 'more';
    if (next !== null && !mayFollow(next.text)) return 'text';
    if (this.#open && !afterBlank(bytes, found)) {
      this.#handler.doubt(line.text, this.#base + found);
      return 'text';
    }
    return this.#open ? this.#insideStated(bytes, found, at, last) : 'mail';
  }

  /** A mail that states its length may hold unquoted separators, if at its stated end there really is one. */
  #insideStated(bytes: Buffer, found: number, at: number, last: boolean): Judged {
    const before = Math.max(at, blankBefore(bytes, found));
    const stated = this.#statedEnd(bytes, at, before);
    if (stated === null || stated <= this.#base + found) return 'mail';
    const end = stated - this.#base;
    if (end > bytes.length - 64 && !last) {
      if (end - at > mostWaited) return 'mail';
      this.#enough = end - before + 4096;
      return 'more';
    }
    return endsThere(bytes, end) ? 'text' : 'mail';
  }

  /** The head must have been handed over before the mail can say how long it is. */
  #statedEnd(bytes: Buffer, at: number, before: number): number | null {
    if (before > at) this.#hand(bytes, at, before);
    return this.#handler.statedEnd();
  }

  #handed = 0;

  /** Hands over what was not yet handed over up to `to`. */
  #hand(bytes: Buffer, at: number, to: number): void {
    const from = Math.max(at, this.#handed - this.#base);
    if (to <= from) return;
    if (!this.#open) {
      if (isBlank(bytes, from, to)) return;
      this.#open = true;
      this.#handler.begin(null, this.#base + from, this.#base + from);
    }
    this.#handler.content(bytes, from, to);
    this.#handed = this.#base + to;
  }

  /** Ends the open mail before a separator and begins the next; returns where its content begins. */
  #turn(bytes: Buffer, at: number, found: number): number {
    this.#hand(bytes, at, blankBefore(bytes, found));
    if (this.#open) this.#handler.end(this.#base + found);
    const line = lineAt(bytes, found, true)!;
    this.#open = true;
    this.#handed = this.#base + line.next;
    this.#handler.begin(line.text, this.#base + found, this.#base + line.next);
    return line.next;
  }

  #keep(bytes: Buffer, from: number): void {
    if (from > 0) this.#lineStart = bytes[from - 1] === lf;
    this.#rest = Buffer.from(bytes.subarray(from));
    this.#base += from;
  }
}

/** A line without its end, and where the next begins; null when its end is not there yet. */
function lineAt(bytes: Buffer, from: number, last: boolean): { text: string; next: number } | null {
  const end = bytes.indexOf(lf, from);
  if (end < 0 && !last) return null;
  const stop = end < 0 ? bytes.length : end;
  const cut = stop > from && bytes[stop - 1] === cr ? stop - 1 : stop;
  return { text: bytes.toString('latin1', from, Math.min(cut, from + 4096)), next: end < 0 ? stop : end + 1 };
}

/** Where the empty line before a line begins; the line itself when there is none. */
function blankBefore(bytes: Buffer, line: number): number {
  const start = bytes[line - 2] === cr ? line - 2 : line - 1;
  if (line === 0 || bytes[line - 1] !== lf) return line;
  return start === 0 || bytes[start - 1] === lf ? start : line;
}

function afterBlank(bytes: Buffer, line: number): boolean {
  return blankBefore(bytes, line) < line;
}

/** After the last whole line, but before an empty one, which may belong to the mbox. */
function safeEnd(bytes: Buffer, at: number): number {
  const end = bytes.lastIndexOf(lf) + 1;
  if (end > at) return blankBefore(bytes, end);
  return bytes.length - at > longLine ? bytes.length : at;
}

/** The end of the last mail: an empty last line belongs to the mbox. */
function endOfText(bytes: Buffer): number {
  return bytes[bytes.length - 1] === lf ? blankBefore(bytes, bytes.length) : bytes.length;
}

/** True when at this place there is the end of the mbox, or a separator, perhaps after empty lines. */
function endsThere(bytes: Buffer, end: number): boolean {
  let at = end;
  while (at < bytes.length && (bytes[at] === lf || bytes[at] === cr)) at++;
  if (at >= bytes.length) return true;
  const line = lineAt(bytes, at, true)!;
  return at > 0 && bytes[at - 1] === lf && isSeparator(line.text);
}

function isBlank(bytes: Buffer, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (bytes[at]! > 0x20) return false;
  return true;
}
