/** Unpacks gzip files and tar archives into the spool. */

import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import tar from 'tar-stream';
import { Problem } from '../../base/problem.js';
import { type LimitGuard, tooManyBytes } from './limits.js';
import type { Source } from './types.js';

/** The content of a gzip file. Throws `member-damaged`, `archive-bomb` or `archive-too-large` after the last good bytes. */
export async function* gunzipChunks(where: string, source: Source, guard: LimitGuard): AsyncIterable<Buffer> {
  const inflate = createGunzip({ chunkSize: 256 * 1024 });
  const raw = Readable.from(source.stream(), { objectMode: true, highWaterMark: 2 });
  raw.on('error', (error) => inflate.destroy(error));
  raw.pipe(inflate);
  let size = 0;
  try {
    for await (const chunk of inflate) {
      size += (chunk as Buffer).length;
      const bomb = guard.ratioProblem(where, source.size, size);
      if (bomb !== null) throw bomb;
      if (size > guard.bytesLeft) throw tooManyBytes(where, guard.limits.bytes);
      yield chunk as Buffer;
    }
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw damaged(where, `after ${size} bytes of its content: ${(error as Error).message}`);
  } finally {
    raw.destroy();
    inflate.destroy();
  }
}

/** One file of a tar. */
export interface TarMember {
  name: string;
  size: number;
  modified: string | null;
  /** `file`, or what else it is (`symlink`, …), which is not followed. */
  type: string;
  /** Must be read before the next member is asked for. */
  chunks: AsyncIterable<Buffer>;
}

/** The members of a tar, one after the other. Throws `member-damaged` where the tar breaks off. */
export async function* tarMembers(where: string, source: Source): AsyncIterable<TarMember> {
  const extract = tar.extract();
  const raw = Readable.from(source.stream(), { objectMode: true, highWaterMark: 2 });
  raw.on('error', (error) => extract.destroy(error));
  raw.pipe(extract);
  try {
    for await (const entry of extract) {
      const { header } = entry;
      if (header.type === 'directory') {
        entry.resume();
        continue;
      }
      const modified = header.mtime ? header.mtime.toISOString().slice(0, 19) : null;
      const size = header.size ?? 0;
      yield {
        name: header.name,
        size,
        modified,
        type: header.type ?? 'file',
        chunks: entry as AsyncIterable<Buffer>,
      };
      entry.resume();
    }
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw damaged(where, (error as Error).message);
  } finally {
    raw.destroy();
    extract.destroy();
  }
}

function damaged(where: string, why: string): Problem {
  return new Problem({
    code: 'member-damaged',
    what: `This archive is damaged: ${why}.`,
    where,
    remedy:
      'What stood before the damage was read. Compare the hash with the provider, and ask for the file again.',
  });
}
