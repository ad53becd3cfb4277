/** Reads address cards (vCard) as contacts and calendars (iCalendar) by their events, in their simple form. */

import type { Instant, Item, Output, RecordDraft } from '../contract.js';
import { emptyRecord } from '../empty-record.js';
import { type Line, readLines } from '../formats/lines.js';
import { instant } from '../time.js';
import { reportEncoding } from './generic-text.js';

/** `TEL;TYPE=home:202-555-0101` */
interface Property {
  name: string;
  /** What stands between the name and the colon: `TYPE=home`. */
  parameters: string;
  value: string;
}

/** One card, event, to-do or journal entry with all that lies in it. */
interface Block {
  name: string;
  properties: Property[];
  offset: number;
  line: number;
}

const blocks = new Set(['VCARD', 'VEVENT', 'VTODO', 'VJOURNAL', 'VFREEBUSY']);

/** One `contact` record a card, one `other` record an event. What stands outside of them is reported by its name. */
export async function readGenericCards(item: Item, out: Output): Promise<void> {
  let block: Block | null = null;
  /** Blocks within a block: an alarm of an event. */
  let inner: string[] = [];
  const take = (text: string, first: Line, end: number): void => {
    const property = propertyOf(text);
    if (property === null) {
      if (text.trim() !== '') out.field('(line)', 'unknown', 1, 'not of the form NAME:value', text);
      return;
    }
    const { name, value } = property;
    const group = value.trim().toUpperCase();
    if (name === 'BEGIN' && block === null && blocks.has(group)) {
      block = { name: group, properties: [], offset: first.offset, line: first.no };
    } else if (name === 'BEGIN' && block !== null) {
      inner.push(group);
    } else if (name === 'END' && block !== null && inner.length > 0) {
      inner.pop();
    } else if (name === 'END' && block !== null) {
      emit(block, end, out);
      block = null;
      inner = [];
    } else if (block !== null) {
      block.properties.push({ ...property, name: [...inner, name].join('.') });
    } else if (name !== 'BEGIN' && name !== 'END') {
      out.field(`(outside) ${name}`, 'set_aside', 1, 'of the whole file, such as its version and maker');
    }
  };
  const unfold = new Unfolder(take);
  const info = await readLines(item, (line) => unfold.line(line));
  unfold.end();
  const open = block as Block | null;
  if (open !== null) {
    emit(open, item.size, out);
    out.finding(
      'finding',
      'card-cut',
      `The last entry, which begins on line ${open.line}, has no end: the file may be cut. What is there was read.`,
    );
  }
  reportEncoding(out, info.encoding);
}

/** Joins folded lines: one that begins with a space or tab goes on the one before; so does one after a quoted-printable `=`. */
class Unfolder {
  private text: string | null = null;
  private first: Line | null = null;
  private end_ = 0;
  private readonly take: (text: string, first: Line, end: number) => void;

  constructor(take: (text: string, first: Line, end: number) => void) {
    this.take = take;
  }

  line(line: Line): void {
    const soft = this.text !== null && /^[^:]*QUOTED-PRINTABLE/i.test(this.text) && this.text.endsWith('=');
    if (this.text !== null && /^[ \t]/.test(line.text)) this.text += line.text.slice(1);
    else if (soft) this.text = this.text!.slice(0, -1) + line.text;
    else {
      this.end();
      this.text = line.text;
      this.first = line;
    }
    this.end_ = line.offset + line.length;
  }

  end(): void {
    if (this.text !== null) this.take(this.text, this.first!, this.end_);
    this.text = null;
  }
}

function propertyOf(text: string): Property | null {
  const parts = /^(?:[\w-]+\.)?([\w-]+)((?:;(?:[^":]|"[^"]*")*)?):(.*)$/s.exec(text);
  if (parts === null) return null;
  const [, name = '', parameters = '', value = ''] = parts;
  return { name: name.toUpperCase(), parameters: parameters.slice(1), value: decoded(value, parameters) };
}

function decoded(value: string, parameters: string): string {
  const plain = /QUOTED-PRINTABLE/i.test(parameters) ? quotedPrintable(value) : value;
  return plain.replace(/\\([nN,;\\:])/g, (_, one: string) => (one.toLowerCase() === 'n' ? '\n' : one));
}

function quotedPrintable(text: string): string {
  const bytes = text.replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return /[^\0-\xff]/.test(bytes) ? bytes : Buffer.from(bytes, 'latin1').toString('utf8');
}

function emit(block: Block, end: number, out: Output): void {
  out.rows(1);
  for (const { name } of block.properties) out.field(`${block.name}.${name}`, 'read');
  const source = { offset: block.offset, length: end - block.offset, line: block.line };
  out.record(block.name === 'VCARD' ? { ...card(block), source } : { ...event(block), source });
}

function card(block: Block): Omit<RecordDraft, 'source'> {
  const peers = [...all(block, 'TEL'), ...all(block, 'EMAIL')].map((value) =>
    value.replace(/^(tel|mailto):/i, ''),
  );
  const draft: Omit<RecordDraft, 'source'> = {
    kind: 'contact',
    category: 'contacts_friends',
    rest: restOf(block),
  };
  const name =
    all(block, 'FN')[0] ??
    all(block, 'N')[0]
      ?.split(';')
      .filter((part) => part !== '')
      .join(' ');
  if (name !== undefined) draft.text = name;
  if (peers.length > 0) draft.peers = peers;
  return draft;
}

function event(block: Block): Omit<RecordDraft, 'source'> {
  const draft: Omit<RecordDraft, 'source'> = { kind: 'other', rest: restOf(block) };
  draft.at = timeOf(block, 'DTSTART') ?? timeOf(block, 'DUE') ?? timeOf(block, 'DTSTAMP');
  draft.until = timeOf(block, 'DTEND');
  const address = (value: string): string => value.replace(/^mailto:/i, '');
  const [text] = all(block, 'SUMMARY');
  const [place] = all(block, 'LOCATION');
  const [actor] = all(block, 'ORGANIZER').map(address);
  const peers = all(block, 'ATTENDEE').map(address);
  return { ...draft, text, place, actor, ...(peers.length > 0 ? { peers } : {}) };
}

function all(block: Block, name: string): string[] {
  return block.properties.filter((one) => one.name === name && one.value !== '').map((one) => one.value);
}

/** Every property, by its name and parameters; long ones such as a photo are cut, and say so. */
function restOf(block: Block): Record<string, unknown> {
  const rest: Record<string, unknown> = emptyRecord();
  for (const { name, parameters, value } of block.properties) {
    const key = parameters === '' ? name : `${name};${parameters}`;
    const text =
      value.length > 2000 ? `${value.slice(0, 60)}… (${value.length} characters in the original)` : value;
    const before = rest[key];
    rest[key] = before === undefined ? text : Array.isArray(before) ? [...before, text] : [before, text];
  }
  return rest;
}

/** `20260131T100000Z`, the same without Z (a wall clock, with or without a named zone), or `20260131`. */
function timeOf(block: Block, name: string): Instant | undefined {
  const property = block.properties.find((one) => one.name === name);
  if (property === undefined) return undefined;
  const { value, parameters } = property;
  const parts = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?$/.exec(value.trim());
  if (parts === null) return { ...instant.any(value), text: value };
  const [, year, month, day, hour = '00', minute = '00', second = '00', utc] = parts;
  const zone = /TZID="?([\w+/-]+)/.exec(parameters)?.[1];
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}${utc ?? ''}`;
  const at = instant.any(iso, zone === undefined ? {} : { zone });
  // The zone that TZID names stands in the file itself.
  return {
    ...at,
    text: zone === undefined ? value : `${value} ${zone}`,
    ...(at.basis === 'layout' ? { basis: 'stated' as const } : {}),
  };
}
