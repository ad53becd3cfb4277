/** Plain text of DiscordChatExporter: a head between two rulers, then a dated line, a text and its parts for each message. */

import type { Instant, Item, Output, Place, RecordDraft } from '../../src/returns/contract.js';
import { emptyRecord } from '../../src/returns/empty-record.js';
import { encodingLabel, type Line, readLines } from '../../src/returns/formats/text.js';
import { instant } from '../../src/returns/time.js';

const ruler = /^={20,}$/;
const opening = /^\[([^\]]{8,40})\] (.+?)( \(pinned\))?$/;
const part = /^\{(Attachments|Embed|Embeds|Stickers|Reactions)\}$/;

/** True for the head of such a file. */
export function isExporterText(head: string): boolean {
  return /^={20,}\r?\nGuild: .*\r?\nChannel: /.test(head);
}

/** Day first or month first, as the whole file shows; undefined where nothing tells. */
async function dateOrder(item: Item): Promise<'dmy' | 'mdy' | undefined> {
  const seen = { dmy: false, mdy: false };
  await readLines(item, ({ text }) => {
    const [, a = '0', b = '0'] = /^\[(\d{1,2})[/.](\d{1,2})[/.]\d{2,4} /.exec(text) ?? [];
    if (Number(a) > 12) seen.dmy = true;
    if (Number(b) > 12) seen.mdy = true;
  });
  return seen.dmy === seen.mdy ? undefined : seen.dmy ? 'dmy' : 'mdy';
}

/** Emits one `message` for each dated line; what the program wrote for a notice cannot be told from a message. */
export async function readExporterText(item: Item, out: Output): Promise<void> {
  const reading = new TextReading(item, await dateOrder(item), out);
  const info = await readLines(item, (line) => reading.line(line));
  reading.close();
  out.encoding(encodingLabel(info.encoding));
  out.finding(
    'warning',
    'zone-not-stated',
    'The text names no time zone: its times are in the zone that the program was set to. Its JSON form states it.',
  );
  await out.drain();
}

interface Open {
  draft: RecordDraft;
  lines: string[];
  start: Line;
  end: number;
}

class TextReading {
  private readonly order: 'dmy' | 'mdy' | undefined;
  private readonly out: Output;
  private readonly people = new Set<string>();
  private readonly head: Record<string, string> = emptyRecord();
  private thread: string;
  private rulers = 0;
  private open: Open | null = null;
  private section = '';

  constructor(item: Item, order: 'dmy' | 'mdy' | undefined, out: Output) {
    this.order = order;
    this.out = out;
    this.thread = item.base.replace(/\.txt$/i, '');
  }

  line(line: Line): void {
    if (ruler.test(line.text)) this.atRuler();
    else if (this.rulers !== 2) this.aside(line.text);
    else this.body(line);
  }

  close(): void {
    if (this.open === null) return;
    const { draft, lines, start, end } = this.open;
    this.open = null;
    const text = lines.join('\n').trim();
    if (text !== '') draft.text = text;
    this.out.rows(1);
    this.out.record({ ...draft, source: { ...draft.source, length: end - start.offset } });
  }

  /** The first pair of rulers holds the head, the second the count. */
  private atRuler(): void {
    this.rulers += 1;
    if (this.rulers === 2) this.named();
    else this.close();
  }

  private named(): void {
    const { Channel, Guild } = this.head;
    if (Channel !== undefined) this.thread = Guild === undefined ? Channel : `${Channel} in ${Guild}`;
    this.out.thread(this.thread);
  }

  private aside(text: string): void {
    const found = /^(\w+): (.*)$/.exec(text);
    if (this.rulers === 1 && found?.[1] !== undefined) this.head[found[1]] = found[2] ?? '';
    if (text.trim() !== '')
      this.out.field('(head and foot)', 'set_aside', 1, 'what the program says of its own file');
  }

  private body(line: Line): void {
    const found = opening.exec(line.text);
    const at = found?.[1] === undefined ? null : this.timeOf(found[1]);
    if (at !== null && found?.[2] !== undefined) this.begin(line, at, found[2]);
    else if (this.open !== null) this.more(this.open, line);
  }

  private begin(line: Line, at: Instant, actor: string): void {
    this.close();
    this.section = '';
    const source: Place = { offset: line.offset, length: line.length, line: line.no };
    const draft: RecordDraft = {
      kind: 'message',
      at,
      thread: this.thread,
      actor,
      category: 'message_content',
      service: 'Discord',
      source,
    };
    this.open = { draft, lines: [], start: line, end: line.offset + line.length };
    for (const field of ['date', 'author']) this.out.field(field, 'read');
    if (this.people.has(actor)) return;
    this.people.add(actor);
    this.out.account({ id: actor, service: 'Discord', role: 'party' });
  }

  private more(open: Open, line: Line): void {
    const name = part.exec(line.text)?.[1];
    if (line.text.trim() !== '') open.end = line.offset + line.length;
    if (name !== undefined) this.section = name;
    else if (this.section === '') open.lines.push(line.text);
    else if (line.text.trim() !== '') addPart(open.draft, this.section, line.text.trim());
    if (line.text.trim() !== '') this.out.field(this.section === '' ? 'text' : `{${this.section}}`, 'read');
  }

  private timeOf(text: string): Instant | null {
    const spelt = text.replace(/^(\d{1,2})-([A-Za-z]{3})-(\d{2})\b/, '$1 $2 20$3');
    if (!/^\d{1,4}\D.*\d:\d\d/.test(spelt)) return null;
    return { ...instant.any(spelt, this.order === undefined ? {} : { order: this.order }), text };
  }
}

function addPart(draft: RecordDraft, section: string, text: string): void {
  if (section === 'Attachments') draft.media = [...(draft.media ?? []), text];
  else
    draft.rest = {
      ...draft.rest,
      [section]: [...((draft.rest?.[section] as string[] | undefined) ?? []), text],
    };
}
