/** HTML as a stream of tags and texts with byte positions. Nothing in it is ever run. */
import type { Item } from '../contract.js';
import { detectEncoding, type Encoding, toUtf8 } from './encoding.js';
import { HtmlScanner } from './html-scanner.js';
import { HtmlTree } from './html-tree.js';

/** What a reader hears. Offsets are bytes of the item (of its UTF-8 form when it came in another encoding). */
export interface HtmlHandler {
  /**
   * A tag opens, at `start`; its content begins at `end`. Names are lower case, attribute values unescaped. The attributes
   * are shared by all tags of the same bytes: they cannot be changed.
   */
  open?(name: string, attributes: Record<string, string>, start: number, end: number): void;
  /** Text between two tags, in one piece, entities decoded, from `start` to `end`. White space is as it came. */
  text?(text: string, start: number, end: number): void;
  /** An element closes; `end` is the byte after its closing tag. */
  close?(name: string, start: number, end: number): void;
}

export interface HtmlInfo {
  encoding: Encoding;
  tags: number;
  /** Elements that were still open where the file ends: a whole page has none but those that HTML lets stand open. */
  unclosed: number;
  /** The page closes its `html` or `body` element, as one that came whole does. */
  closed: boolean;
  /** `script` elements and `on…` attributes met: their content is not handed over and nothing is run. */
  scripts: number;
}

/**
 * Reads HTML of any size in one pass. Unclosed elements are closed where HTML closes them. The content of `script`
 * and `style` is left out.
 * @throws Problem `html-piece-too-long`
 */
export async function readHtml(item: Item, handler: HtmlHandler): Promise<HtmlInfo> {
  const encoding = detectEncoding(await item.head());
  const base = encoding.name === 'utf-8' ? encoding.bom : 0;
  const tree = new HtmlTree(handler, base);
  const scanner = new HtmlScanner(tree);
  for await (const chunk of toUtf8(item.stream(), encoding)) scanner.push(chunk);
  const left = scanner.end();
  const unclosed = tree.end() + (left > 0 ? 1 : 0);
  return { encoding, tags: tree.tags, unclosed, closed: tree.closed, scripts: tree.scripts };
}
