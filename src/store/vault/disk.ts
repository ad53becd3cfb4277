/** Small steps on the disk that must hold through a loss of power. */
import { randomUUID } from 'node:crypto';
import { type FileHandle, link, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Writes all of it at a place; the system may take less in one call. */
export async function writeAll(file: FileHandle, bytes: Buffer, position: number): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    done += (await file.write(bytes, done, bytes.length - done, position + done)).bytesWritten;
  }
}

/** Reads so many bytes from a place; fewer at the end of the file. */
export async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await file.read(bytes, done, length - done, position + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return bytes.subarray(0, done);
}

/** Makes names in a folder themselves survive a power cut, where the system can. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

/** Writes a whole file durably: beside, synced, then moved into its place in one step. */
export async function writeDurably(path: string, bytes: Buffer | string, mode: number): Promise<void> {
  await rename(await writeBeside(path, bytes, mode), path);
  await syncFolder(dirname(path));
}

/** Writes a whole file durably where none is yet. False, and nothing written, when there is one. */
export async function writeFirst(path: string, bytes: Buffer | string, mode: number): Promise<boolean> {
  const beside = await writeBeside(path, bytes, mode);
  try {
    await link(beside, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(beside, { force: true });
  }
  await syncFolder(dirname(path));
  return true;
}

async function writeBeside(path: string, bytes: Buffer | string, mode: number): Promise<string> {
  const beside = `${path}.${randomUUID()}.new`;
  const file = await open(beside, 'wx', mode);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  return beside;
}

/** Bytes of a file; null when there is none. */
export async function sizeOf(path: string): Promise<number | null> {
  return stat(path).then(
    (found) => (found.isFile() ? found.size : null),
    () => null,
  );
}
