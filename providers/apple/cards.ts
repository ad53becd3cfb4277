/** Contacts (vCard) and calendars (iCalendar) as iCloud keeps them. */

import type { Item, Output, Place, RecordDraft } from '../../src/returns/contract.js';
import { emptyRecord } from '../../src/returns/empty-record.js';
import { encodingLabel, type Line, readLines } from '../../src/returns/formats/text.js';
import { instant } from '../../src/returns/time.js';

export function isCards(text: string): boolean {
  return /^\s*BEGIN:VCARD/i.test(text);
}

export function isCalendar(text: string): boolean {
  return /^\s*BEGIN:VCALENDAR/i.test(text);
}

/** Both forms say which program wrote them. */
export function writtenByApple(text: string): boolean {
  return /^PRODID:.*Apple/im.test(text);
}

interface Property {
  name: string;
  params: string;
  value: string;
}

/** Emits one `contact` for each card, one record for each event of a calendar. */
export async function readCards(item: Item, out: Output): Promise<void> {
  const reading = new Components(out);
  let held: { text: string; line: Line } | null = null;
  const info = await readLines(item, (line) => {
    // RFC 6350 3.2, RFC 5545 3.1: a line that begins with a blank goes on with the one above.
    if (/^[ \t]/.test(line.text) && held !== null) {
      held.text += line.text.slice(1);
      held.line = { ...held.line, length: line.offset + line.length - held.line.offset };
      return;
    }
    if (held !== null) reading.line(held.text, held.line);
    held = { text: line.text.replace(/^\ufeff/, ''), line };
  });
  const last = held as { text: string; line: Line } | null;
  if (last !== null) reading.line(last.text, last.line);
  reading.end();
  out.encoding(encodingLabel(info.encoding));
  await out.drain();
}

const components = new Set(['VCARD', 'VEVENT', 'VTODO']);

class Components {
  private readonly out: Output;
  private open: { kind: string; start: Line; properties: Property[] } | null = null;
  private inner = 0;

  constructor(out: Output) {
    this.out = out;
  }

  line(text: string, line: Line): void {
    const found = /^(?:[\w-]+\.)?([\w-]+)((?:;[^:]*)?):(.*)$/s.exec(text);
    if (found === null) {
      if (text.trim() !== '') this.out.field('(line)', 'unknown', 1, 'no property', text);
      return;
    }
    const [, name = '', params = '', value = ''] = found;
    const upper = name.toUpperCase();
    const kind = value.trim().toUpperCase();
    if (upper === 'BEGIN') this.begin(kind, line);
    else if (upper === 'END') this.finish(kind, line);
    else if (this.open !== null && this.inner === 0)
      this.open.properties.push({ name: upper, params, value: plain(value) });
    else this.out.field(`(outside) ${upper}`, 'set_aside', 1, 'of the calendar or an alarm, not of an entry');
  }

  end(): void {
    if (this.open === null) return;
    this.out.finding(
      'finding',
      'entry-cut',
      `The file ends inside an entry that begins on line ${this.open.start.no}; what it has was kept.`,
    );
    this.emit(this.open.start);
  }

  private begin(kind: string, line: Line): void {
    if (this.open !== null) this.inner += 1;
    else if (components.has(kind)) this.open = { kind, start: line, properties: [] };
  }

  private finish(kind: string, line: Line): void {
    if (this.open === null) return;
    if (this.inner > 0) this.inner -= 1;
    else if (kind === this.open.kind) this.emit(line);
  }

  private emit(last: Line): void {
    const { kind, start, properties } = this.open!;
    this.open = null;
    this.inner = 0;
    const source: Place = {
      offset: start.offset,
      length: last.offset + last.length - start.offset,
      line: start.no,
    };
    for (const one of properties) this.out.field(`${kind}.${one.name}`, 'read');
    this.out.rows(1);
    this.out.record(kind === 'VCARD' ? card(properties, source) : event(properties, source));
  }
}

function plain(value: string): string {
  return value.replace(/\\n/gi, '\n').replace(/\\([,;\\])/g, '$1');
}

function all(properties: readonly Property[], ...names: string[]): string[] {
  return properties.filter((one) => names.includes(one.name) && one.value !== '').map((one) => one.value);
}

function restOf(properties: readonly Property[]): Record<string, unknown> {
  const rest: Record<string, unknown> = emptyRecord();
  for (const { name, params, value } of properties) {
    const key = `${name}${params}`;
    const before = rest[key];
    // Pushed and not copied: a card may repeat a line a hundred thousand times.
    if (Array.isArray(before)) before.push(value);
    else rest[key] = before === undefined ? value : [before, value];
  }
  return rest;
}

function card(properties: readonly Property[], source: Place): RecordDraft {
  const draft: RecordDraft = {
    kind: 'contact',
    category: 'contacts_friends',
    service: 'iCloud Contacts',
    rest: restOf(properties),
    source,
  };
  const name = all(properties, 'FN')[0] ?? all(properties, 'ORG')[0];
  const reach = all(properties, 'TEL', 'EMAIL').map((one) => one.replace(/^(?:tel|mailto):/i, ''));
  if (name !== undefined) draft.text = name;
  if (reach.length > 0) draft.peers = reach;
  return draft;
}

function event(properties: readonly Property[], source: Place): RecordDraft {
  const draft: RecordDraft = {
    kind: 'other',
    category: 'posts_private',
    service: 'iCloud Calendar',
    rest: restOf(properties),
    source,
  };
  const [title, place] = [all(properties, 'SUMMARY')[0], all(properties, 'LOCATION')[0]];
  if (title !== undefined) draft.text = title;
  if (place !== undefined) draft.place = place;
  for (const [name, to] of [
    ['DTSTART', 'at'],
    ['DTEND', 'until'],
  ] as const) {
    const found = properties.find((one) => one.name === name);
    if (found !== undefined) draft[to] = calendarTime(found);
  }
  return draft;
}

/** `20260301T100000Z`, the same with `TZID=…`, or a day without an hour. */
function calendarTime({ value, params }: Property): RecordDraft['at'] {
  const found = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z?))?$/.exec(value.trim());
  if (found === null) return instant.unreadable(value);
  const [, y, mo, d, h, mi, s, z] = found;
  const text =
    h === undefined ? `${y}-${mo}-${d}` : `${y}-${mo}-${d} ${h}:${mi}:${s}${z === 'Z' ? ' UTC' : ''}`;
  const zone = /TZID=([^;:]+)/i.exec(params)?.[1]?.replace(/"/g, '');
  return { ...instant.any(text, zone === undefined ? {} : { zone }), text: value };
}
