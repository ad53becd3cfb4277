/** Where originals lie in the vault's folder, sealed or still as they came before Tecum sealed them. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sizeOf } from './disk.js';
import { notAHash } from './problems.js';

/** Where one original lies. */
export interface Place {
  path: string;
  sealed: boolean;
}

/** Folder of what is still arriving. */
export const incomingFolder = (dir: string): string => join(dir, 'incoming');

/** Where the sealed original lies or would lie. @throws Problem `vault-hash` */
export function sealedPath(dir: string, sha256: string): string {
  return `${plainPath(dir, sha256)}.age`;
}

/** Where one that is not sealed lies. @throws Problem `vault-hash` */
export function plainPath(dir: string, sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw notAHash();
  return join(dir, sha256.slice(0, 2), sha256);
}

/** Where it lies; null when the vault does not hold it. */
export async function placeOf(dir: string, sha256: string): Promise<Place | null> {
  const sealed = sealedPath(dir, sha256);
  if ((await sizeOf(sealed)) !== null) return { path: sealed, sealed: true };
  const plain = plainPath(dir, sha256);
  return (await sizeOf(plain)) === null ? null : { path: plain, sealed: false };
}

/** Every original, by its hash, in order; one that lies there both ways is told once, as sealed. */
export async function* allPlaces(dir: string): AsyncGenerator<Place & { sha256: string }> {
  const folders = (await readdir(dir)).filter((name) => /^[0-9a-f]{2}$/.test(name)).sort();
  for (const folder of folders) {
    const names = await readdir(join(dir, folder));
    const hashes = new Set(names.map((name) => name.replace(/\.age$/, '')));
    for (const sha256 of [...hashes].filter((name) => /^[0-9a-f]{64}$/.test(name)).sort()) {
      const place = await placeOf(dir, sha256);
      if (place) yield { sha256, ...place };
    }
  }
}
