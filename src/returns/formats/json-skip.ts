/** Runs over one JSON value byte by byte, without looking inside it, and says where it ends. */

/** The state between chunks of the value being skipped. */
export class JsonSkipper {
  /** A run of 16 or more digits stood outside strings. */
  longNumber = false;
  private depth = 0;
  private inString = false;
  private escaped = false;
  private digits = 0;

  reset(): void {
    this.longNumber = false;
    this.depth = 0;
    this.inString = false;
    this.escaped = false;
    this.digits = 0;
  }

  /** Index just after the value, or -1 when it goes on past this chunk. */
  run(chunk: Buffer, from: number): number {
    let { depth, inString, escaped, digits } = this;
    let end = -1;
    for (let i = from; i < chunk.length; i++) {
      const byte = chunk[i]!;
      if (inString) {
        if (escaped) escaped = false;
        else if (byte === 0x5c) escaped = true;
        else if (byte === 0x22) {
          inString = false;
          if (depth === 0) {
            end = i + 1;
            break;
          }
        }
      } else if (byte >= 0x30 && byte <= 0x39) {
        if (++digits === 16) this.longNumber = true;
      } else {
        digits = 0;
        if (byte === 0x22) inString = true;
        else if (byte === 0x7b || byte === 0x5b) depth++;
        else if (byte === 0x7d || byte === 0x5d) {
          depth--;
          if (depth <= 0) {
            end = depth < 0 ? i : i + 1;
            break;
          }
        } else if (byte === 0x2c && depth === 0) {
          end = i;
          break;
        }
      }
    }
    this.depth = depth;
    this.inString = inString;
    this.escaped = escaped;
    this.digits = digits;
    return end;
  }
}
