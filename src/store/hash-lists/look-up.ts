/** Asks a sorted binary file of hashes whether it holds one: some twenty short reads, no list in memory. */
import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ListedAlgorithm } from './tokens.js';
import { widths } from './write.js';

/** True when the list in this folder holds the hash (lower-case hexadecimal). */
export async function holdsHash(dir: string, algorithm: ListedAlgorithm, hex: string): Promise<boolean> {
  const width = widths[algorithm];
  const wanted = Buffer.from(hex, 'hex');
  const file = await open(join(dir, `${algorithm}.bin`), 'r');
  try {
    const one = Buffer.alloc(width);
    let low = 0;
    let high = Math.floor((await file.stat()).size / width) - 1;
    while (low <= high) {
      const middle = Math.floor((low + high) / 2);
      await file.read(one, 0, width, middle * width);
      const order = one.compare(wanted);
      if (order === 0) return true;
      if (order < 0) low = middle + 1;
      else high = middle - 1;
    }
    return false;
  } finally {
    await file.close();
  }
}

/** The first difference hash of the list within `most` bits of this one; null when there is none. */
export async function nearHash(dir: string, hex: string, most: number): Promise<string | null> {
  const path = join(dir, 'dhash.bin');
  if ((await stat(path)).size === 0) return null;
  const wanted = BigInt(`0x${hex}`);
  const file = await open(path, 'r');
  try {
    for await (const chunk of file.createReadStream({
      highWaterMark: 1 << 20,
      autoClose: false,
    }) as AsyncIterable<Buffer>)
      for (let at = 0; at < chunk.length; at += 8)
        if (onesOf(chunk.readBigUInt64BE(at) ^ wanted) <= most) return chunk.toString('hex', at, at + 8);
    return null;
  } finally {
    await file.close();
  }
}

function onesOf(bits: bigint): number {
  let count = 0;
  for (let left = bits; left !== 0n; left &= left - 1n) count++;
  return count;
}
