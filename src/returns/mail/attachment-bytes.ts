/** The content of an attachment, from the mail that holds it. */
import type { Item } from '../contract.js';
import type { Attachment } from './parsed-mail.js';
import { decoderFor } from './transfer-decoders.js';
import { unquoteFrom } from './unquote-from.js';

/**
 * The decoded bytes of an attachment as `rest.attachments` of its record describes it, in pieces; their SHA-256 is the one stated
 * there. Nothing is held whole.
 * @param inMbox the mail lies in an mbox (its record has `mbox separator` in the rest)
 */
export async function* attachmentBytes(
  item: Item,
  attachment: Pick<Attachment, 'offset' | 'length' | 'encoding'>,
  inMbox: boolean,
): AsyncIterable<Buffer> {
  const { offset, length, encoding = '' } = attachment;
  const decoder = decoderFor(encoding);
  const quoted = inMbox && encoding !== 'base64';
  for await (const lines of linesOf(item, offset, offset + length)) {
    const plain = (quoted ? unquoteFrom(lines, 0, lines.length) : null) ?? lines;
    yield Buffer.from(decoder.decode(plain, 0, plain.length));
  }
  yield Buffer.from(decoder.finish());
}

/** The bytes between two places, cut at line ends, so that what stands at the beginning of a line is seen as such. */
async function* linesOf(item: Item, from: number, to: number): AsyncIterable<Buffer> {
  const bytes = await item.random();
  let rest: Buffer = Buffer.alloc(0);
  for (let at = from; at < to; ) {
    const chunk = await bytes.read(at, Math.min(1 << 20, to - at));
    if (chunk.length === 0) break;
    at += chunk.length;
    const all = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const end = all.lastIndexOf(10) + 1 || all.length;
    yield all.subarray(0, end);
    rest = Buffer.from(all.subarray(end));
  }
  if (rest.length > 0) yield rest;
}
