/** What a file of Pinger's says of itself: the maker's name and the table, in a workbook's title or the account document. */
import type { Item } from '../../src/returns/contract.js';
import { isDocx, readDocxLines } from '../../src/returns/formats/docx-text.js';
import { sheetHeads } from '../../src/returns/formats/xlsx-head.js';

/** The company and its app. Their names are rare enough to be a proof; `Sideline`, another app of theirs, is a word of its own. */
const maker = /\b(?:pinger|text ?free)\b/i;
/** Rows above the header, and lines of the document, in which it may stand. */
const looked = 30;

const titles = new WeakMap<Item, Promise<string>>();

/** The title of a workbook (first row of its first sheet, and the sheet's name) or the first lines of a document. */
export function titleOf(item: Item): Promise<string> {
  let title = titles.get(item);
  if (title === undefined) {
    title = find(item);
    titles.set(item, title);
  }
  return title;
}

/** True where the file names its maker. */
export async function namesMaker(item: Item): Promise<boolean> {
  return maker.test(await titleOf(item));
}

async function find(item: Item): Promise<string> {
  if (isDocx(await item.head())) return documentHead(item);
  const [first] = await sheetHeads(item);
  return first === undefined ? '' : `${first.sheet} ${first.rows[0]?.join(' ') ?? ''}`;
}

async function documentHead(item: Item): Promise<string> {
  const lines: string[] = [];
  try {
    await readDocxLines(item, ({ text }) => {
      if (lines.length < looked) lines.push(text);
    });
  } catch {
    // A damaged document is told of by its reading; here only what could be had is looked at.
  }
  return lines.join('\n');
}
