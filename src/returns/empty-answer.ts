/** Tells a file that says "nothing" from one in which nothing could be found. */
import type { Item } from './contract.js';
import { utf8Text } from './formats/text.js';

/**
 * True for white space alone, and for JSON without a single value in it (`[]`, `{"messages":[]}`,
 * `window.YTD.likes.part0 = [ ]`): an answer, and a valid one.
 */
export async function isEmptyAnswer(item: Item): Promise<boolean> {
  if (item.size > 64 * 1024) return false;
  const text = utf8Text(await item.head())
    .replace(/^\ufeff/, '')
    .trim();
  if (text === '') return true;
  const json = text.replace(/^[\w.$ ]+=\s*/, '').replace(/;$/, '');
  try {
    return isHollow(JSON.parse(json));
  } catch {
    return false;
  }
}

function isHollow(value: unknown): boolean {
  if (value === null) return true;
  return typeof value === 'object' && Object.values(value).every(isHollow);
}
