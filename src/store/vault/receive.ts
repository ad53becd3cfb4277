/** Receives one original: hashed and sealed while it is written aside, then moved into its place in one step. */
import { randomUUID } from 'node:crypto';
import { chmod, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sizeOf, syncFolder } from './disk.js';
import type { KeyRing, Keys } from './keys.js';
import { incomingFolder, sealedPath } from './places.js';
import { unwritten } from './problems.js';
import { openSealed } from './sealed-reader.js';
import { SealedWriter } from './sealed-writer.js';

/** What the vault says of bytes that it was given. */
export interface Stored {
  /** Lower-case hex, of the plaintext. */
  sha256: string;
  /** Bytes of the plaintext. */
  size: number;
  /** False when the vault already held these bytes. */
  stored: boolean;
}

/** What is told of a file while it is taken in. */
export interface About {
  /** For messages only; it never becomes a path. */
  name: string;
  /** Told when the hash is known and before anything lies under it: what is noted here survives a crash. */
  onHashed?(sha256: string, size: number): Promise<void>;
}

/**
 * Seals `stream` into `<dir>/<first two digits>/<sha256>.age`. On any error the half-written file is removed.
 * @throws Problem `vault-full`, `vault-interrupted` or `vault-unwritable`, and those of the keys
 */
export async function receive(
  dir: string,
  ring: KeyRing,
  stream: AsyncIterable<Buffer>,
  about: About,
): Promise<Stored> {
  const temp = join(incomingFolder(dir), `${process.pid}-${randomUUID()}`);
  try {
    const { sha256, size } = await write(temp, (await ring.keys()).recipients, stream);
    await about.onHashed?.(sha256, size);
    return { sha256, size, stored: await settle(dir, ring, temp, sha256, size) };
  } catch (error) {
    throw unwritten(error, about.name);
  } finally {
    await rm(temp, { force: true });
  }
}

async function write(
  temp: string,
  recipients: readonly string[],
  stream: AsyncIterable<Buffer>,
): Promise<{ sha256: string; size: number }> {
  const file = await open(temp, 'wx', 0o600);
  try {
    const writer = await SealedWriter.begin(file, recipients);
    for await (const chunk of stream) await writer.add(chunk);
    const made = await writer.end();
    await file.sync();
    return made;
  } finally {
    await file.close();
  }
}

/**
 * Moves a sealed file into its place. False when a sound one lay there already. The new one takes its place all the same:
 * only of the new one is it certain that it is what its name says, and nobody can tell by the time that the bytes were here.
 * It must open with the keys of this moment: the one that it was sealed with may have been retired meanwhile.
 */
export async function settle(
  dir: string,
  ring: KeyRing,
  temp: string,
  sha256: string,
  size: number,
): Promise<boolean> {
  const keys = await ring.keys();
  await (await openSealed(temp, sha256, keys)).close();
  const held = await holds(dir, keys, sha256, size);
  const path = sealedPath(dir, sha256);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await chmod(temp, 0o400);
  await rename(temp, path);
  await syncFolder(dirname(path));
  return !held;
}

/** One whose end is damaged, or that is not sealed, does not count. */
async function holds(dir: string, keys: Keys, sha256: string, size: number): Promise<boolean> {
  const path = sealedPath(dir, sha256);
  if ((await sizeOf(path)) === null) return false;
  try {
    const held = await openSealed(path, sha256, keys);
    await held.close();
    return held.size === size;
  } catch {
    return false;
  }
}
