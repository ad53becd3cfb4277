/** Streams, slices and joins of bytes that can be had from any place. */
import { Problem } from '../../base/problem.js';
import type { RandomBytes } from '../contract.js';
import type { Source } from './types.js';

/** A stream begins with a small read, since often only the head is wanted, and goes on with large ones. */
const firstRead = 64 * 1024;
const fullRead = 1024 * 1024;

/**
 * Bytes `start` to `start + length` in order. Once a second chunk is asked for, the one after it is read ahead.
 * @throws Problem `bytes-missing` when they end before
 */
export async function* rangeOf(bytes: RandomBytes, start: number, length: number): AsyncIterable<Buffer> {
  const end = start + length;
  let size = firstRead;
  let ahead: Promise<Buffer> | null = null;
  for (let at = start; at < end; ) {
    const chunk: Buffer = await (ahead ?? bytes.read(at, Math.min(size, end - at)));
    if (chunk.length === 0) throw missing(end - at);
    at += chunk.length;
    ahead = null;
    if (size === fullRead && at < end) ahead = quietly(bytes.read(at, Math.min(size, end - at)));
    size = fullRead;
    yield chunk;
  }
}

/** A read that nobody may come to wait for: its failure must not end the process. */
function quietly(reading: Promise<Buffer>): Promise<Buffer> {
  reading.catch(() => undefined);
  return reading;
}

function missing(bytes: number): Problem {
  return new Problem({
    code: 'bytes-missing',
    what: `The file ends ${bytes} bytes before its end: it has changed while it was read.`,
    remedy: 'Read it again; compare its hash with the one that was noted when it came.',
  });
}

/** A part of other bytes, as bytes of their own. */
export function sliceOf(bytes: RandomBytes, start: number, size: number): RandomBytes {
  return {
    size,
    read: (offset, length) =>
      offset >= size
        ? Promise.resolve(Buffer.alloc(0))
        : bytes.read(start + offset, Math.min(length, size - offset)),
  };
}

/** Several bytes end to end, as the parts of a split archive are. */
export function joinOf(parts: readonly RandomBytes[]): RandomBytes {
  const size = parts.reduce((sum, part) => sum + part.size, 0);
  return {
    size,
    async read(offset, length) {
      const got: Buffer[] = [];
      let start = 0;
      for (const part of parts) {
        const from = Math.max(0, offset - start);
        const to = Math.min(part.size, offset + length - start);
        if (from < to) got.push(await part.read(from, to - from));
        start += part.size;
      }
      return got.length === 1 ? got[0]! : Buffer.concat(got);
    },
  };
}

/** Bytes in memory. */
export function memoryBytes(buffer: Buffer): RandomBytes {
  return { size: buffer.length, read: async (offset, length) => buffer.subarray(offset, offset + length) };
}

/** Random bytes, or a part of them, as a source. */
export function rangeSource(bytes: RandomBytes, start = 0, size = bytes.size - start): Source {
  return {
    size,
    stream: () => rangeOf(bytes, start, size),
    random: async () => (start === 0 && size === bytes.size ? bytes : sliceOf(bytes, start, size)),
  };
}

/**
 * The same bytes with a window of 128 KiB kept, for many small reads close to each other: the directory of a zip, the
 * headers before its members.
 */
export function windowed(bytes: RandomBytes): RandomBytes {
  const width = 128 * 1024;
  let start = 0;
  let window: Buffer = Buffer.alloc(0);
  return {
    size: bytes.size,
    async read(offset, length) {
      if (length >= width) return bytes.read(offset, length);
      const inside = offset >= start && offset + length <= start + window.length;
      if (inside) return window.subarray(offset - start, offset - start + length);
      const fresh = await bytes.read(offset, Math.min(width, Math.max(0, bytes.size - offset)));
      start = offset;
      window = fresh;
      return fresh.subarray(0, length);
    },
  };
}
