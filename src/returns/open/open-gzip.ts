/** Opens a gzip file: an archive inside is kept, anything else is streamed again when it is read. */
import { isProblem, type Problem } from '../../base/problem.js';
import type { ArchiveEntry, RandomBytes } from '../contract.js';
import { gunzipChunks } from './gzip.js';
import { firstBytes } from './open-item.js';
import { strayBytes } from './open-problems.js';
import { type Found, inside, type Opening, randomOf } from './opening.js';
import { memoryBytes, rangeSource } from './range.js';
import { archiveKind } from './sniff.js';
import { gunzippedName, withEnd } from './source-tools.js';
import type { Source } from './types.js';
import { isPadding } from './zip-map.js';

/**
 * A gzip states its length modulo 4 GiB and for its last member only, so its size is known by unpacking it once. What is
 * small, or an archive itself, is kept from that; the rest is unpacked again for each reading of it, which takes no space. Zeros
 * after the last member are padding, as tapes have them.
 */
export async function openGzip(opening: Opening, given: Found): Promise<void> {
  const { bytes, problem: broken, found } = await randomOf(opening, given);
  if (broken !== null && (bytes.size === 0 || broken.code === 'archive-bomb'))
    return opening.leaf({ ...given, failure: broken });
  if (broken !== null) opening.report(broken);
  let taken = bytes.size;
  const onEnd = (end: number): void => {
    taken = end;
  };
  const content = await measured(opening, () => gunzipChunks(found.path, bytes, opening.guard, onEnd));
  const { problem } = content;
  if (problem !== null && (content.size === 0 || problem.code === 'archive-bomb'))
    return opening.leaf({ ...found, failure: problem });
  const archive = opening.archive(found, 'gzip');
  const inner = inside(opening, found, archive, innerName(found), null);
  inner.failure ??= opening.guard.admit(found.path, found.source.size, content.size);
  inner.source = content.source;
  if (problem === null) await noteParts(opening, found, archive, bytes, taken);
  else opening.stop(archive, problem);
  await opening.add(inner);
}

function innerName({ name }: Found): string {
  const whole = gunzippedName(name);
  return whole.slice(whole.lastIndexOf('/') + 1);
}

async function noteParts(
  opening: Opening,
  found: Found,
  archive: ArchiveEntry,
  bytes: RandomBytes,
  taken: number,
): Promise<void> {
  const after = bytes.size - taken;
  archive.parts = { members: taken, headers: 0, directory: 0, comment: 0, before: 0, after, gaps: 0 };
  if (after > 0 && !(await isPadding(bytes, { at: taken, length: after })))
    opening.findings.push(strayBytes(found.path, 'after', after, taken));
}

/** Content up to this is kept in memory. */
const keptBelow = 256 * 1024;

interface Measured {
  size: number;
  source: Source;
  problem: Problem | null;
}

/** Unpacks once, to count or to keep. */
async function measured(opening: Opening, chunks: () => AsyncIterable<Buffer>): Promise<Measured> {
  const head = await firstBytes({ size: 0, stream: chunks });
  const kept = archiveKind(head) === null ? await counted(chunks()) : await whole(opening, chunks());
  const { problem, size, bytes } = kept;
  if (bytes !== null) return { size, problem, source: withEnd(rangeSource(bytes), problem) };
  // Unpacked again it breaks at the same place by itself.
  return { size, problem, source: { size, stream: chunks } };
}

interface Unpacked {
  size: number;
  problem: Problem | null;
  /** Null when it was only counted. */
  bytes: RandomBytes | null;
}

async function whole(opening: Opening, chunks: AsyncIterable<Buffer>): Promise<Unpacked> {
  const { bytes, problem } = await opening.spool.keep(chunks);
  return { bytes, size: bytes.size, problem };
}

async function counted(chunks: AsyncIterable<Buffer>): Promise<Unpacked> {
  let small: Buffer[] = [];
  let size = 0;
  let problem: Problem | null = null;
  try {
    for await (const chunk of chunks) {
      size += chunk.length;
      if (size <= keptBelow) small.push(Buffer.from(chunk));
      else small = [];
    }
  } catch (error) {
    if (!isProblem(error)) throw error;
    problem = error;
  }
  return { size, problem, bytes: size <= keptBelow ? memoryBytes(Buffer.concat(small)) : null };
}
