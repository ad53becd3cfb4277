/** A vault in a temporary folder, with a key of its own. */
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { type KeySettings, openKeyRing } from '../../src/store/vault/keys.js';
import { openVault, type Vault } from '../../src/store/vault/vault.js';

/** An empty data folder. */
export const freshData = (): string => mkdtempSync(join(tmpdir(), 'tecum-vault-'));

/** The vault of a data folder, as the desk opens it. */
export async function vaultIn(data: string, settings: Partial<KeySettings> = {}): Promise<Vault> {
  const dir = join(data, 'vault');
  mkdirSync(dir, { recursive: true });
  return openVault(dir, await openKeyRing(dir, { file: join(data, 'keys', 'vault.key'), ...settings }));
}

/** A vault in a fresh folder. */
export const freshVault = (): Promise<Vault> => vaultIn(freshData());

/** Parts as they would come from a socket. */
export const stream = (...parts: (Buffer | string)[]): Readable =>
  Readable.from(parts.map((part) => Buffer.from(part)));

/** All bytes of an original. */
export async function bytesOf(vault: Vault, sha256: string): Promise<Buffer> {
  return buffer(await vault.open(sha256));
}

/** For `assert.rejects`: a Problem with that code. */
export const problem = (code: string) => (error: unknown) => (error as { code?: string }).code === code;
