/** A file on disk, or a part of one, as a source. */
import { createReadStream } from 'node:fs';
import type { Source } from './types.js';

const chunk = 1024 * 1024;

/** Bytes `start` to `start + size` of a file, in chunks of 1 MiB. */
export function fileSource(path: string, size: number, start = 0): Source {
  return { size, stream: () => fileChunks(path, start, size) };
}

async function* fileChunks(path: string, start: number, size: number): AsyncIterable<Buffer> {
  if (size <= 0) return;
  const stream = createReadStream(path, { start, end: start + size - 1, highWaterMark: chunk });
  try {
    for await (const bytes of stream) yield bytes as Buffer;
  } finally {
    stream.destroy();
  }
}
