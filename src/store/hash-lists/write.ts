/** Writes hashes as sorted binary files, whatever their number: 256 heaps by their first byte, each sorted by itself. */
import { mkdir, open, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hashesIn, type ListedAlgorithm } from './tokens.js';

/** Bytes of one hash. */
export const widths: Record<ListedAlgorithm, number> = { md5: 16, sha1: 20, sha256: 32, dhash: 8 };
export const algorithms = Object.keys(widths) as ListedAlgorithm[];

/** Bytes held in memory before heaps go to disk. */
const heldAtMost = 8 << 20;

/**
 * Reads a list and leaves `<dir>/<algorithm>.bin`, sorted and without repeats. Memory does not grow with the list.
 * @returns how many of each there are
 */
export async function writeHashList(
  dir: string,
  stream: AsyncIterable<Buffer>,
): Promise<Record<ListedAlgorithm, number>> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const heaps = new Heaps(dir);
  try {
    for await (const { algorithm, hex } of hashesIn(stream)) {
      heaps.add(algorithm, Buffer.from(hex, 'hex'));
      if (heaps.held > heldAtMost) await heaps.flush();
    }
    await heaps.flush();
    const counts = { md5: 0, sha1: 0, sha256: 0, dhash: 0 };
    for (const algorithm of algorithms) counts[algorithm] = await heaps.join(algorithm);
    return counts;
  } finally {
    await heaps.remove();
  }
}

class Heaps {
  held = 0;
  private readonly waiting = new Map<string, Buffer[]>();
  private readonly written = new Set<string>();
  private readonly dir: string;

  constructor(dir: string) {
    this.dir = dir;
  }

  add(algorithm: ListedAlgorithm, hash: Buffer): void {
    const heap = `${algorithm}-${hash[0]}`;
    const list = this.waiting.get(heap);
    if (list) list.push(hash);
    else this.waiting.set(heap, [hash]);
    // What a small buffer costs beside its bytes.
    this.held += hash.length + 96;
  }

  async flush(): Promise<void> {
    for (const [heap, hashes] of this.waiting) {
      await writeFile(this.path(heap), Buffer.concat(hashes), { flag: 'a', mode: 0o600 });
      this.written.add(heap);
    }
    this.waiting.clear();
    this.held = 0;
  }

  async join(algorithm: ListedAlgorithm): Promise<number> {
    const out = await open(join(this.dir, `${algorithm}.bin`), 'w', 0o600);
    let count = 0;
    try {
      for (let first = 0; first < 256; first++) {
        const heap = `${algorithm}-${first}`;
        if (!this.written.has(heap)) continue;
        const sorted = sortedUnique(await readFile(this.path(heap)), widths[algorithm]);
        count += sorted.length;
        await out.writeFile(Buffer.concat(sorted));
      }
      await out.sync();
    } finally {
      await out.close();
    }
    return count;
  }

  async remove(): Promise<void> {
    for (const heap of this.written) await rm(this.path(heap), { force: true });
  }

  private path(heap: string): string {
    return join(this.dir, `${heap}.heap`);
  }
}

function sortedUnique(bytes: Buffer, width: number): Buffer[] {
  const all: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += width) all.push(bytes.subarray(at, at + width));
  all.sort(Buffer.compare);
  return all.filter((hash, i) => i === 0 || !hash.equals(all[i - 1]!));
}
