/** Text by lines, each with its number and its bytes in the original. */
import type { Item } from '../contract.js';
import { detectEncoding, type Encoding, originalMeasure, toUtf8 } from './encoding.js';
import { utf8Text } from './utf8-text.js';

/** One line, without its end. The object is new for each line and may be kept. */
export interface Line {
  text: string;
  /** From 1. */
  no: number;
  /** First byte in the item. */
  offset: number;
  /** Bytes without the line end. */
  length: number;
}

/** What reading the lines showed. */
export interface LinesInfo {
  encoding: Encoding;
  lines: number;
  /** Lines with bytes that are not UTF-8, read as windows-1252. */
  strayLines: number;
}

const maxLine = 64 * 1024 * 1024;

/**
 * Calls `onLine` for every line in order; LF, CRLF and lone CR all end one. A last line without an end counts.
 * Whatever is returned but `false` goes on; `false` stops.
 */
export async function readLines(item: Item, onLine: (line: Line) => unknown): Promise<LinesInfo> {
  const encoding = detectEncoding(await item.head());
  const cutter = new LineCutter(encoding, onLine);
  for await (const chunk of toUtf8(item.stream(), encoding)) {
    if (!cutter.push(chunk)) return cutter.info;
  }
  cutter.end();
  return cutter.info;
}

class LineCutter {
  readonly info: LinesInfo;
  private rest: Buffer = Buffer.alloc(0);
  private offset: number;
  private readonly measure: ((utf8: Uint8Array) => number) | null;
  private readonly onLine: (line: Line) => unknown;

  constructor(encoding: Encoding, onLine: (line: Line) => unknown) {
    this.info = { encoding, lines: 0, strayLines: 0 };
    this.offset = encoding.bom;
    this.measure = originalMeasure(encoding);
    this.onLine = onLine;
  }

  /** False when the caller has had enough. */
  push(chunk: Buffer): boolean {
    const buffer = this.rest.length > 0 ? Buffer.concat([this.rest, chunk]) : chunk;
    let from = 0;
    for (;;) {
      const end = lineEnd(buffer, from);
      // A CR that is the last byte may be the first half of a CRLF: wait for the next chunk.
      if (end < 0 || (buffer[end] === 13 && end + 1 === buffer.length)) break;
      const next = buffer[end] === 13 && buffer[end + 1] === 10 ? end + 2 : end + 1;
      if (!this.emit(buffer.subarray(from, end), buffer.subarray(end, next))) return false;
      from = next;
    }
    this.rest = Buffer.from(buffer.subarray(from));
    if (this.rest.length > maxLine) this.flushAsLine();
    return true;
  }

  end(): void {
    if (this.rest.length === 0) return;
    const cut = this.rest[this.rest.length - 1] === 13 ? this.rest.length - 1 : this.rest.length;
    this.emit(this.rest.subarray(0, cut), this.rest.subarray(cut));
  }

  private flushAsLine(): void {
    this.emit(this.rest, Buffer.alloc(0));
    this.rest = Buffer.alloc(0);
  }

  private emit(bytes: Buffer, ending: Buffer): boolean {
    const text = utf8Text(bytes, () => {
      this.info.strayLines++;
    });
    const length = this.measure ? this.measure(bytes) : bytes.length;
    const line = { text, no: ++this.info.lines, offset: this.offset, length };
    this.offset += length + (this.measure ? this.measure(ending) : ending.length);
    return this.onLine(line) !== false;
  }
}

function lineEnd(buffer: Buffer, from: number): number {
  const lf = buffer.indexOf(10, from);
  // Only look for a lone CR before the LF: a search to the end of the chunk for every line would be quadratic.
  const limit = lf < 0 ? buffer.length : lf;
  for (let cr = from; cr < limit; cr++) if (buffer[cr] === 13) return cr;
  return lf;
}
