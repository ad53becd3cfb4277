/** Reads the text that the signal-export program makes of a Signal Desktop chat. */
import type { Item, Output, RecordDraft } from '../../src/returns/contract.js';
import type { Part } from '../../src/returns/declared/declared-reader.js';
import { type Line, readLines } from '../../src/returns/formats/lines.js';
import { encodingLabel } from '../../src/returns/formats/text.js';
import { instant } from '../../src/returns/time.js';
import type { SignalState } from './state.js';

/** `[2019-12-24, 12:23] Jane Doe: …` (older, minutes) or `[2026-01-05 10:00:00] Me: …` (newer, seconds). */
const begin = /^\[(\d{4}-\d{2}-\d{2}(?:, \d{2}:\d{2}| \d{2}:\d{2}:\d{2}))\] (.*?):(?: (.*))?$/;
const first = /^\ufeff?\s*\[\d{4}-\d{2}-\d{2}(?:, \d{2}:\d{2}| \d{2}:\d{2}:\d{2})\] [^:\n]+:/;
const attachment = /!?\[([^\]]*)\]\((?:\.\/)?([^)\s]+)\)/g;

/** The folder of a chat bears its name; the file is `chat.md` or `index.md`. */
function threadOf(item: Item): string {
  const folder = item.name.split('/').at(-2);
  return /^(chat|index)\.md$/i.test(item.base) && folder !== undefined ? folder : item.base;
}

async function read(item: Item, out: Output, state: SignalState): Promise<void> {
  const chat = new TextChat(item, out, state);
  const info = await readLines(item, (line) => chat.line(line));
  chat.end();
  out.encoding(encodingLabel(info.encoding));
}

class TextChat {
  private readonly out: Output;
  private readonly state: SignalState;
  private readonly item: Item;
  private readonly thread: string;
  private draft: RecordDraft | null = null;
  private lines: string[] = [];

  constructor(item: Item, out: Output, state: SignalState) {
    this.out = out;
    this.state = state;
    this.item = item;
    this.thread = threadOf(item);
    out.thread(this.thread);
  }

  line({ text, offset, length, no }: Line): void {
    const parts = begin.exec(text);
    if (parts === null) {
      if (this.draft === null) {
        if (text.trim() !== '')
          this.out.field('(lines above the first message)', 'unknown', 1, 'no message', text);
        return;
      }
      this.lines.push(text);
      this.draft.source.length = offset + length - this.draft.source.offset;
      return;
    }
    this.end();
    const [, time = '', sender = '', words = ''] = parts;
    this.draft = {
      kind: 'message',
      category: 'message_content',
      service: 'Signal',
      thread: this.thread,
      actor: sender,
      at: instant.any(time.replace(', ', ' ')),
      source: { offset, length, line: no },
    };
    this.draft.at!.text = time;
    this.lines = [words];
  }

  end(): void {
    const { draft, out } = this;
    if (draft === null) return;
    while (this.lines.at(-1)?.trim() === '') this.lines.pop();
    draft.text = this.lines.join('\n').trimEnd();
    const media = [...draft.text.matchAll(attachment)].map(([, , path = '']) =>
      this.state.mediaOf(this.item, path),
    );
    if (media.length > 0) draft.media = media;
    for (const field of ['date', 'sender', 'body']) out.field(field, 'read', 1);
    out.rows(1);
    out.record(draft);
    this.state.parties.add(out, draft.actor);
    this.draft = null;
  }
}

export const textPart: Part<SignalState> = {
  table: 'chat',
  layout: 'signal-export',
  fit: ({ text, kind, item }) =>
    kind !== 'json' && kind !== 'ndjson' && first.test(text) ? sureness(text, item) : 0,
  read,
};

/**
 * `[2019-12-24, 12:23] ` is this program's alone. With seconds and no comma WhatsApp writes the same on some telephones, so
 * that something more must show whose it is: the owner is called `Me`, media are links to a folder, the usual name.
 */
function sureness(text: string, item: Item): number {
  if (/\u200e|\u200f/.test(text)) return 0;
  if (/^\ufeff?\s*\[\d{4}-\d{2}-\d{2},/.test(text)) return 88;
  const isOurs = /^\[[^\]\n]+\] Me:/m.test(text) || /!?\[[^\]\n]*\]\((?:\.\/)?media\//.test(text);
  return isOurs || /^(chat|index)\.md$/i.test(item.base) ? 88 : 0;
}
