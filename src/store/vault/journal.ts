/**
 * New headers in place of old ones, through a crash at any moment. The new header is written beside and synced before the
 * file is touched; whoever opens the vault next writes it again if it is still there, and the same bytes twice do no harm.
 */
import { createHash } from 'node:crypto';
import { chmod, mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { payloadNonceBytes } from './age-format.js';
import { headerLength } from './age-header.js';
import { readAt, sizeOf, syncFolder, writeAll, writeDurably } from './disk.js';
import { sealedPath } from './places.js';

const folderOf = (dir: string): string => join(dir, 'rewrapping');
const digestBytes = 32;

/** Replaces a header by one of the same length. `nonce` is that of the payload whose file key the header wraps. */
export async function rewrapInPlace(
  dir: string,
  sha256: string,
  header: Buffer,
  nonce: Buffer,
): Promise<void> {
  const folder = folderOf(dir);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const note = join(folder, sha256);
  const body = Buffer.concat([nonce, header]);
  await writeDurably(note, Buffer.concat([createHash('sha256').update(body).digest(), body]), 0o600);
  await overwrite(dir, sha256, body);
  // Another process that opened the vault may have done the same already.
  await rm(note, { force: true });
  await syncFolder(folder);
}

/** Finishes what a process that died had begun. */
export async function finishRewraps(dir: string): Promise<void> {
  for (const name of await readdir(folderOf(dir)).catch(() => [])) {
    const note = join(folderOf(dir), name);
    const body = whole(await readFile(note));
    // A note that is not whole was never followed: the file is as it was.
    if (body !== null && /^[0-9a-f]{64}$/.test(name)) await overwrite(dir, name, body);
    await rm(note, { force: true });
  }
}

function whole(note: Buffer): Buffer | null {
  const body = note.subarray(digestBytes);
  const digest = createHash('sha256').update(body).digest();
  const fits = digest.equals(note.subarray(0, digestBytes));
  return fits && body.length > payloadNonceBytes ? body : null;
}

/**
 * Only over a header of the same length, so that a note that does not fit can never reach into the payload, and only
 * before the payload that it was made for: the same bytes, come again meanwhile, have another file key.
 */
async function overwrite(dir: string, sha256: string, body: Buffer): Promise<void> {
  const path = sealedPath(dir, sha256);
  if ((await sizeOf(path)) === null) return;
  const nonce = body.subarray(0, payloadNonceBytes);
  const header = body.subarray(payloadNonceBytes);
  await chmod(path, 0o600);
  const file = await open(path, 'r+');
  try {
    const now = await readAt(file, 0, header.length);
    const same = nonce.equals(await readAt(file, header.length, payloadNonceBytes));
    const fits = same && headerLength(header) === header.length && fitsOver(now);
    if (fits) {
      await writeAll(file, header, 0);
      await file.sync();
    }
  } finally {
    await file.close();
    await chmod(path, 0o400);
  }
}

/** A header half overwritten by a crash still begins and ends as one: all of ours for as many recipients are alike there. */
function fitsOver(now: Buffer): boolean {
  return headerLength(now) === now.length;
}
