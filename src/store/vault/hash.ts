/** SHA-256 of a file on disk, in chunks of 1 MiB. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** Hash (lower-case hex) and size in bytes of a whole file. */
export async function hashFile(path: string): Promise<{ sha256: string; size: number }> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    hash.update(chunk as Buffer);
    size += (chunk as Buffer).length;
  }
  return { sha256: hash.digest('hex'), size };
}
