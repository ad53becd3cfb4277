/** Runs over one JSON value byte by byte, without looking inside it, and says where it ends. */

import { longDigits } from './json-numbers.js';

const quote = 0x22;
const backslash = 0x5c;

/** The state between chunks of the value being skipped. */
export class JsonSkipper {
  /** A run of 16 or more digits stood outside strings. */
  longNumber = false;
  private depth = 0;
  private inString = false;
  private escaped = false;
  private digits = 0;
  private ended = false;

  reset(): void {
    this.longNumber = false;
    this.depth = 0;
    this.inString = false;
    this.escaped = false;
    this.digits = 0;
    this.ended = false;
  }

  /** Index just after the value, or -1 when it goes on past this chunk. */
  run(chunk: Buffer, from: number): number {
    const { length } = chunk;
    let i = from;
    while (i < length) {
      if (this.inString) {
        i = this.string(chunk, i);
        if (i <= length && !this.inString && this.depth === 0) return i;
      } else {
        i = this.outside(chunk, i);
        if (this.ended) return i;
      }
    }
    return -1;
  }

  /** To just after the closing quote. */
  private string(chunk: Buffer, from: number): number {
    const { length } = chunk;
    let i = from;
    if (this.escaped) {
      this.escaped = false;
      i++;
    }
    for (; i < length; i++) {
      const byte = chunk[i]!;
      if (byte === quote) {
        this.inString = false;
        return i + 1;
      }
      if (byte === backslash && ++i >= length) this.escaped = true;
    }
    return length;
  }

  /** To just after the next opening quote, or to the end of the value, which sets `ended`. */
  private outside(chunk: Buffer, from: number): number {
    const { length } = chunk;
    let { depth, digits } = this;
    let i = from;
    for (; i < length; i++) {
      const byte = chunk[i]!;
      if (byte >= 0x30 && byte <= 0x39) {
        if (++digits === longDigits) this.longNumber = true;
        continue;
      }
      digits = 0;
      if (byte === quote) {
        this.inString = true;
        i++;
        break;
      }
      if (byte === 0x7b || byte === 0x5b) depth++;
      else if (byte === 0x7d || byte === 0x5d) {
        depth--;
        if (depth > 0) continue;
        this.ended = true;
        if (depth === 0) i++;
        break;
      } else if (byte === 0x2c && depth === 0) {
        this.ended = true;
        break;
      }
    }
    this.depth = depth;
    this.digits = digits;
    return i;
  }
}
