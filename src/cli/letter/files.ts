/** Writes several files so that either all are there, whole, or none is. */
import { createHash, type Hash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { isProblem, Problem } from '../../base/problem.js';

/**
 * Writes beside the final names first, then renames.
 * @returns the paths, in the order given.
 * @throws Problem `output-folder` when the folder cannot be written; nothing new stays behind.
 */
export async function writeWhole(dir: string, files: { name: string; bytes: Buffer }[]): Promise<string[]> {
  const waiting = files.map(({ name }) => join(dir, `.${name}.${process.pid}.part`));
  try {
    await mkdir(dir, { recursive: true });
    for (const [index, { bytes }] of files.entries()) await writeFile(waiting[index]!, bytes);
    for (const [index, { name }] of files.entries()) await rename(waiting[index]!, join(dir, name));
  } catch (cause) {
    await Promise.allSettled(waiting.map((path) => rm(path, { force: true })));
    throw unwritable(dir, cause);
  }
  return files.map(({ name }) => join(dir, name));
}

/**
 * Writes a file as its bytes come, beside its final name first.
 * @returns its path, and the hash of what was written.
 * @throws Problem `output-folder`, or whatever the source threw; nothing new stays behind.
 */
export async function writeStreamed(
  dir: string,
  name: string,
  chunks: AsyncIterable<Buffer>,
): Promise<{ path: string; sha256: string }> {
  const waiting = join(dir, `.${name}.${process.pid}.part`);
  const hash = createHash('sha256');
  try {
    await mkdir(dir, { recursive: true });
    await pipeline(hashed(chunks, hash), createWriteStream(waiting));
    await rename(waiting, join(dir, name));
  } catch (cause) {
    await rm(waiting, { force: true }).catch(() => undefined);
    throw isProblem(cause) ? cause : unwritable(dir, cause);
  }
  return { path: join(dir, name), sha256: hash.digest('hex') };
}

async function* hashed(chunks: AsyncIterable<Buffer>, hash: Hash): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    hash.update(chunk);
    yield chunk;
  }
}

function unwritable(dir: string, cause: unknown): Problem {
  return new Problem({
    code: 'output-folder',
    what: 'The letters could not be written.',
    where: dir,
    remedy: 'Name a folder that exists and that you may write to with --out.',
    cause,
  });
}
