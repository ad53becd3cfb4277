/** An original from before the vault encrypted: read as it is, through the same calls. */
import { open } from 'node:fs/promises';
import { readAt } from './disk.js';
import type { OpenOriginal } from './sealed-reader.js';

const stepBytes = 1 << 20;

/** Opens a file that is not encrypted. */
export async function openPlain(path: string): Promise<OpenOriginal> {
  const file = await open(path, 'r');
  const { size } = await file.stat();
  return {
    size,
    read: (offset, length) => readAt(file, offset, Math.max(0, Math.min(length, size - offset))),
    async *stream(start = 0, end = size) {
      const stop = Math.min(end, size);
      for (let at = start; at < stop; at += stepBytes)
        yield await readAt(file, at, Math.min(stepBytes, stop - at));
    },
    close: () => file.close(),
  };
}
