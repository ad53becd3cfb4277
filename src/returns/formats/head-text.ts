/** The first characters of a file, in whatever encoding it came. */
import { detectEncoding, toUtf8 } from './encoding.js';

/** A head of up to 64 KiB as text, without its byte-order mark. */
export async function headText(head: Buffer): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of toUtf8(once(head), detectEncoding(head))) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

async function* once(head: Buffer): AsyncIterable<Buffer> {
  yield head;
}
