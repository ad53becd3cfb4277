/** A piece of an item's content. */
import type { Item } from '../contract.js';

/** Bytes `offset` to `offset + length` of an item; fewer when it ends before. Reads only as far as needed. */
export async function bytesAt(item: Item, offset: number, length: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let at = 0;
  for await (const chunk of item.stream()) {
    const from = Math.max(0, offset - at);
    const to = Math.min(chunk.length, offset + length - at);
    if (from < to) parts.push(Buffer.from(chunk.subarray(from, to)));
    at += chunk.length;
    if (at >= offset + length) break;
  }
  return Buffer.concat(parts);
}
