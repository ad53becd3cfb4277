/** Reads Snap's legal return: CSV files with a legend and rulers, in one or more part folders, and the media beside them. */
import type {
  Claim,
  Item,
  Listing,
  Output,
  Reader,
  ReaderRun,
  Recognised,
} from '../../src/returns/contract.js';
import { readCsv } from '../../src/returns/formats/csv.js';
import { headText } from '../../src/returns/formats/head-text.js';
import { genericRead } from '../../src/returns/generic/generic.js';
import { sniffFile } from '../../src/returns/generic/sniff-file.js';
import { ownFolders } from '../../src/returns/own-folders.js';
import { reportCsv } from '../../src/returns/table.js';
import { CallFile } from './call-file.js';
import { downloadReader } from './download/reader.js';
import { FriendsFile } from './friends-file.js';
import { reportGaps } from './gaps.js';
import { readLegend } from './legend.js';
import { hasSnapName, isBare, isMedia } from './media-index.js';
import { partOf, reportMissingParts, reportPartsTwice } from './parts.js';
import { SnapReading } from './reading.js';
import { TableFile } from './table-file.js';
import { isTableName, knownTableName, ruler, tableNameOf, target } from './table-name.js';

const legalReader: Reader = {
  id: 'snap',
  version: 1,
  provider: 'snap',
  title: "Snap's legal return (Snapchat)",
  layouts: [
    { id: 'csv-sections', title: 'CSV with legend, "=" ruler and several tables in a file' },
    { id: 'csv-parts', title: 'the same, in part folders <username>-<case>-<request>-<part>-<date>' },
  ],
  recognise,
  start: (listing) => new SnapRun(listing),
};

export const readers: Reader[] = [legalReader, downloadReader];

async function recognise(listing: Listing): Promise<Recognised | null> {
  let best: Recognised | null = null;
  for (const item of listing.items) {
    const name = await tableNameOf(item);
    if (name === null || (best?.score ?? 0) >= 95) continue;
    const score = await scoreOf(item, name);
    if (score > (best?.score ?? 0))
      best = { score, layout: layoutOf(item), evidence: evidenceOf(item, score) };
  }
  return best;
}

/** By content first: the legend names a target. A known name or part folder alone is less. */
async function scoreOf(item: Item, name: string): Promise<number> {
  const head = await headText(await item.head());
  const known = isTableName(name) || name === 'legend';
  const inPart = partOf(item) !== null;
  if (target.test(head.slice(0, 4000)) && (known || ruler.test(head))) return 95;
  if (known && ruler.test(head)) return 90;
  if (known && /\b(?:sender_username|conversation_id|content_type|is_one_on_one)\b/.test(head)) return 80;
  if (known && inPart) return 60;
  return known && item.size === 0 && inPart ? 40 : 0;
}

function layoutOf(item: Item): string {
  return partOf(item) ? 'csv-parts' : 'csv-sections';
}

function evidenceOf(item: Item, score: number): string {
  if (score >= 90) return `${item.name} begins with the legend or the "=" ruler of Snap's tables.`;
  return `${item.name} has the name and columns of one of Snap's tables.`;
}

async function isMediaContent(item: Item): Promise<boolean> {
  return (await sniffFile(await item.head(), item.base)).kind === 'media';
}

/** One reading of all parts together. */
class SnapRun implements ReaderRun {
  readonly #reading: SnapReading;
  #ownFolder: Promise<(item: Item) => boolean> | null = null;

  constructor(listing: Listing) {
    const tables = new Map<Item, string>();
    for (const item of listing.items) {
      const name = knownTableName(item);
      if (name !== null && (isTableName(name) || name === 'legend')) tables.set(item, name);
    }
    this.#reading = new SnapReading(listing, tables);
  }

  async claim(item: Item): Promise<Claim | null> {
    const table = await this.#claimTable(item);
    if (table !== null) return table;
    if (!isMedia(item) && !(isBare(item) && (await isMediaContent(item)))) return null;
    if (!hasSnapName(item) && !(await this.#besideTables(item))) return null;
    this.#reading.media.own(item);
    return { table: 'media', setAside: 'Media: shown with the row that names it by its token.' };
  }

  async finish(out: Output): Promise<void> {
    const { listing, media, memoryDays } = this.#reading;
    reportMissingParts(listing.items, out);
    reportPartsTwice(listing.items, out);
    reportGaps(memoryDays, out);
    media.report(out);
  }

  /** Media without a name of Snap's is Snap's where nothing but Snap's tables lies with it. */
  async #besideTables(item: Item): Promise<boolean> {
    const { items } = this.#reading.listing;
    this.#ownFolder ??= ownFolders(items, async (one) => (await tableNameOf(one)) !== null);
    return (await this.#ownFolder)(item);
  }

  async #claimTable(item: Item): Promise<Claim | null> {
    const name = await tableNameOf(item);
    if (name === null) return null;
    const { username } = readLegend((await headText(await item.head())).slice(0, 4000));
    if (username !== undefined) this.#reading.learn(item, username);
    return { table: name, read: (file, out) => this.#read(name, file, out) };
  }

  async #read(name: string, item: Item, out: Output): Promise<void> {
    const file = this.#fileFor(name, item, out);
    const info = await readCsv(item, (row) => file.row(row));
    file.end();
    reportCsv(out, info);
    if (file.unknown) {
      out.state('generic', 'no header that the reader knows: read by the generic reader');
      await genericRead(item, out);
    }
  }

  #fileFor(name: string, item: Item, out: Output): TableFile {
    if (name === 'call_logs') return new CallFile(item, out, this.#reading, name);
    if (name === 'friends_list') return new FriendsFile(item, out, this.#reading, name);
    return new TableFile(item, out, this.#reading, name);
  }
}
