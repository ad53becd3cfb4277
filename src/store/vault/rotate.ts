/** A new key for the vault: every original's header is wrapped anew; the payloads stay as they are. */
import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { identityToRecipient } from 'age-encryption';
import { Problem } from '../../base/problem.js';
import { payloadNonceBytes } from './age-format.js';
import { fileKeyOf, makeHeader } from './age-header.js';
import { readAt, syncFolder } from './disk.js';
import { finishRewraps, rewrapInPlace } from './journal.js';
import { newIdentity, writeKeyFile } from './key-file.js';
import { type Keys, noteRecipient } from './keys.js';
import { oneRotation } from './one-rotation.js';
import { incomingFolder } from './places.js';
import { headerOf, openHeader } from './sealed-reader.js';
import type { Vault } from './vault.js';

export interface RotateOptions {
  /** Do not make a new identity: wrap everything for the first of those at hand. */
  rewrapOnly?: boolean;
  onProgress?(done: number, sha256: string): void;
}

/** What a rotation did. */
export interface Rotated {
  /** The public key that everything is sealed for now. */
  recipient: string;
  rewrapped: number;
  /** Originals that are not sealed and were left as they are. */
  plain: number;
}

/**
 * Makes a new identity, puts it before the others, and wraps every header for it. May be stopped at any moment and run
 * again: until the old identities are retired, both open everything.
 * @throws Problem `vault-key-in-environment`, `vault-rotating`, and those of the keys
 */
export function rotate(vault: Vault, options: RotateOptions = {}): Promise<Rotated> {
  return oneRotation(vault.dir, () => rotateAlone(vault, options));
}

async function rotateAlone(vault: Vault, options: RotateOptions): Promise<Rotated> {
  await finishRewraps(vault.dir);
  const before = await vault.ring.keys();
  if (!options.rewrapOnly) {
    if (vault.ring.file === null) throw inEnvironment();
    await writeKeyFile(vault.ring.file, [await newIdentity(), ...before.identities], new Date());
  }
  const first = options.rewrapOnly ? before : await vault.ring.keys();
  await noteRecipient(vault.dir, first.identities[0]!);
  const keys = await vault.ring.keys();
  const done: Rotated = { recipient: keys.recipients[0]!, rewrapped: 0, plain: 0 };
  for await (const { sha256, path, sealed } of vault.list()) {
    if (!sealed) {
      done.plain += 1;
      continue;
    }
    await rewrap(vault.dir, path, sha256, keys);
    done.rewrapped += 1;
    options.onProgress?.(done.rewrapped, sha256);
  }
  return done;
}

/**
 * Removes every identity but the first, once nothing needs the others.
 * @throws Problem `vault-key-needed` when an original, or a file that is arriving, opens with an old one only
 */
export function retire(vault: Vault): Promise<{ retired: number }> {
  return oneRotation(vault.dir, () => retireAlone(vault));
}

async function retireAlone(vault: Vault): Promise<{ retired: number }> {
  if (vault.ring.file === null) throw inEnvironment();
  const { identities } = await vault.ring.keys();
  const newest = identities[0]!;
  // In this order: a file that arrives whole meanwhile moves from the one to the other, and is seen in the other.
  for (const name of await readdir(incomingFolder(vault.dir)))
    if (!(await arrivingOpensWith(join(incomingFolder(vault.dir), name), name, newest))) throw needed(name);
  for await (const { sha256, path, sealed } of vault.list())
    if (sealed && !(await opensWith(path, sha256, newest))) throw needed(sha256);
  await writeKeyFile(vault.ring.file, [newest], new Date());
  return { retired: identities.length - 1 };
}

/** One that is gone meanwhile is seen among the originals; one without a header has nothing that a key could open. */
async function arrivingOpensWith(path: string, name: string, identity: string): Promise<boolean> {
  return opensWith(path, name, identity).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'vault-damaged') return true;
    throw error;
  });
}

async function opensWith(path: string, name: string, identity: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    return (await fileKeyOf(await headerOf(file, name), [identity])) !== null;
  } finally {
    await file.close();
  }
}

async function rewrap(dir: string, path: string, sha256: string, keys: Keys): Promise<void> {
  const file = await open(path, 'r');
  let old: Buffer;
  let header: Buffer;
  let nonce: Buffer;
  try {
    old = await headerOf(file, sha256);
    nonce = await readAt(file, old.length, payloadNonceBytes);
    header = makeHeader(await openHeader(old, sha256, keys), keys.recipients);
  } finally {
    await file.close();
  }
  if (header.length === old.length) await rewrapInPlace(dir, sha256, header, nonce);
  else await rewrapBeside(dir, path, header, old.length);
}

/** Another number of recipients makes another length: the file is written beside and moved into its place. */
async function rewrapBeside(dir: string, path: string, header: Buffer, from: number): Promise<void> {
  const temp = join(incomingFolder(dir), `${process.pid}-${randomUUID()}`);
  try {
    const file = await open(temp, 'wx', 0o600);
    try {
      await file.writeFile(header);
      for await (const chunk of createReadStream(path, { start: from, highWaterMark: 1 << 20 }))
        await file.writeFile(chunk as Buffer);
      await file.sync();
    } finally {
      await file.close();
    }
    await chmod(temp, 0o400);
    await rename(temp, path);
    await syncFolder(dirname(path));
  } finally {
    await rm(temp, { force: true });
  }
}

/** The public keys of the identities at hand, the first first. */
export function publicKeys(keys: Keys): Promise<string[]> {
  return Promise.all(keys.identities.map((identity) => identityToRecipient(identity)));
}

function inEnvironment(): Problem {
  return new Problem({
    code: 'vault-key-in-environment',
    what: 'The key comes from the environment, where Tecum cannot write a new one.',
    where: 'TECUM_VAULT_KEY',
    remedy:
      'Make one with age-keygen, put it first in TECUM_VAULT_KEY with the old one after a comma, then run "tecum vault rotate --rewrap-only".',
  });
}

function needed(name: string): Problem {
  return new Problem({
    code: 'vault-key-needed',
    what: 'An old key is still needed: this does not open with the newest one.',
    where: name,
    remedy:
      'Run "tecum vault rotate --rewrap-only" first; if it is an upload that is under way, wait until it is taken in.',
    status: 409,
  });
}
