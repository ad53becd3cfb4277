/** Reads one WhatsApp chat in two passes: the first finds the order of day and month, the second the records. */

import type { Instant, Item, Output, Place, RecordDraft } from '../../src/returns/contract.js';
import { emptyRecord } from '../../src/returns/empty-record.js';
import { encodingLabel, type Line, readLines } from '../../src/returns/formats/text.js';
import { type LineHead, readHead } from './chat-line.js';
import { readMarks, type TextMarks } from './chat-marks.js';
import { DateOrders, type OrderVerdict } from './chat-order.js';
import { splitSpeaker } from './chat-speaker.js';

/** Finds the item that a file name in the text stands for. */
export type FindMedia = (name: string) => string;

/** One entry: its first line, the lines that follow it, and its bytes. */
interface Entry {
  head: LineHead;
  text: string;
  first: Line;
  end: number;
}

/** Names under which some phones put the person who exported the chat. */
const ownerWords = /^(you|du|tú|vous|tu|você|jij|вы)$/iu;

const undatedNote = 'day and month cannot be told apart, so the line has no date';
const hourNote = 'the mark beside the hour is not known, so morning and evening cannot be told apart';

/** Emits one record for each dated line; further lines belong to the one above. */
export async function readChat(item: Item, thread: string, media: FindMedia, out: Output): Promise<void> {
  const orders = await findOrders(item);
  const reading = new ChatReading(orders, thread, media, out);
  const info = await readLines(item, (line) => reading.line(line));
  reading.close();
  out.encoding(encodingLabel(info.encoding));
  sayOrders(orders.decide(), out);
  await out.drain();
}

async function findOrders(item: Item): Promise<DateOrders> {
  const orders = new DateOrders();
  await readLines(item, (line) => {
    const head = readHead(line.text);
    if (head !== null) orders.observe(head, line.no);
  });
  orders.decide();
  return orders;
}

function sayOrders(verdicts: OrderVerdict[], out: Output): void {
  for (const { order, evidence, lines } of verdicts) {
    const unsure = order === null || order === 'mixed';
    const remedy =
      ' Ask the person who exported the chat for the phone’s region setting, or compare with a message whose date is known.';
    out.finding(
      unsure ? 'finding' : 'warning',
      unsure ? 'date-order-unknown' : 'date-order',
      unsure ? `${evidence} ${lines} lines are concerned; their text is kept.${remedy}` : evidence,
    );
  }
  out.finding(
    'warning',
    'zone-not-stated',
    'The chat names no time zone: its times are those that the exporting phone showed, in the zone it was set to.',
  );
}

class ChatReading {
  private open: Entry | null = null;
  private readonly speakers = new Set<string>();
  private readonly orders: DateOrders;
  private readonly thread: string;
  private readonly media: FindMedia;
  private readonly out: Output;

  constructor(orders: DateOrders, thread: string, media: FindMedia, out: Output) {
    this.orders = orders;
    this.thread = thread;
    this.media = media;
    this.out = out;
    out.thread(thread);
  }

  line(line: Line): void {
    const head = readHead(line.text);
    if (head !== null) {
      this.close();
      this.open = { head, text: head.rest, first: line, end: line.offset + line.length };
    } else if (this.open !== null) {
      this.open.text += `\n${line.text}`;
      this.open.end = line.offset + line.length;
    } else if (line.text.trim() !== '') {
      this.out.field(
        '(lines before the first dated line)',
        'set_aside',
        1,
        'no date and no sender: a title of the export',
        line.text,
      );
    }
  }

  /** Emits the entry that is open. */
  close(): void {
    if (this.open === null) return;
    const entry = this.open;
    this.open = null;
    this.out.rows(1);
    this.out.record(this.draft(trimEnd(entry)));
  }

  private draft(entry: Entry): RecordDraft {
    const { speaker, text } = splitSpeaker(entry.text);
    const { at, notes } = this.instant(entry.head);
    const draft: RecordDraft = {
      kind: speaker === null ? 'system' : 'message',
      at,
      thread: this.thread,
      text,
      category: 'message_content',
      service: 'WhatsApp',
      source: place(entry),
    };
    this.out.field('text', 'read');
    if (speaker !== null) this.speak(draft, speaker, readMarks(text), notes);
    if (notes.length > 0) draft.notes = notes;
    return draft;
  }

  private speak(draft: RecordDraft, speaker: string, marks: TextMarks, notes: string[]): void {
    draft.actor = speaker;
    this.out.field('sender', 'read');
    if (!this.speakers.has(speaker)) {
      this.speakers.add(speaker);
      this.out.account({
        id: speaker,
        service: 'WhatsApp',
        role: ownerWords.test(speaker) ? 'subject' : 'party',
      });
    }
    if (marks.media.length > 0)
      draft.media = marks.media.map((name) => (marks.omitted ? name : this.media(name)));
    if (marks.position !== null) {
      draft.lat = marks.position.lat;
      draft.lon = marks.position.lon;
      notes.push('position taken from the map link in the text');
    }
    const rest = restOf(marks);
    if (rest !== null) draft.rest = rest;
  }

  private instant(head: LineHead): { at: Instant; notes: string[] } {
    const day = this.orders.dayOf(head);
    const readable = day !== null && head.hour !== null;
    const seconds = ((head.hour ?? 0) * 60 + head.minute) * 60 + head.second;
    const wall = readable ? (day * 86_400 + seconds) * 1_000_000 : null;
    const notes = readable ? [] : [day === null ? undatedNote : hourNote];
    this.out.field('date', readable ? 'read' : 'failed', 1, notes[0], readable ? undefined : head.text);
    return { at: { us: null, wall, text: head.text, basis: 'not-stated' }, notes };
  }
}

/** Empty lines at the end of an entry are the file's, not the message's. */
function trimEnd(entry: Entry): Entry {
  return { ...entry, text: entry.text.trimEnd() };
}

function place({ first, end }: Entry): Place {
  return { offset: first.offset, length: end - first.offset, line: first.no };
}

function restOf(marks: TextMarks): Record<string, unknown> | null {
  const rest: Record<string, unknown> = emptyRecord();
  if (marks.omitted) rest.mediaOmitted = true;
  if (marks.edited) rest.edited = true;
  if (marks.deleted) rest.deleted = true;
  if (marks.poll) rest.poll = true;
  return Object.keys(rest).length > 0 ? rest : null;
}
