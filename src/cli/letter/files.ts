/** Writes several files so that either all are there, whole, or none is. */
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '../../base/problem.js';

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
    throw new Problem({
      code: 'output-folder',
      what: 'The letters could not be written.',
      where: dir,
      remedy: 'Name a folder that exists and that you may write to with --out.',
      cause,
    });
  }
  return files.map(({ name }) => join(dir, name));
}
