/** Reads what no provider's reader knows, so that it can at least be searched. */
import type { Item, Output } from '../contract.js';
import { isDocx } from '../formats/docx-text.js';
import { readGenericCards } from './generic-cards.js';
import { readGenericCsv, readGenericSheets } from './generic-csv.js';
import { readDocx } from './generic-docx.js';
import { readGenericHtml } from './generic-html.js';
import { readGenericJson, readGenericNdjson } from './generic-json.js';
import { readGenericMail, readGenericMbox } from './generic-mail.js';
import { readGenericPdf } from './generic-pdf.js';
import { readGenericText } from './generic-text.js';
import { readGenericXml } from './generic-xml.js';
import { type FileKind, sniffFile } from './sniff-file.js';

/**
 * Reads an item by what it is. Media are set aside, since records name them; documents and bytes of no known kind
 * are marked unknown, with their first bytes.
 */
export async function genericRead(item: Item, out: Output): Promise<void> {
  const head = await item.head();
  const { kind, title } = await sniffFile(head, item.name);
  if (kind === 'media') out.state('set_aside', `media (${title}), joined by name where a record names it`);
  else if (kind === 'document' && isDocx(head)) await readDocx(item, out);
  else if (kind === 'document' || kind === 'binary') unknown(out, kind, title, head);
  else await readers[kind](item, out);
}

function unknown(out: Output, kind: 'document' | 'binary', title: string, head: Buffer): void {
  const what = kind === 'document' ? `${title}: no reader opens it yet` : `not text, not media: ${title}`;
  out.state('unknown', `${what}; open the original to look at it`);
  out.field('(content)', 'unknown', 1, title, head.subarray(0, 32).toString('hex'));
}

const readers: Record<
  Exclude<FileKind, 'media' | 'document' | 'binary'>,
  (item: Item, out: Output) => Promise<void>
> = {
  csv: readGenericCsv,
  sheets: readGenericSheets,
  pdf: readGenericPdf,
  gpx: (item, out) => readGenericXml(item, out, 'gpx'),
  kml: (item, out) => readGenericXml(item, out, 'kml'),
  xml: (item, out) => readGenericXml(item, out, 'xml'),
  cards: readGenericCards,
  json: readGenericJson,
  ndjson: readGenericNdjson,
  html: readGenericHtml,
  mbox: readGenericMbox,
  mail: readGenericMail,
  text: readGenericText,
};
