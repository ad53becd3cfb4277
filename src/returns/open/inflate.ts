/** Inflates a member of a zip, watching size, checksum, ratio and time as it goes. */
import { type Duplex, Readable } from 'node:stream';
import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib';
import { Problem } from '../../base/problem.js';
import type { RandomBytes } from '../contract.js';
import type { LimitGuard } from './limits.js';
import { rangeOf } from './range.js';

/** Where the bytes of a zip member lie and what its headers say of them. */
export interface Member {
  /** For messages: `production.zip!/a.csv`. */
  where: string;
  /** The zip's bytes. */
  bytes: RandomBytes;
  /** First byte of the data; asked for when needed, since it takes a read. */
  start(): Promise<number>;
  compressed: number;
  /** Null when no header says it. */
  size: number | null;
  crc: number | null;
  method: number;
  /** The file ends inside this member. */
  cut: boolean;
}

const outChunk = 256 * 1024;

/**
 * The member's content. Throws a Problem after the last good bytes: `member-damaged`, `member-cut`, `archive-bomb`,
 * `archive-time`.
 */
export function memberChunks(member: Member, guard: LimitGuard): AsyncIterable<Buffer> {
  const raw = member.method === 0 ? storedChunks(member) : inflatedChunks(member);
  return checkedChunks(member, guard, raw);
}

/** Passes on a member's content while it keeps to what its headers say and to the limits. */
export async function* checkedChunks(
  member: Omit<Member, 'bytes' | 'start'>,
  guard: LimitGuard,
  chunks: AsyncIterable<Buffer>,
): AsyncIterable<Buffer> {
  let crc = 0;
  let size = 0;
  try {
    for await (const chunk of guard.timed(member.where, chunks)) {
      size += chunk.length;
      const bomb = guard.ratioProblem(member.where, member.compressed, size);
      if (bomb !== null) throw bomb;
      if (member.size !== null && size > member.size)
        throw damaged(member, size, 'it holds more than it states');
      crc = crc32(chunk, crc);
      yield chunk;
    }
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw member.cut ? cutShort(member, size) : damaged(member, size, (error as Error).message);
  }
  if (member.cut) throw cutShort(member, size);
  if (member.size !== null && size < member.size) throw damaged(member, size, 'it ends too early');
  if (member.crc !== null && crc >>> 0 !== member.crc)
    throw damaged(member, size, 'its checksum does not fit');
}

/** Unpacks by zlib while its bytes come; what the consumer leaves is let go. */
export async function* inflated(source: AsyncIterable<Buffer>, inflate: Duplex): AsyncIterable<Buffer> {
  const raw = Readable.from(source, { objectMode: true, highWaterMark: 1 });
  raw.on('error', (error) => inflate.destroy(error));
  raw.pipe(inflate);
  try {
    for await (const chunk of inflate) yield chunk as Buffer;
  } finally {
    raw.destroy();
    inflate.destroy();
  }
}

/** Where the member's data begin. Throws `member-damaged` when the directory points to no header. */
export async function startOf(member: Member): Promise<number> {
  try {
    return await member.start();
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw damaged(member, 0, (error as Error).message);
  }
}

async function* storedChunks(member: Member): AsyncIterable<Buffer> {
  yield* rangeOf(member.bytes, await member.start(), member.compressed);
}

async function* inflatedChunks(member: Member): AsyncIterable<Buffer> {
  const start = await member.start();
  const small = await inflatedAtOnce(member, start);
  if (small !== null) {
    if (small.length > 0) yield small;
    return;
  }
  const inflate = createInflateRaw({ chunkSize: outChunk });
  yield* inflated(rangeOf(member.bytes, start, member.compressed), inflate);
}

/** Packed and unpacked bytes up to which a stream costs more than the work itself. */
const smallPacked = 64 * 1024;
const smallSize = 512 * 1024;

/** The content of a small member; null for a large one, and for a damaged one, of which a stream gives what can be had. */
async function inflatedAtOnce(member: Member, start: number): Promise<Buffer | null> {
  const { compressed, size, cut } = member;
  if (cut || size === null || compressed > smallPacked || size > smallSize) return null;
  const packed = await member.bytes.read(start, compressed);
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
  } catch {
    return null;
  }
}

function damaged(member: Pick<Member, 'where'>, at: number, why: string): Problem {
  return new Problem({
    code: 'member-damaged',
    what: `This member is damaged after ${at} bytes of its content: ${why}.`,
    where: member.where,
    remedy: 'Other members are not affected. Compare the hash with the provider, and ask for the file again.',
  });
}

function cutShort(member: Pick<Member, 'where'>, at: number): Problem {
  return new Problem({
    code: 'member-cut',
    what: `The archive ends inside this member, after ${at} bytes of its content.`,
    where: member.where,
    remedy:
      'What stood before the cut was read. Download the archive again, or ask the provider for it again.',
  });
}
