/** The papers (PDF) of TikTok's legal return: subscriber information, and events with their IP address. */

import type { Instant, Item, Output, Place, RecordDraft } from '../../src/returns/contract.js';
import { emptyRecord } from '../../src/returns/empty-record.js';
import { readPdfLines } from '../../src/returns/formats/pdf-text.js';
import { markBadIp } from '../../src/returns/member-spec.js';
import { instant } from '../../src/returns/time.js';

/** Rows remembered to tell one that came before; past it they are no longer compared. */
const mostRows = 500_000;
const subscriberLabel =
  /^(Username|Registration Method|Phone(?: Number)?|Email(?: Address)?|Registration Date|Registration IP|Registration Device(?: Info)?|User ID|Nickname)\s*:\s*(.*)$/i;
const eventLabel = /^(Date|IP|Event|Country)\s*:\s*(.*)$/i;
/** The company's name and address at the foot of a page. */
const footer = /^\d{1,4}$|TikTok (?:Pte|Inc|Technology)|Raffles Quay|^Singapore \d|^\d+ \/ /i;

export function isSubscriberPaper(text: string): boolean {
  return /^Registration (?:Method|Device(?: Info)?)\s*:/im.test(text) && /^Username\s*:/im.test(text);
}

export function isEventsPaper(text: string): boolean {
  return (
    /^Date\s*:\s*\d{2}\/\d{2}\/\d{4} .*\(UTC/im.test(text) &&
    /^IP\s*:/im.test(text) &&
    /^Event\s*:/im.test(text)
  );
}

/** `27/07/2026 03:04:43PM (UTC +00)`: day first, with its offset in brackets. */
export function eventTime(text: string): Instant {
  const found = /^(.*?)\s*\(UTC\s*([+-]\d{1,2})(?::?(\d{2}))?\)\s*$/.exec(text);
  if (found === null) return instant.any(text, { order: 'dmy' });
  const [, clock = '', hours = '', minutes = '00'] = found;
  const offset = `${hours[0]}${hours.slice(1).padStart(2, '0')}:${minutes}`;
  return { ...instant.any(`${clock} ${offset}`, { order: 'dmy' }), text };
}

/** Emits one `account` record. */
export async function readSubscriberPaper(item: Item, out: Output): Promise<void> {
  const values: Record<string, string> = emptyRecord();
  await readPdfLines(item, ({ text }) => {
    const found = subscriberLabel.exec(text.replaceAll('\t', ' ').trim());
    if (found === null) aside(text, out);
    else {
      out.field(found[1]!, 'read', found[2] === '' ? 0 : 1);
      if (found[2] !== '') values[found[1]!] = found[2]!;
    }
  });
  out.rows(1);
  const { Username, 'Registration IP': ip, 'Registration Date': date } = values;
  const draft: RecordDraft = {
    kind: 'account',
    category: 'basic_subscriber',
    service: 'TikTok',
    rest: values,
    source: { offset: 0, length: item.size, path: 'page 1' },
  };
  if (Username !== undefined) {
    draft.account = Username;
    draft.text = Username;
    out.account({ id: Username, service: 'TikTok', role: 'subject' });
  }
  if (ip !== undefined) draft.ip = ip;
  if (date !== undefined) draft.at = instant.any(date);
  markBadIp(draft);
  out.record(draft);
}

/** Emits one `login` for each event; one that stands twice is kept and noted. */
export async function readEventsPaper(item: Item, out: Output): Promise<void> {
  const events = new Events(item, out);
  await readPdfLines(item, (line) => events.line(line.text.replaceAll('\t', ' ').trim(), line.page, line.no));
  events.end();
}

class Events {
  private readonly item: Item;
  private readonly out: Output;
  private readonly seen = new Set<string>();
  private twice = 0;
  private values: Record<string, string> = emptyRecord();
  private source: Place | null = null;

  constructor(item: Item, out: Output) {
    this.item = item;
    this.out = out;
  }

  line(text: string, page: number, no: number): void {
    const found = eventLabel.exec(text);
    if (found === null) {
      aside(text, this.out);
      return;
    }
    const [, label = '', value = ''] = found;
    if (label.toLowerCase() === 'date') {
      this.flush();
      this.source = { offset: 0, length: this.item.size, path: `page ${page}, line ${no}` };
    }
    this.out.field(label, 'read', value === '' ? 0 : 1);
    this.values[label.toLowerCase()] = value;
  }

  end(): void {
    this.flush();
    if (this.twice === 0) return;
    const text = `${this.twice} events of ${this.item.base} stand there more than once, to the second. Each is kept and noted; count them once.`;
    this.out.finding('warning', 'event-twice', text);
  }

  private flush(): void {
    if (this.source === null) return;
    const { date = '', ip, event, country } = this.values;
    const draft: RecordDraft = {
      kind: 'login',
      category: 'login_ip_history',
      service: 'TikTok',
      at: eventTime(date),
      source: this.source,
    };
    if (ip !== undefined && ip !== '') draft.ip = ip;
    if (event !== undefined && event !== '') draft.text = event;
    if (country !== undefined && country !== '') draft.rest = { Country: country };
    markBadIp(draft);
    this.repeat(draft, [date, ip, event, country].join('\n'));
    this.out.rows(1);
    this.out.record(draft);
    this.values = emptyRecord();
    this.source = null;
  }

  private repeat(draft: RecordDraft, key: string): void {
    if (this.seen.has(key)) {
      this.twice += 1;
      draft.notes = [...(draft.notes ?? []), 'the same event stands above'];
    } else if (this.seen.size < mostRows) this.seen.add(key);
  }
}

function aside(text: string, out: Output): void {
  if (text.trim() === '') return;
  if (footer.test(text.trim()))
    out.field('(foot of the page)', 'set_aside', 1, 'name and address of the company, page number');
  else out.field('(other text)', 'set_aside', 1, 'no label that this reader knows; open the paper', text);
}
