/** Cuts a JSON stream into the elements that are wanted, by bytes, and keeps the rest as a skeleton. */
import { ByteBuffer } from './byte-buffer.js';
import { decodeKey, endsScalar, type Frame, isLetter, isSpace, openFrame, placeIn } from './json-frame.js';
import type { Step } from './json-path.js';
import { JsonSkipper } from './json-skip.js';

/** One wanted element, as bytes that are valid only during the call. */
export interface Framed {
  bytes: Buffer;
  /** May hold a whole number of 16 or more digits outside strings. */
  longNumber: boolean;
  pattern: number;
  index: number;
  /** Path of the element: `messages[17]`. */
  path: string;
  /** First byte in the stream, and how many. */
  offset: number;
  length: number;
  /** The object around the list as far as it has been read, as JSON text; null when there is none. */
  parent(): string | null;
}

/**
 * Takes an object that begins at `at` and lies within the chunk, and says where it ends; -1 = not taken, to be framed.
 * `offset` is that of its first byte in the stream.
 */
export type QuickElement = (chunk: Buffer, at: number, offset: number, path: string) => number;

type Mode = 'seek' | 'prefix' | 'value' | 'string' | 'scalar' | 'skip' | 'done';

const maxBytes = 512 * 1024 * 1024;
const maxPrefix = 4096;

/** A push scanner: give it chunks with {@link push}; it calls `onFramed` for each wanted element. */
export class JsonFramer {
  /** Bytes taken in. */
  offset = 0;
  /** First byte that is neither space nor `;` after the value; -1 for none. */
  trailing = -1;

  private readonly patterns: Step[][];
  private readonly onFramed: (framed: Framed) => void;
  private readonly quick: QuickElement | null;
  private readonly stack: Frame[] = [];
  private readonly skeleton = new ByteBuffer(64 * 1024, maxBytes);
  private readonly skipper = new JsonSkipper();
  private parts = new ByteBuffer(1024, maxBytes);
  private mode: Mode = 'seek';
  private prefixBytes = 0;
  private escaped = false;
  private expectKey = false;
  private keyStart = -1;
  private lastEnd = 0;

  /** `quick` is asked first about each wanted object that no pattern goes on below. */
  constructor(patterns: Step[][], onFramed: (framed: Framed) => void, quick: QuickElement | null = null) {
    this.patterns = patterns;
    this.onFramed = onFramed;
    this.quick = quick;
  }

  /** True when one whole JSON value was read. */
  get complete(): boolean {
    return (
      this.mode === 'done' || this.mode === 'prefix' || (this.stack.length === 0 && this.mode === 'scalar')
    );
  }

  /** Where the stream stood when it ended too early: `messages[17]`. */
  get openPath(): string {
    return placeIn(this.stack.at(-1));
  }

  /** The value without the wanted elements, as JSON text. */
  skeletonText(): string {
    return this.skeleton.text();
  }

  /** The element that was begun and has not ended, as far as it came; empty for none, or where the skeleton holds it. */
  openElement(): { text: string; offset: number; path: string } {
    const list = this.stack.at(-1);
    if (this.mode !== 'skip' || list === undefined) return { text: '', offset: this.offset, path: '' };
    return { text: this.parts.text(), offset: list.elementOffset, path: `${list.path}[${list.index}]` };
  }

  push(chunk: Buffer): void {
    let i = 0;
    while (i < chunk.length) i = this.step(chunk, i);
    if (this.mode === 'skip') this.keepPart(chunk);
    this.offset += chunk.length;
  }

  private step(chunk: Buffer, i: number): number {
    switch (this.mode) {
      case 'skip':
        return this.skip(chunk, i);
      case 'string':
        return this.string(chunk, i);
      case 'scalar':
        return this.scalar(chunk, i);
      case 'value':
        return this.structure(chunk, i);
      case 'done':
        return this.afterEnd(chunk, i);
      default:
        return this.seek(chunk, i);
    }
  }

  /** Looks for the root value and steps over `window.YTD.tweets.part0 = `. */
  private seek(chunk: Buffer, i: number): number {
    const byte = chunk[i]!;
    if (this.mode === 'prefix') return this.prefix(byte, i);
    if (isSpace(byte)) return i + 1;
    this.mode = isLetter(byte) && this.prefixBytes === 0 ? 'prefix' : 'value';
    return i;
  }

  /** Keeps the prefix until its `=` comes, since it may be a bare `true` after all. */
  private prefix(byte: number, i: number): number {
    this.skeleton.put(byte);
    if (byte !== 0x3d && ++this.prefixBytes <= maxPrefix) return i + 1;
    this.skeleton.used = 0;
    this.mode = 'seek';
    return i + 1;
  }

  private afterEnd(chunk: Buffer, i: number): number {
    const byte = chunk[i]!;
    if (this.trailing < 0 && !isSpace(byte) && byte !== 0x3b) this.trailing = this.offset + i;
    return this.trailing < 0 ? i + 1 : chunk.length;
  }

  /** Between values: opens and closes containers, begins strings and scalars. */
  private structure(chunk: Buffer, i: number): number {
    const byte = chunk[i]!;
    if (isSpace(byte)) return i + 1;
    const top = this.stack.at(-1);
    if (byte === 0x5d || byte === 0x7d) this.close(byte, i);
    else if (byte === 0x2c) this.comma(top);
    else if (byte === 0x3a) this.colon();
    else return top?.list ? this.beginElement(top, chunk, i) : this.begin(chunk, i);
    return i + 1;
  }

  private colon(): void {
    this.skeleton.put(0x3a);
    this.expectKey = false;
  }

  private comma(top: Frame | undefined): void {
    if (top?.list) this.endElement(top);
    if (top === undefined || top.takes < 0) this.skeleton.put(0x2c);
    this.expectKey = top !== undefined && !top.list;
  }

  private beginElement(top: Frame, chunk: Buffer, i: number): number {
    top.index++;
    if (top.takes < 0) return this.begin(chunk, i);
    top.elementOffset = this.offset + i;
    if (top.deeper) {
      top.elementMark = this.skeleton.used;
      return this.begin(chunk, i);
    }
    if (this.quick !== null && chunk[i] === 0x7b) {
      const end = this.quick(chunk, i, top.elementOffset, `${top.path}[${top.index}]`);
      if (end > i) return end;
    }
    this.skipper.reset();
    this.mode = 'skip';
    return i;
  }

  /** Begins the value that starts at `i`. */
  private begin(chunk: Buffer, i: number): number {
    const byte = chunk[i]!;
    if (byte === 0x5b || byte === 0x7b) {
      this.open(byte);
      return i + 1;
    }
    if (byte === 0x22) {
      this.mode = 'string';
      this.escaped = false;
      this.keyStart = this.expectKey ? this.skeleton.used : -1;
    } else {
      this.mode = 'scalar';
    }
    this.skeleton.put(byte);
    return i + 1;
  }

  private open(byte: number): void {
    const list = byte === 0x5b;
    const frame = openFrame(this.patterns, this.stack.at(-1), list, this.skeleton.used);
    this.skeleton.put(byte);
    this.stack.push(frame);
    this.expectKey = !list;
    this.mode = 'value';
  }

  private close(byte: number, i: number): void {
    const top = this.stack.at(-1);
    if (top?.list) this.endElement(top);
    this.stack.pop();
    this.skeleton.put(byte);
    this.endValue(this.offset + i + 1);
  }

  private endValue(at: number): void {
    this.lastEnd = at;
    this.mode = this.stack.length === 0 ? 'done' : 'value';
    this.expectKey = false;
  }

  /** A walked element of a taken list has ended: hand it over and take it out of the skeleton. */
  private endElement(list: Frame): void {
    if (list.elementMark < 0) return;
    this.hand(list, this.skeleton.slice(list.elementMark), true, this.lastEnd - list.elementOffset);
    this.skeleton.used = list.elementMark;
    list.elementMark = -1;
  }

  private hand(list: Frame, bytes: Buffer, longNumber: boolean, length: number): void {
    this.onFramed({
      bytes,
      longNumber,
      pattern: list.takes,
      index: list.index,
      path: `${list.path}[${list.index}]`,
      offset: list.elementOffset,
      length,
      parent: () => this.parentText(list),
    });
  }

  private parentText(list: Frame): string | null {
    const holder = this.stack[this.stack.lastIndexOf(list) - 1];
    if (holder === undefined || holder.list) return null;
    return `${this.skeleton.text(holder.mark, list.mark)}[]}`;
  }

  private skip(chunk: Buffer, i: number): number {
    const end = this.skipper.run(chunk, i);
    if (end < 0) return chunk.length;
    const list = this.stack.at(-1)!;
    const bytes = this.wholeElement(chunk, Math.max(0, list.elementOffset - this.offset), end);
    this.mode = 'value';
    this.hand(list, bytes, this.skipper.longNumber, bytes.length);
    this.parts.used = 0;
    return end;
  }

  private wholeElement(chunk: Buffer, start: number, end: number): Buffer {
    if (this.parts.used === 0) return chunk.subarray(start, end);
    this.parts.copy(chunk, start, end);
    return this.parts.slice(0);
  }

  private keepPart(chunk: Buffer): void {
    const start = this.stack.at(-1)!.elementOffset - this.offset;
    this.parts.copy(chunk, Math.max(0, start), chunk.length);
  }

  private string(chunk: Buffer, from: number): number {
    let i = from;
    for (; i < chunk.length; i++) {
      const byte = chunk[i]!;
      if (this.escaped) this.escaped = false;
      else if (byte === 0x5c) this.escaped = true;
      else if (byte === 0x22) break;
    }
    const end = Math.min(i + 1, chunk.length);
    this.skeleton.copy(chunk, from, end);
    if (i < chunk.length) this.endString(this.offset + end);
    return end;
  }

  private endString(at: number): void {
    const isKey = this.keyStart >= 0;
    if (isKey) this.stack.at(-1)!.key = decodeKey(this.skeleton.text(this.keyStart));
    this.keyStart = -1;
    if (isKey) this.mode = 'value';
    else this.endValue(at);
  }

  private scalar(chunk: Buffer, from: number): number {
    let i = from;
    while (i < chunk.length && !endsScalar(chunk[i]!)) i++;
    this.skeleton.copy(chunk, from, i);
    if (i < chunk.length) this.endValue(this.offset + i);
    return i;
  }
}
