/** Keeps the originals: each stored once under its own SHA-256, whole or not at all, never changed. */
import { createReadStream, type ReadStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '../../base/problem.js';
import { hashFile } from './hash.js';
import { receive } from './receive.js';

/** What the vault says of bytes that it was given. */
export interface Stored {
  /** Lower-case hex. */
  sha256: string;
  /** Bytes. */
  size: number;
  /** False when the vault already held these bytes. */
  stored: boolean;
}

/** A folder of originals. */
export interface Vault {
  /** Takes a stream to its end. `name` is for messages only and never becomes a path. */
  put(stream: AsyncIterable<Buffer>, about: { name: string }): Promise<Stored>;
  /** The bytes of an original, from `start` up to but not with `end` when given. */
  open(sha256: string, range?: { start: number; end: number }): Promise<ReadStream>;
  /** Where a reader process finds it. The file is read-only. */
  path(sha256: string): string;
  has(sha256: string): Promise<boolean>;
  /** Reads it all again and compares. */
  verify(sha256: string): Promise<{ ok: boolean; size: number; found: string }>;
}

/**
 * Opens (and makes, when absent) the vault in a folder. What an earlier process left half-received and has not
 * touched for a day is removed; originals are never removed here.
 */
export async function openVault(dir: string): Promise<Vault> {
  const incoming = join(dir, 'incoming');
  await mkdir(incoming, { recursive: true, mode: 0o700 });
  await sweep(incoming, Date.now() - 86_400_000);
  const path = (sha256: string) => join(dir, checked(sha256).slice(0, 2), sha256);
  const has = (sha256: string) => exists(path(sha256));
  return {
    path,
    has,
    put: (stream, { name }) => receive(dir, incoming, stream, name),
    async open(sha256, range) {
      if (!(await has(sha256))) throw missing(sha256);
      return createReadStream(path(sha256), range ? { start: range.start, end: range.end - 1 } : {});
    },
    async verify(sha256) {
      if (!(await has(sha256))) throw missing(sha256);
      const found = await hashFile(path(sha256));
      return { ok: found.sha256 === sha256, size: found.size, found: found.sha256 };
    },
  };
}

function checked(sha256: string): string {
  if (/^[0-9a-f]{64}$/.test(sha256)) return sha256;
  throw new Problem({
    code: 'vault-hash',
    what: 'That is not a SHA-256 value.',
    remedy: 'Use the 64 hexadecimal digits shown on the page of the return.',
  });
}

function missing(sha256: string): Problem {
  return new Problem({
    code: 'vault-missing',
    what: `The vault does not hold the original ${sha256.slice(0, 12)}….`,
    where: sha256,
    remedy: 'Restore the vault folder from the last backup; the custody page says when it was received.',
    status: 404,
  });
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}

async function sweep(incoming: string, before: number): Promise<void> {
  for (const name of await readdir(incoming)) {
    const path = join(incoming, name);
    const found = await stat(path).catch(() => null);
    if (found && found.mtimeMs < before) await rm(path, { force: true });
  }
}
