/** Encrypts originals from before the vault did: each is written sealed, compared with its hash, then the old one removed. */
import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { sizeOf, syncFolder } from './disk.js';
import { plainPath, sealedPath } from './places.js';
import { openPlain } from './plain-original.js';
import { damaged } from './problems.js';
import type { Vault } from './vault.js';

/**
 * Seals one original. Nothing to do = false. Its plaintext is removed only after the sealed one lies there synced.
 * @throws Problem `vault-damaged` when it is no longer what was received; it is then left as it is
 */
export async function sealOne(vault: Vault, sha256: string): Promise<boolean> {
  const plain = plainPath(vault.dir, sha256);
  if ((await sizeOf(plain)) === null) return false;
  if ((await sizeOf(sealedPath(vault.dir, sha256))) === null) {
    const original = await openPlain(plain);
    try {
      await vault.put(original.stream(), { name: sha256, onHashed: async (found) => same(sha256, found) });
    } finally {
      await original.close();
    }
  }
  const checked = await vault.verify(sha256);
  if (!checked.sealed || !checked.ok) throw damaged(sha256, 'its sealed copy could not be read back');
  await rm(plain);
  await syncFolder(dirname(plain));
  return true;
}

/** Seals all that is not. Answers how many, and what could not be sealed and why. */
export async function sealAll(
  vault: Vault,
  onProgress: (done: number, sha256: string) => void = () => undefined,
  signal?: AbortSignal,
): Promise<{ sealed: number; failed: { sha256: string; why: string }[] }> {
  const failed: { sha256: string; why: string }[] = [];
  let sealed = 0;
  for await (const { sha256 } of vault.list()) {
    signal?.throwIfAborted();
    try {
      if (await sealOne(vault, sha256)) onProgress(++sealed, sha256);
    } catch (error) {
      failed.push({ sha256, why: (error as Error).message });
    }
  }
  return { sealed, failed };
}

function same(sha256: string, found: string): void {
  if (found !== sha256) throw damaged(sha256, `its SHA-256 is ${found} now`);
}
