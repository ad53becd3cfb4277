/** Reads a record page as a stream and tells its tags to the blocks, each with its byte in the file. */
import type { Item } from '../../src/returns/contract.js';
import { type HtmlInfo, readHtml } from '../../src/returns/formats/html.js';
import type { Blocks } from './blocks.js';

/** One pass over the page. Scripts are never run: the parser only reads. */
export async function readPage(item: Item, blocks: Blocks): Promise<HtmlInfo> {
  const info = await readHtml(item, {
    open: (name, attributes, start) => blocks.open(name, attributes, start),
    text: (text) => blocks.text(text),
    close: (name, _start, end) => blocks.close(name, end),
  });
  blocks.end(item.size);
  return info;
}
