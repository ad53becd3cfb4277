/** Inflates a range of a file, watching size, checksum and ratio as it goes. */
import { createReadStream } from 'node:fs';
import { crc32, createInflateRaw } from 'node:zlib';
import { Problem } from '../../base/problem.js';
import type { LimitGuard } from './limits.js';

/** Where the bytes of a zip member lie and what its headers say of them. */
export interface Member {
  /** For messages: `production.zip!/a.csv`. */
  where: string;
  /** The zip file on this machine. */
  file: string;
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
 * `member-method`.
 */
export async function* memberChunks(member: Member, guard: LimitGuard): AsyncIterable<Buffer> {
  if (member.method !== 0 && member.method !== 8) throw unknownMethod(member);
  let crc = 0;
  let size = 0;
  const chunks = member.method === 0 ? storedChunks(member) : inflatedChunks(member);
  try {
    for await (const chunk of chunks) {
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

async function* storedChunks(member: Member): AsyncIterable<Buffer> {
  const start = await member.start();
  if (member.compressed === 0) return;
  const raw = createReadStream(member.file, {
    start,
    end: start + member.compressed - 1,
    highWaterMark: 1024 * 1024,
  });
  try {
    for await (const chunk of raw) yield chunk as Buffer;
  } finally {
    raw.destroy();
  }
}

async function* inflatedChunks(member: Member): AsyncIterable<Buffer> {
  const start = await member.start();
  const end = start + Math.max(member.compressed, 1) - 1;
  const raw = createReadStream(member.file, { start, end, highWaterMark: 256 * 1024 });
  const inflate = createInflateRaw({ chunkSize: outChunk });
  raw.on('error', (error) => inflate.destroy(error));
  raw.pipe(inflate);
  try {
    for await (const chunk of inflate) yield chunk as Buffer;
  } finally {
    raw.destroy();
    inflate.destroy();
  }
}

function damaged(member: Member, at: number, why: string): Problem {
  return new Problem({
    code: 'member-damaged',
    what: `This member is damaged after ${at} bytes of its content: ${why}.`,
    where: member.where,
    remedy: 'Other members are not affected. Compare the hash with the provider, and ask for the file again.',
  });
}

function cutShort(member: Member, at: number): Problem {
  return new Problem({
    code: 'member-cut',
    what: `The archive ends inside this member, after ${at} bytes of its content.`,
    where: member.where,
    remedy:
      'What stood before the cut was read. Download the archive again, or ask the provider for it again.',
  });
}

function unknownMethod(member: Member): Problem {
  const names: Record<number, string> = {
    9: 'Deflate64',
    12: 'bzip2',
    14: 'LZMA',
    93: 'Zstandard',
    95: 'xz',
    98: 'PPMd',
  };
  return new Problem({
    code: 'member-method',
    what: `This member is packed by ${names[member.method] ?? `method ${member.method}`}, which Tecum cannot unpack.`,
    where: member.where,
    remedy: 'Unpack the archive with 7-Zip and give Tecum the folder.',
  });
}
