/** Reader of Apple's legal return (workbooks, iCloud content) and of the download from privacy.apple.com. */
import type {
  Claim,
  Item,
  Listing,
  Output,
  Reader,
  ReaderRun,
  Recognised,
} from '../../src/returns/contract.js';
import { headText } from '../../src/returns/formats/head-text.js';
import { isXlsx } from '../../src/returns/formats/xlsx.js';
import { sniffFile } from '../../src/returns/generic/sniff-file.js';
import { looksLikeMail, looksLikeMbox, readEml, readMbox } from '../../src/returns/mail/read-mail.js';
import { ownFolders } from '../../src/returns/own-folders.js';
import { readTable } from '../../src/returns/table.js';
import { isAirdropLog, readAirdrop } from './airdrop.js';
import { isCalendar, isCards, readCards, writtenByApple } from './cards.js';
import { isNoteList, isPhotoList, readNoteList, readPhotoList } from './cloudkit.js';
import { downloadTable } from './downloads.js';
import { AppleFiles } from './joined-files.js';
import { isAppleWorkbook, readWorkbook, workbookNames } from './sheets.js';

export const reader: Reader = {
  id: 'apple',
  version: 1,
  provider: 'apple',
  title: 'Apple: legal return, privacy download',
  layouts: [
    { id: 'legal', title: 'Legal return: workbooks of logs, iCloud content' },
    { id: 'download', title: 'Download from privacy.apple.com (CSV)' },
  ],
  recognise,
  start: (listing) => new AppleRun(listing),
};

type Kind =
  | 'workbook'
  | 'photos'
  | 'notes'
  | 'airdrop'
  | 'contacts'
  | 'calendar'
  | 'download'
  | 'mbox'
  | 'eml';

interface Known {
  kind: Kind;
  sure: boolean;
}

async function known(item: Item): Promise<Known | null> {
  if (item.size === 0) return null;
  const head = await item.head();
  if (isXlsx(head)) {
    const sure = await isAppleWorkbook(item);
    return sure || workbookNames.test(item.base) ? { kind: 'workbook', sure } : null;
  }
  if (head.includes(0) && !(head[0] === 0xff && head[1] === 0xfe)) return null;
  if (looksLikeMbox(head)) return { kind: 'mbox', sure: false };
  return textKind(await headText(head)) ?? (looksLikeMail(head) ? { kind: 'eml', sure: false } : null);
}

/** The text of a note is a plain text file, and bears no mark once its name is lost. */
async function isNote(item: Item): Promise<boolean> {
  return (await sniffFile(await item.head(), item.base)).kind === 'text';
}

/** Google alone writes these lines, when it puts a mailbox into an export. */
async function isTakeoutMail(item: Item): Promise<boolean> {
  return /^X-(?:GM-THRID|Gmail-Labels):/im.test((await item.head()).toString('latin1'));
}

function textKind(text: string): Known | null {
  if (isPhotoList(text)) return { kind: 'photos', sure: true };
  if (isAirdropLog(text)) return { kind: 'airdrop', sure: true };
  if (isNoteList(text)) return { kind: 'notes', sure: true };
  if (isCards(text)) return { kind: 'contacts', sure: writtenByApple(text) };
  if (isCalendar(text)) return { kind: 'calendar', sure: writtenByApple(text) };
  return downloadTable(headerOf(text)) === null ? null : { kind: 'download', sure: true };
}

function headerOf(text: string): string[] {
  const line = /^[^\r\n]*/.exec(text.replace(/^\ufeff/, ''))?.[0] ?? '';
  return line.split(',').map((cell) => cell.trim().replace(/^"|"$/g, ''));
}

async function recognise(listing: Listing): Promise<Recognised | null> {
  let download: Item | null = null;
  for (const item of listing.items) {
    const found = await known(item);
    if (!found?.sure) continue;
    // A card or a calendar may have come to anybody; a log or a table is Apple's own.
    const own = found.kind !== 'contacts' && found.kind !== 'calendar';
    if (found.kind === 'download') download ??= item;
    else if (own)
      return {
        score: 80,
        layout: 'legal',
        evidence: `${item.path} has the content of Apple’s ${found.kind}.`,
      };
  }
  if (download !== null)
    return {
      score: 70,
      layout: 'download',
      evidence: `${download.path} has the columns of a download from Apple.`,
    };
  const named = listing.items.find((item) => workbookNames.test(item.base));
  if (named === undefined) return null;
  return { score: 45, layout: 'legal', evidence: `${named.path} bears a name of Apple’s returns.` };
}

class AppleRun implements ReaderRun {
  private readonly listing: Listing;
  private readonly files: AppleFiles;
  private ownFolder: Promise<(item: Item) => boolean> | null = null;

  constructor(listing: Listing) {
    this.listing = listing;
    this.files = new AppleFiles(listing.items);
  }

  async claim(item: Item): Promise<Claim | null> {
    const found = await known(item);
    if (found !== null && (found.sure || found.kind === 'workbook' || (await this.isBesideOwn(item))))
      return { table: found.kind, read: (one, out) => this.read(one, found.kind, out) };
    if (this.files.isNoteText(item))
      return { table: 'note_text', setAside: 'Text of a note, shown with the note.' };
    return null;
  }

  /** Mail and address cards look alike with everybody: they are Apple's where only Apple's files lie. */
  private async isBesideOwn(item: Item): Promise<boolean> {
    this.ownFolder ??= ownFolders(
      this.listing.items,
      async (one) => (await known(one))?.sure === true,
      async (one) => (await known(one)) !== null || (await isNote(one)),
      1,
    );
    return (await this.ownFolder)(item) && !(await isTakeoutMail(item));
  }

  private async read(item: Item, kind: Kind, out: Output): Promise<void> {
    switch (kind) {
      case 'workbook':
        return readWorkbook(item, out);
      case 'photos':
        return readPhotoList(item, this.files, out);
      case 'notes':
        return readNoteList(item, this.files, out);
      case 'airdrop':
        return readAirdrop(item, out);
      case 'contacts':
      case 'calendar':
        return readCards(item, out);
      case 'mbox':
        return void (await readMbox(item, out, { service: 'iCloud Mail', category: 'message_content' }));
      case 'eml':
        return void (await readEml(item, out, { service: 'iCloud Mail', category: 'message_content' }));
      default:
        return this.download(item, out);
    }
  }

  private async download(item: Item, out: Output): Promise<void> {
    const spec = downloadTable(headerOf(await headText(await item.head())));
    if (spec !== null) await readTable(item, out, spec, { delimiter: ',' });
  }
}
