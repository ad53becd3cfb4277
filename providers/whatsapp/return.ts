/** Reader of the chat text that WhatsApp's "Export chat" writes, in every date style. */
import type { Item, Listing, Reader, ReaderRun, Recognised } from '../../src/returns/contract.js';
import { chatTitle, lookForChat } from './chat-file.js';
import { readChat } from './chat-reading.js';
import { SentFiles } from './sent-files.js';

export const reader: Reader = {
  id: 'whatsapp-chat',
  version: 1,
  provider: 'whatsapp',
  title: 'WhatsApp exported chat (text)',
  layouts: [{ id: 'chat-text', title: 'One chat as text, with or without its media' }],
  recognise,
  start: (listing) => new ChatRun(listing),
};

async function recognise(listing: Listing): Promise<Recognised | null> {
  for (const item of listing.items) {
    const look = await lookForChat(item);
    if (look === null) continue;
    return {
      score: look.named ? 90 : 70,
      layout: 'chat-text',
      evidence: `${item.path} has ${look.entries} lines of the form “date, time, sender: text” in its first ${look.lines} lines.`,
    };
  }
  return null;
}

class ChatRun implements ReaderRun {
  private readonly byName = new Map<string, number>();
  private readonly threads = new Set<string>();
  private readonly sent: SentFiles;

  constructor(listing: Listing) {
    this.sent = new SentFiles(listing);
    for (const item of listing.items) this.byName.set(`${item.container}/${item.base}`, item.no);
  }

  async claim(item: Item) {
    if ((await lookForChat(item)) === null) return this.attached(item);
    const thread = this.threadOf(item);
    const media = (name: string) => {
      const no = this.byName.get(`${item.container}/${name}`);
      return no === undefined ? name : `item:${no}`;
    };
    return {
      table: 'chat',
      read: (_: Item, out: Parameters<typeof readChat>[3]) => readChat(item, thread, media, out),
    };
  }

  private async attached(item: Item) {
    if (!(await this.sent.has(item))) return null;
    return { table: 'attachment', setAside: 'sent in the chat beside it; its message points to it' };
  }

  /** Two chats may bear one title: the second is told apart by its path. */
  private threadOf(item: Item): string {
    const title = chatTitle(item);
    const thread = this.threads.has(title) ? `${title} (${item.path})` : title;
    this.threads.add(thread);
    return thread;
  }
}
