/** Keeps the originals: each sealed once under its own SHA-256, whole or not at all, never changed. */
import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { isProblem, type Problem } from '../../base/problem.js';
import type { RandomBytes } from '../../returns/contract.js';
import type { Given } from '../../returns/open/types.js';
import { finishRewraps } from './journal.js';
import type { KeyRing } from './keys.js';
import { isRotating } from './one-rotation.js';
import { allPlaces, incomingFolder, type Place, placeOf, sealedPath } from './places.js';
import { openPlain } from './plain-original.js';
import { missing } from './problems.js';
import { type About, receive, type Stored } from './receive.js';
import { type Resumable, resumable, sweepIncoming } from './resumable.js';
import { type OpenOriginal, openSealed } from './sealed-reader.js';

export type { About, Stored } from './receive.js';

/** An original as the engine of returns takes it. `close` it when the reading is over. */
export interface VaultGiven extends Given {
  random(): Promise<RandomBytes>;
  close(): Promise<void>;
}

/** What was found when an original was read again. */
export interface Verified {
  ok: boolean;
  /** Bytes of plaintext read. */
  size: number;
  /** SHA-256 found; empty when it could not be read to its end. */
  found: string;
  sealed: boolean;
  problem: Problem | null;
}

/** A folder of originals. */
export interface Vault {
  readonly dir: string;
  readonly ring: KeyRing;
  /** Files that arrive in pieces. */
  readonly incoming: Resumable;
  /** Takes a stream to its end. @throws Problem of the keys, or of the disk */
  put(stream: AsyncIterable<Buffer>, about: About): Promise<Stored>;
  /** The bytes of an original, from `start` up to but not with `end` when given. */
  open(sha256: string, range?: { start: number; end: number }): Promise<Readable>;
  /** An original that can be read from any place, under the name that the person knows it by. */
  given(sha256: string, name: string): Promise<VaultGiven>;
  /** Where the sealed file lies or would lie. */
  path(sha256: string): string;
  has(sha256: string): Promise<boolean>;
  /** True when it is encrypted, false when it lies there as it came; null when it is not there. */
  sealed(sha256: string): Promise<boolean | null>;
  /** Reads it all again and compares. */
  verify(sha256: string): Promise<Verified>;
  /** Every original, in order of the hash. */
  list(): AsyncGenerator<Place & { sha256: string }>;
}

/** How long a file that arrives in pieces may wait for its next piece. */
export const uploadKeptMs = 7 * 86_400_000;

/**
 * Opens (and makes, when absent) the vault in a folder. What an earlier process left half-done is finished (a rotation)
 * or removed (half-received files); originals are never removed here. Without a fit key it opens too: each call that
 * needs the key then throws what is wrong with it.
 */
export async function openVault(dir: string, ring: KeyRing): Promise<Vault> {
  await mkdir(incomingFolder(dir), { recursive: true, mode: 0o700 });
  await sweepIncoming(dir, Date.now(), uploadKeptMs + 86_400_000);
  if (!(await isRotating(dir))) await finishRewraps(dir);
  return vaultAt(dir, ring);
}

/** The vault of a folder that another process looks after: nothing is made, swept or finished. */
export function vaultAt(dir: string, ring: KeyRing): Vault {
  const opened = async (sha256: string): Promise<OpenOriginal> => {
    const place = await placeOf(dir, sha256);
    if (!place) throw missing(sha256);
    return place.sealed ? openSealed(place.path, sha256, await ring.keys()) : openPlain(place.path);
  };
  return {
    dir,
    ring,
    incoming: resumable(dir, ring),
    path: (sha256) => sealedPath(dir, sha256),
    has: async (sha256) => (await placeOf(dir, sha256)) !== null,
    sealed: async (sha256) => (await placeOf(dir, sha256))?.sealed ?? null,
    put: async (stream, about) => receive(dir, ring, stream, about),
    open: async (sha256, range) => Readable.from(reading(await opened(sha256), range), { objectMode: false }),
    given: async (sha256, name) => givenOf(await opened(sha256), name),
    verify: async (sha256) => {
      const place = await placeOf(dir, sha256);
      if (!place) throw missing(sha256);
      return verified(sha256, place.sealed, () => opened(sha256));
    },
    list: () => allPlaces(dir),
  };
}

async function* reading(
  original: OpenOriginal,
  range?: { start: number; end: number },
): AsyncGenerator<Buffer> {
  try {
    yield* original.stream(range?.start, range?.end);
  } finally {
    await original.close();
  }
}

function givenOf(original: OpenOriginal, name: string): VaultGiven {
  return {
    name,
    bytes: original.size,
    stream: () => original.stream(),
    random: async () => ({ size: original.size, read: (offset, length) => original.read(offset, length) }),
    close: () => original.close(),
  };
}

async function verified(
  sha256: string,
  sealed: boolean,
  open: () => Promise<OpenOriginal>,
): Promise<Verified> {
  const hash = createHash('sha256');
  let size = 0;
  try {
    for await (const chunk of reading(await open())) {
      hash.update(chunk);
      size += chunk.length;
    }
  } catch (error) {
    if (!isProblem(error) || error.code !== 'vault-damaged') throw error;
    return { ok: false, size, found: '', sealed, problem: error };
  }
  const found = hash.digest('hex');
  return { ok: found === sha256, size, found, sealed, problem: null };
}
