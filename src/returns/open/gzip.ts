/** The content of gzip files, of one member or several (RFC 1952). */
import { crc32, createInflateRaw } from 'node:zlib';
import { Problem } from '../../base/problem.js';
import type { RandomBytes } from '../contract.js';
import { inflated } from './inflate.js';
import { type LimitGuard, tooManyBytes } from './limits.js';
import { rangeOf, windowed } from './range.js';

/**
 * The content of all members. `onEnd` is told how many bytes they took, so that what follows the last is known: node's own
 * unpacker loses the content before it when that is no member. Throws `member-damaged`, `archive-bomb`,
 * `archive-too-large` or `archive-time` after the last good bytes.
 */
export async function* gunzipChunks(
  where: string,
  bytes: RandomBytes,
  guard: LimitGuard,
  onEnd: (taken: number) => void = () => undefined,
): AsyncIterable<Buffer> {
  const taken = { bytes: 0 };
  let size = 0;
  try {
    for await (const chunk of guard.timed(where, members(bytes, taken))) {
      size += chunk.length;
      const bomb = guard.ratioProblem(where, bytes.size, size);
      if (bomb !== null) throw bomb;
      if (size > guard.bytesLeft) throw tooManyBytes(where, guard.limits.bytes);
      yield chunk;
    }
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw damaged(where, `after ${size} bytes of its content: ${(error as Error).message}`);
  }
  onEnd(taken.bytes);
}

async function* members(bytes: RandomBytes, taken: { bytes: number }): AsyncIterable<Buffer> {
  const near = windowed(bytes);
  for (;;) {
    const start = await dataStart(near, taken.bytes);
    if (start === null && taken.bytes > 0) return;
    if (start === null) throw new Error('its header is not one of gzip');
    const inflate = createInflateRaw({ chunkSize: 256 * 1024 });
    let sum = 0;
    let size = 0;
    for await (const chunk of inflated(rangeOf(bytes, start, bytes.size - start), inflate)) {
      sum = crc32(chunk, sum);
      size += chunk.length;
      yield chunk;
    }
    const end = start + inflate.bytesWritten;
    const trailer = await near.read(end, 8);
    if (trailer.length < 8) throw new Error('it ends before its checksum');
    if (trailer.readUInt32LE(0) !== sum >>> 0) throw new Error('its checksum does not fit');
    if (trailer.readUInt32LE(4) !== size % 2 ** 32) throw new Error('it has not the length that it states');
    taken.bytes = end + 8;
  }
}

const extra = 4;
const name = 8;
const comment = 16;
const headerSum = 2;

/** Where the deflate data of the member at `at` begin; null when none begins there. */
async function dataStart(bytes: RandomBytes, at: number): Promise<number | null> {
  const head = await bytes.read(at, 10);
  if (head.length < 10 || head.readUInt16BE(0) !== 0x1f8b || head[2] !== 8) return null;
  const flags = head[3]!;
  let place = at + 10;
  if ((flags & extra) !== 0) {
    const length = await bytes.read(place, 2);
    place += 2 + (length.length < 2 ? 0 : length.readUInt16LE(0));
  }
  if ((flags & name) !== 0) place = await afterText(bytes, place);
  if ((flags & comment) !== 0) place = await afterText(bytes, place);
  return place + ((flags & headerSum) === 0 ? 0 : 2);
}

/** The place after a text that ends in NUL; the text may be of 64 KiB at most. */
async function afterText(bytes: RandomBytes, at: number): Promise<number> {
  const text = await bytes.read(at, 64 * 1024);
  const end = text.indexOf(0);
  return end < 0 ? at + text.length : at + end + 1;
}

function damaged(where: string, why: string): Problem {
  return new Problem({
    code: 'member-damaged',
    what: `This gzip file is damaged ${why}.`,
    where,
    remedy:
      'What stood before the damage was read. Compare the hash with the provider, and ask for the file again.',
  });
}
