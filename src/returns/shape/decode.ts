/** Text of an item in pieces, and back into the encoding that it came in. */
import { StringDecoder } from 'node:string_decoder';
import iconv from 'iconv-lite';
import type { Item } from '../contract.js';
import { detectEncoding, type Encoding, toUtf8 } from '../formats/encoding.js';

export interface ShapedText {
  encoding: Encoding;
  pieces: AsyncIterable<string>;
}

/** The text, and how it was encoded. */
export async function textOf(item: Item): Promise<ShapedText> {
  const encoding = detectEncoding(await item.head());
  return { encoding, pieces: decoded(toUtf8(item.stream(), encoding)) };
}

async function* decoded(chunks: AsyncIterable<Buffer>): AsyncIterable<string> {
  const decoder = new StringDecoder('utf8');
  for await (const chunk of chunks) yield decoder.write(chunk);
  yield decoder.end();
}

const boms: Record<string, number[]> = {
  'utf-8': [0xef, 0xbb, 0xbf],
  'utf-16le': [0xff, 0xfe],
  'utf-16be': [0xfe, 0xff],
};

/** Pieces of text as bytes of the encoding, with its byte-order mark where the original had one. */
export async function* encoded(pieces: AsyncIterable<string>, encoding: Encoding): AsyncGenerator<Buffer> {
  if (encoding.bom > 0) yield Buffer.from(boms[encoding.name] ?? []);
  for await (const piece of pieces) {
    if (piece === '') continue;
    yield encoding.name === 'utf-8'
      ? Buffer.from(piece, 'utf8')
      : iconv.encode(piece, encoding.name, { addBOM: false });
  }
}

/** Lines with their ends; a last one without an end too. */
export async function* linesOf(pieces: AsyncIterable<string>): AsyncGenerator<{ text: string; end: string }> {
  let rest = '';
  for await (const piece of pieces) {
    rest += piece;
    const cut = /\r\n|\n|\r(?!$)/g;
    let from = 0;
    for (let found = cut.exec(rest); found !== null; found = cut.exec(rest)) {
      yield { text: rest.slice(from, found.index), end: found[0] };
      from = found.index + found[0].length;
    }
    rest = rest.slice(from);
  }
  if (rest.endsWith('\r')) yield { text: rest.slice(0, -1), end: '\r' };
  else if (rest !== '') yield { text: rest, end: '' };
}
