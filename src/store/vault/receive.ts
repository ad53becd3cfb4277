/** Receives one original: hashed while it is written aside, then moved into its place in one step. */
import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isProblem, Problem } from '../../base/problem.js';
import type { Stored } from './vault.js';

const chunkBytes = 1 << 20;

/**
 * Writes `stream` to `<dir>/<first two digits>/<sha256>`. On any error the half-written file is removed.
 * @throws Problem `vault-full`, `vault-interrupted` or `vault-unwritable`
 */
export async function receive(
  dir: string,
  incoming: string,
  stream: AsyncIterable<Buffer>,
  name: string,
): Promise<Stored> {
  const temp = join(incoming, `${process.pid}-${randomUUID()}`);
  try {
    const { sha256, size } = await write(temp, stream);
    return { sha256, size, stored: await settle(dir, temp, sha256, size) };
  } catch (error) {
    throw explain(error, name);
  } finally {
    await rm(temp, { force: true });
  }
}

async function write(temp: string, stream: AsyncIterable<Buffer>): Promise<{ sha256: string; size: number }> {
  const file = await open(temp, 'wx', 0o600);
  try {
    const hash = createHash('sha256');
    const size = await pour(file, stream, (chunk) => hash.update(chunk));
    await file.chmod(0o400);
    await file.sync();
    return { sha256: hash.digest('hex'), size };
  } finally {
    await file.close();
  }
}

/** Uploads come in pieces of 16 to 64 KiB; writing them by the mebibyte saves most of the calls. */
async function pour(
  file: FileHandle,
  stream: AsyncIterable<Buffer>,
  seen: (chunk: Buffer) => void,
): Promise<number> {
  let waiting: Buffer[] = [];
  let held = 0;
  let size = 0;
  const flush = async () => {
    if (held > 0) await writeAll(file, Buffer.concat(waiting, held));
    waiting = [];
    held = 0;
  };
  for await (const chunk of stream) {
    seen(chunk);
    waiting.push(chunk);
    held += chunk.length;
    size += chunk.length;
    if (held >= chunkBytes) await flush();
  }
  await flush();
  return size;
}

async function writeAll(file: FileHandle, bytes: Buffer): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    done += (await file.write(bytes, done, bytes.length - done)).bytesWritten;
  }
}

async function settle(dir: string, temp: string, sha256: string, size: number): Promise<boolean> {
  const folder = join(dir, sha256.slice(0, 2));
  const path = join(folder, sha256);
  const held = await stat(path).catch(() => null);
  if (held?.size === size) return false;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await rename(temp, path);
  await syncFolder(folder);
  return true;
}

/** Makes the new name itself survive a power cut, where the system can. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

function explain(error: unknown, name: string): Problem {
  if (isProblem(error)) return error;
  const code = (error as NodeJS.ErrnoException | null)?.code;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new Problem({
      code: 'vault-full',
      what: 'The disk is full, so the file was not stored; nothing of it was kept.',
      where: name,
      remedy: 'Free some space on the volume of the data folder, then send the file again.',
      status: 507,
      cause: error,
    });
  }
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') {
    return new Problem({
      code: 'vault-unwritable',
      what: 'Tecum may not write into its vault.',
      where: name,
      remedy: 'Give the account that runs Tecum the right to write in the data folder.',
      status: 500,
      cause: error,
    });
  }
  return new Problem({
    code: 'vault-interrupted',
    what: 'The file stopped before its end, so it was not stored; nothing of it was kept.',
    where: name,
    remedy: 'Send the file again.',
    cause: error,
  });
}
