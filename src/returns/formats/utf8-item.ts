/** An item in UTF-16 as one in UTF-8, for readers that must look at the bytes of a text. */
import type { Item } from '../contract.js';
import { detectEncoding, toUtf8 } from './encoding.js';

/** The item itself where it is not in UTF-16. Places in what comes back count the text as UTF-8, as those of `readJson` do. */
export async function utf8Item(item: Item): Promise<Item> {
  const encoding = detectEncoding(await item.head());
  if (!encoding.name.startsWith('utf-16')) return item;
  const stream = (): AsyncIterable<Buffer> => toUtf8(item.stream(), encoding);
  const head = await headOf(toUtf8(once(await item.head()), encoding));
  return Object.assign(Object.create(item) as Item, { head: async () => head, stream });
}

async function* once(bytes: Buffer): AsyncIterable<Buffer> {
  yield bytes;
}

async function headOf(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const chunk of chunks) all.push(Buffer.from(chunk));
  return Buffer.concat(all);
}
