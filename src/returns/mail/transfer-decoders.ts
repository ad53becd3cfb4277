/** Takes back the transfer encodings of MIME (RFC 2045, 6) as the bytes come. */

/** Decodes a part piece by piece. What is returned is valid until the next call. */
export interface TransferDecoder {
  decode(bytes: Buffer, from: number, to: number): Buffer;
  /** What was still held back. */
  finish(): Buffer;
}

const nothing = Buffer.alloc(0);

/** The decoder for a `Content-Transfer-Encoding`; an unknown one is passed on as it came. */
export function decoderFor(encoding: string): TransferDecoder {
  if (encoding === 'base64') return new Base64Decoder();
  return encoding === 'quoted-printable' ? new QuotedPrintableDecoder() : identity;
}

const identity: TransferDecoder = {
  decode: (bytes, from, to) => bytes.subarray(from, to),
  finish: () => nothing,
};

const isBase64 = new Uint8Array(256);
for (const char of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/')
  isBase64[char.charCodeAt(0)] = 1;
const equals = 0x3d;

/** Scratch space shared by all decoders: each result is used before the next call. */
let packed = Buffer.allocUnsafeSlow(1 << 17);
let output = Buffer.allocUnsafeSlow(1 << 17);

function room(bytes: number): void {
  if (packed.length >= bytes) return;
  packed = Buffer.allocUnsafeSlow(bytes * 2);
  output = Buffer.allocUnsafeSlow(bytes * 2);
}

/** Skips whatever is not of the alphabet (RFC 2045, 6.8). Padding ends a group of four; more may follow it. */
class Base64Decoder implements TransferDecoder {
  /** Characters of a group that is not whole yet. */
  #held: number[] = [];

  decode(bytes: Buffer, from: number, to: number): Buffer {
    room(to - from + 8);
    // Regular lines first, which is nearly all of them; then the last, short one, and whatever is not regular.
    const lines = this.#held.length === 0 ? regularLines(bytes, from, to) : 0;
    let used = 0;
    if (lines > 0) used = output.write(bytes.toString('latin1', from, from + lines), 0, 'base64');
    const irregular = lines > 0 && used !== regularBytes;
    if (irregular) used = 0;
    for (let at = irregular ? from : from + lines; at < to; ) {
      const found = bytes.indexOf(equals, at);
      const end = found < 0 || found >= to ? to : found;
      used += this.#run(bytes, at, end, used, end < to).length;
      at = end + 1;
    }
    return output.subarray(0, used);
  }

  finish(): Buffer {
    room(8);
    return this.#run(nothing, 0, 0, 0, true);
  }

  /** Decodes the whole groups of a stretch without padding; the last one too when it is `closed`. */
  #run(bytes: Buffer, from: number, to: number, used: number, closed: boolean): Buffer {
    let length = 0;
    for (const char of this.#held) packed[length++] = char;
    for (let at = from; at < to; at++) {
      const byte = bytes[at]!;
      packed[length] = byte;
      length += isBase64[byte]!;
    }
    const whole = closed ? length : length - (length % 4);
    this.#held = closed ? [] : [...packed.subarray(whole, length)];
    if (whole === 0) return nothing;
    const written = output.write(packed.toString('latin1', 0, whole), used, 'base64');
    return output.subarray(used, used + written);
  }
}

/** Bytes that the lines counted last must decode to. */
let regularBytes = 0;

/** Length of the lines at the beginning that are equally long, in whole groups of four; 0 when they are not. */
function regularLines(bytes: Buffer, from: number, to: number): number {
  const end = bytes.indexOf(10, from);
  if (end < 0 || end >= to) return 0;
  const stride = end + 1 - from;
  const chars = end > from && bytes[end - 1] === 13 ? stride - 2 : stride - 1;
  if (chars < 4 || chars % 4 !== 0) return 0;
  let lines = 0;
  while (from + (lines + 1) * stride <= to && bytes[from + (lines + 1) * stride - 1] === 10) lines++;
  // A line with padding is the last of a part: its bytes are fewer, so it is left to the slow way.
  if (lines > 0 && bytes[from + (lines - 1) * stride + chars - 1] === equals) lines--;
  const piece = bytes.subarray(from, from + lines * stride);
  // The runtime takes these two for `+` and `/`, and padding for an end: mail does not.
  if (piece.includes(0x2d) || piece.includes(0x5f) || piece.includes(equals)) return 0;
  regularBytes = (lines * chars * 3) / 4;
  return lines * stride;
}

const hexValue = new Int8Array(256).fill(-1);
for (const [value, char] of [...'0123456789abcdef'].entries()) {
  hexValue[char.charCodeAt(0)] = value;
  hexValue[char.toUpperCase().charCodeAt(0)] = value;
}

/** `=XX`, soft line breaks, white space at the end of a line dropped (RFC 2045, 6.7). A `=` that is neither stays. */
class QuotedPrintableDecoder implements TransferDecoder {
  #held: Buffer = nothing;

  decode(bytes: Buffer, from: number, to: number): Buffer {
    const held = this.#held;
    if (held.length === 0) return this.#work(bytes, from, to, false);
    const all = Buffer.concat([held, bytes.subarray(from, to)]);
    return this.#work(all, 0, all.length, false);
  }

  finish(): Buffer {
    return this.#held.length === 0 ? nothing : this.#work(this.#held, 0, this.#held.length, true);
  }

  #work(bytes: Buffer, from: number, to: number, last: boolean): Buffer {
    room(to - from);
    const end = last ? to : this.#hold(bytes, from, to);
    let used = 0;
    // White space is dropped back to here: what came encoded is meant.
    let firm = 0;
    for (let at = from; at < end; at++) {
      const byte = bytes[at]!;
      if (byte === equals) {
        const skip = softBreak(bytes, at, end, last);
        if (skip >= 0) {
          at += skip;
          firm = used;
          continue;
        }
        const value = (hexValue[bytes[at + 1] ?? 0]! << 4) | hexValue[bytes[at + 2] ?? 0]!;
        if (at + 2 < end && value >= 0) {
          output[used++] = value;
          at += 2;
        } else output[used++] = byte;
        firm = used;
      } else {
        if (byte === 10) used = trimmed(used, firm);
        output[used++] = byte;
        if (byte === 10) firm = used;
      }
    }
    if (last) used = trimmed(used, firm);
    return output.subarray(0, used);
  }

  /** Keeps back what may go on in the next piece: white space or an escape at the end. */
  #hold(bytes: Buffer, from: number, to: number): number {
    let end = to;
    while (end > from && to - end < 1024 && isBlank(bytes[end - 1]!)) end--;
    if (end > from && bytes[end - 1] === equals) end -= 1;
    else if (end - 1 > from && bytes[end - 2] === equals) end -= 2;
    this.#held = end === to ? nothing : Buffer.from(bytes.subarray(end, to));
    return end;
  }
}

function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x0d;
}

/** Drops blanks before a line end, but keeps the CR of a CRLF. */
function trimmed(used: number, firm: number): number {
  let end = used;
  const cr = end > firm && output[end - 1] === 13;
  if (cr) end--;
  while (end > firm && (output[end - 1] === 0x20 || output[end - 1] === 0x09)) end--;
  if (cr) output[end++] = 13;
  return end;
}

/** Bytes after a `=` that make it a soft line break, blanks before the line end included; -1 when it is none. */
function softBreak(bytes: Buffer, at: number, end: number, last: boolean): number {
  let next = at + 1;
  while (next < end && isBlank(bytes[next]!)) next++;
  if (next < end) return bytes[next] === 10 ? next - at : -1;
  return last ? next - at - 1 : -1;
}
