/** Shapes one file by what it is. */
import { sniffFile } from '../generic/sniff-file.js';
import type { OpenItem } from '../open/types.js';
import { shapeBinary } from './binary.js';
import { delimiterOf, shapeCsv } from './csv.js';
import { encoded, linesOf, textOf } from './decode.js';
import { shapeMarkup } from './html.js';
import { shapeJson } from './json.js';
import { shapeCardLine, shapeLine } from './lines.js';
import { shapeMail } from './mail.js';
import type { Names } from './names.js';
import { shapeSheets } from './sheets.js';
import { shapeSigned } from './signed.js';

/** How a file was shaped. */
export interface ShapedItem {
  /** `table`, `JSON`, `page`, `mail`, `workbook`, `text`, or `filler` where only a mark of the format is left. */
  as: string;
  bytes: AsyncGenerator<Buffer>;
}

/** What cannot be opened, and what is no text, becomes filler. */
export async function shapeItem(item: OpenItem, names: Names): Promise<ShapedItem> {
  if (item.failure !== null || item.junk !== null)
    return { as: 'filler', bytes: shapeBinary(Buffer.alloc(0), item.size) };
  if (item.size === 0) return { as: 'empty', bytes: nothing() };
  const head = await item.head();
  const { kind, text } = await sniffFile(head, item.base);
  if (kind === 'sheets') return { as: 'workbook', bytes: shapeSheets(item, names) };
  if (kind === 'media' || kind === 'document' || kind === 'binary' || kind === 'pdf')
    return { as: 'filler', bytes: shapeBinary(head, item.size) };
  const { encoding, pieces } = await textOf(item);
  const written = (as: string, shaped: AsyncIterable<string>) => ({ as, bytes: encoded(shaped, encoding) });
  if (text.startsWith('-----BEGIN PGP SIGNED')) return written('text', shapeSigned(linesOf(pieces), names));
  if (kind === 'json' || kind === 'ndjson') return written('JSON', shapeJson(pieces, names));
  if (kind === 'html' || kind === 'xml' || kind === 'gpx' || kind === 'kml')
    return written('page', shapeMarkup(pieces, names));
  if (kind === 'mbox' || kind === 'mail') return written('mail', shapeMail(linesOf(pieces), names));
  if (kind === 'csv') return written('table', shapeCsv(linesOf(pieces), delimiterOf(text), names));
  const line = kind === 'cards' ? shapeCardLine : shapeLine;
  return written(
    'text',
    byLine(pieces, (one) => line(one, names)),
  );
}

async function* byLine(
  pieces: AsyncIterable<string>,
  shaped: (line: string) => string,
): AsyncGenerator<string> {
  for await (const { text, end } of linesOf(pieces)) yield shaped(text).replace(/[\r\n]+/g, ' ') + end;
}

async function* nothing(): AsyncGenerator<Buffer> {}
