/** Reads what no provider's reader knows, so that it can at least be searched. */
import type { Item, Output } from '../contract.js';
import { readGenericCsv } from './generic-csv.js';
import { readGenericJson, readGenericNdjson } from './generic-json.js';
import { readGenericHtml, readGenericText } from './generic-text.js';
import { sniffFile } from './sniff-file.js';

/**
 * Reads an item by what it is. Media are set aside, since records name them; documents and bytes of no known kind
 * are marked unknown, with their first bytes.
 */
export async function genericRead(item: Item, out: Output): Promise<void> {
  const head = await item.head();
  const { kind, title } = await sniffFile(head, item.name);
  if (kind === 'media') out.state('set_aside', `media (${title}), joined by name where a record names it`);
  else if (kind === 'document' || kind === 'binary') unknown(out, kind, title, head);
  else await readText(kind, item, out);
}

function unknown(out: Output, kind: 'document' | 'binary', title: string, head: Buffer): void {
  const what = kind === 'document' ? `${title}: no reader opens it yet` : `not text, not media: ${title}`;
  out.state('unknown', `${what}; open the original to look at it`);
  out.field('(content)', 'unknown', 1, title, head.subarray(0, 32).toString('hex'));
}

async function readText(
  kind: 'csv' | 'json' | 'ndjson' | 'html' | 'text',
  item: Item,
  out: Output,
): Promise<void> {
  if (kind === 'csv') await readGenericCsv(item, out);
  else if (kind === 'json') await readGenericJson(item, out);
  else if (kind === 'ndjson') await readGenericNdjson(item, out);
  else if (kind === 'html') await readGenericHtml(item, out);
  else await readGenericText(item, out);
}
