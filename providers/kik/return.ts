/** Reader of Kik's legal returns: the older logs (text, no header) and the newer package (CSV), with their media. */
import type {
  Claim,
  Item,
  Listing,
  Output,
  Reader,
  ReaderRun,
  Recognised,
} from '../../src/returns/contract.js';
import { readPdfLines } from '../../src/returns/formats/pdf-text.js';
import { readLines } from '../../src/returns/formats/text.js';
import { readTable } from '../../src/returns/table.js';
import { readAbuse } from './abuse.js';
import { type KikFile, kikFile } from './files.js';
import { readLog } from './log-file.js';
import { logName } from './log-shapes.js';
import { KikReading } from './reading.js';
import { SubscriberSheet } from './subscriber.js';
import { tablesFor } from './tables.js';

export const reader: Reader = {
  id: 'kik',
  version: 1,
  provider: 'kik',
  title: "Kik's legal return",
  layouts: [
    { id: 'logs', title: 'logs/*.txt without a header, content by id' },
    { id: 'package', title: 'package/: CSV tables, media, subscriber sheet' },
  ],
  recognise,
  start: (listing) => new KikRun(listing),
};

async function recognise(listing: Listing): Promise<Recognised | null> {
  for (const item of listing.items) {
    const file = await kikFile(item);
    if (file === null || !file.sure) continue;
    const layout = file.kind === 'log' || file.kind === 'abuse' ? 'logs' : 'package';
    return { score: 85, layout, evidence: `${item.path} has the fields of Kik’s ${file.table}.` };
  }
  const named = listing.items.filter((item) => logName(item.base) !== null).length;
  return named < 3
    ? null
    : { score: 40, layout: 'logs', evidence: `${named} files bear names of Kik’s logs.` };
}

class KikRun implements ReaderRun {
  private readonly reading: KikReading;

  constructor(listing: Listing) {
    this.reading = new KikReading(listing);
  }

  async claim(item: Item): Promise<Claim | null> {
    const file = await kikFile(item);
    if (file === null) return null;
    if (file.table === 'bind' || file.table === 'binds') await this.reading.learn(item);
    const table = file.kind === 'log' ? (logName(item.base) ?? file.table) : file.table;
    return { table, read: (one, out) => this.read(one, file, out) };
  }

  async finish(out: Output): Promise<void> {
    this.reading.report(out);
  }

  private async read(item: Item, file: KikFile, out: Output): Promise<void> {
    if (file.kind === 'log') await readLog(item, file.table, this.reading, out);
    else if (file.kind === 'abuse') await readAbuse(item, out);
    else if (file.kind === 'subscriber') await this.subscriber(item, out);
    else {
      const specs = tablesFor(this.reading, file.table, item).filter((spec) => spec.id === file.table);
      await readTable(item, out, specs);
    }
  }

  private async subscriber(item: Item, out: Output): Promise<void> {
    const sheet = new SubscriberSheet(out, this.reading);
    if ((await item.head()).toString('latin1', 0, 5) === '%PDF-')
      await readPdfLines(item, ({ text, page, no }) =>
        sheet.line(text.replaceAll('\t', ' '), {
          offset: 0,
          length: item.size,
          path: `page ${page}, line ${no}`,
        }),
      );
    else
      await readLines(item, (line) =>
        sheet.line(line.text, { offset: line.offset, length: line.length, line: line.no }),
      );
    sheet.end();
  }
}
