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
import { reportCsv } from '../../src/returns/table.js';
import { CallFile } from './call-file.js';
import { FriendsFile } from './friends-file.js';
import { reportGaps } from './gaps.js';
import { readLegend } from './legend.js';
import { isBare, isMedia } from './media-index.js';
import { partOf, reportMissingParts, reportPartsTwice } from './parts.js';
import { SnapReading } from './reading.js';
import { TableFile } from './table-file.js';

/** File names of Snap's tables, both sets that occur. */
const tableNames = new Set(
  (
    'subscriber_info subscriber_account_change_history conversations conversation_list ai_conversations call_logs ' +
    'friends_list friends geo_locations loc_priv_sets ip_data login_history memories story shared_story public_story ' +
    'public_profile reported_conversations reported_group_conversations reported_comments reported_media_metadata ' +
    'reported_public_profile snap_inc_communications device_advertising_id push_tokens detected_url snap_history'
  ).split(' '),
);
const target = /target username|user id[\s"]/i;
const ruler = /^"?={5,}"?[\s,]*$/m;
/** Files looked into while recognising. */
const mostHeads = 60;

export const reader: Reader = {
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

async function recognise(listing: Listing): Promise<Recognised | null> {
  const tables = listing.matching(/\.csv$/i).slice(0, mostHeads);
  let best: Recognised | null = null;
  for (const item of tables) {
    const score = await scoreOf(item);
    if (score > (best?.score ?? 0))
      best = { score, layout: layoutOf(item), evidence: evidenceOf(item, score) };
    if (score >= 95) break;
  }
  return best;
}

/** By content first: the legend names a target. A known name or part folder alone is less. */
async function scoreOf(item: Item): Promise<number> {
  const head = await headText(await item.head());
  const known = tableNames.has(tableName(item));
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

function tableName(item: Item): string {
  return item.base.toLowerCase().replace(/\.csv$/, '');
}

/** One reading of all parts together. */
class SnapRun implements ReaderRun {
  readonly #reading: SnapReading;

  constructor(listing: Listing) {
    const tables = listing.matching(/\.csv$/i).filter((item) => tableNames.has(tableName(item)));
    this.#reading = new SnapReading(listing, tables);
  }

  async claim(item: Item): Promise<Claim | null> {
    if (/\.csv$/i.test(item.base)) return this.#claimTable(item);
    if (!this.#reading.media.isOwn(item)) return null;
    if (!isMedia(item) && !(isBare(item) && (await isMediaContent(item)))) return null;
    return { table: 'media', setAside: 'Media: shown with the row that names it by its token.' };
  }

  async finish(out: Output): Promise<void> {
    const { listing, media, memoryDays } = this.#reading;
    reportMissingParts(listing.items, out);
    reportPartsTwice(listing.items, out);
    reportGaps(memoryDays, out);
    media.report(out);
  }

  async #claimTable(item: Item): Promise<Claim | null> {
    const name = tableName(item);
    const head = await headText(await item.head());
    const begin = head.slice(0, 4000);
    if (!tableNames.has(name) && !ruler.test(head) && !target.test(begin)) return null;
    const { username } = readLegend(begin);
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
    if (name === 'call_logs') return new CallFile(item, out, this.#reading);
    if (name === 'friends_list') return new FriendsFile(item, out, this.#reading);
    return new TableFile(item, out, this.#reading);
  }
}
