/** The documents that were sent in a chat: files beside it that a message names. */
import { isProblem } from '../../src/base/problem.js';
import type { Item, Listing } from '../../src/returns/contract.js';
import { readLines } from '../../src/returns/formats/text.js';
import { lookForChat } from './chat-file.js';
import { readHead } from './chat-line.js';
import { readMarks } from './chat-marks.js';
import { splitSpeaker } from './chat-speaker.js';

/** Kinds of file that other readers would take for records of their own; pictures and sounds are set aside anyway. */
const document = /\.(vcf|csv|tsv|json|html?|xml|pdf|txt|docx?|xlsx?|pptx?|md|rtf|ics|eml|gpx|kml)$/iu;

/** Looks through the chats of a return once, and only where there is a document beside one. */
export class SentFiles {
  private readonly listing: Listing;
  private readonly named = new Map<string, Promise<ReadonlySet<string>>>();

  constructor(listing: Listing) {
    this.listing = listing;
  }

  /** True when a message of a chat in the same folder names this file. */
  async has(item: Item): Promise<boolean> {
    if (!document.test(item.base)) return false;
    const folder = folderOf(item);
    const names = this.named.get(folder) ?? this.namesIn(folder);
    this.named.set(folder, names);
    return (await names).has(item.base);
  }

  private async namesIn(folder: string): Promise<ReadonlySet<string>> {
    const names = new Set<string>();
    for (const item of this.listing.items) {
      if (folderOf(item) === folder && (await lookForChat(item)) !== null) await collect(item, names);
    }
    return names;
  }
}

async function collect(chat: Item, names: Set<string>): Promise<void> {
  try {
    await readLines(chat, ({ text }) => {
      const head = readHead(text);
      if (head === null) return;
      for (const name of readMarks(splitSpeaker(head.rest).text).media) names.add(name);
    });
  } catch (error) {
    // The reading of the chat itself meets the damage again, and says so; what stands before it was heard.
    if (!isProblem(error)) throw error;
  }
}

function folderOf(item: Item): string {
  return `${item.container}/${item.name.slice(0, item.name.length - item.base.length)}`;
}
