/** A growing run of bytes that can be cut back. */

/** Appends bytes, hands out slices of what it holds, and can be cut back to an earlier length. */
export class ByteBuffer {
  used = 0;
  private bytes: Buffer;
  private readonly max: number;

  /** `max` bytes is where it refuses with a RangeError. */
  constructor(initial: number, max: number) {
    this.bytes = Buffer.allocUnsafe(initial);
    this.max = max;
  }

  put(byte: number): void {
    if (this.used === this.bytes.length) this.grow(1);
    this.bytes[this.used++] = byte;
  }

  copy(from: Buffer, start: number, end: number): void {
    const n = end - start;
    if (this.used + n > this.bytes.length) this.grow(n);
    from.copy(this.bytes, this.used, start, end);
    this.used += n;
  }

  /** A view, valid until the next change. */
  slice(start: number, end: number = this.used): Buffer {
    return this.bytes.subarray(start, end);
  }

  text(start = 0, end: number = this.used): string {
    return this.bytes.toString('utf8', start, end);
  }

  private grow(by: number): void {
    if (this.used + by > this.max) throw new RangeError(`more than ${this.max} bytes`);
    const bigger = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.used + by));
    this.bytes.copy(bigger, 0, 0, this.used);
    this.bytes = bigger;
  }
}
