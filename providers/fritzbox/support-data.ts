/** Goes through the sections of a FRITZ!Box support text and makes a record of each line or device in them. */
import type { Output, Place, RecordDraft } from '../../src/returns/contract.js';
import type { Line } from '../../src/returns/formats/lines.js';
import { Clock } from './clock.js';

const call =
  /^call\s+idx:(\d+)\s+(\d{2}\.\d{2}\.\d{4}\s+\d{2}:\d{2}:\d{2})\s+msn:(\S*)\s+number:(\S*)\s+duration:(\d+)\s+call_type:(\S+)\s+port:(\S+)\s+port_name:(.*)$/;
const callFields = ['idx', 'date', 'msn', 'number', 'duration', 'call_type', 'port', 'port_name'];
const event = /^(\d{2}\.\d{2}\.\d{2}\s+\d{2}:\d{2}:\d{2})\s+(.*)$/;
const logged = /^(\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}\.\d{3}) - (.*)$/;
const kernel = /^\[\s*(\d+\.\d+)\]\[([^\]]+)\]\s*(.*)$/;

/** Pairs collected until they make one record: the router itself, or one device of the home network. */
interface Collected {
  name: string;
  pairs: Record<string, string>;
  place: Place;
}

export class SupportData {
  private readonly out: Output;
  private readonly clock = new Clock();
  private section = '';
  private collected: Collected | null = null;

  constructor(out: Output) {
    this.out = out;
  }

  line({ text, offset, length, no }: Line): void {
    const place: Place = { offset, length, line: no, path: this.section };
    this.clock.uptime(text);
    const title = /^##### TITLE\s+(\S+)\s*(.*)$/.exec(text);
    const begin = /^##### BEGIN SECTION\s+(.+?)\s*$/.exec(text);
    if (title !== null) this.title(title[1]!, title[2]!, place);
    else if (begin !== null) this.enter(begin[1]!);
    else if (/^##### END SECTION/.test(text)) this.enter('');
    else if (text.trim() !== '') this.inside(text.trim(), place);
  }

  end(): void {
    this.flush();
  }

  private enter(section: string): void {
    this.flush();
    this.section = section;
  }

  private title(key: string, value: string, source: Place): void {
    this.out.field(`TITLE ${key}`, 'read', value === '' ? 0 : 1);
    const draft: RecordDraft = {
      kind: 'device',
      category: 'device_identifiers',
      text: `${key}: ${value}`,
      source,
    };
    if (key.toLowerCase() === 'datum') {
      const at = this.clock.title(value);
      draft.rest = { 'made at': value, utc: at.us === null ? null : new Date(at.us / 1000).toISOString() };
    }
    this.emit(draft);
  }

  private inside(text: string, place: Place): void {
    if (this.section.startsWith('Support_Data')) this.routerPair(text, place);
    else if (this.section.startsWith('landevices')) this.devicePair(text, place);
    else if (!this.known(text, place)) this.plain(text, place);
  }

  /** Lines of a known form: a call, an event, a line of a log with its time, a line of the kernel. */
  private known(text: string, source: Place): boolean {
    const called = this.section === 'calllog' ? call.exec(text) : null;
    if (called !== null) {
      this.call(called, source);
      return true;
    }
    const found = this.section === 'Events Events' ? event.exec(text) : logged.exec(text);
    if (found !== null) {
      const [, time = '', words = ''] = found;
      this.timed(time, this.clock.local(time), words, source);
      return true;
    }
    const line = this.section === 'dmesg' ? kernel.exec(text) : null;
    if (line === null) return false;
    const [, seconds = '', part = '', words = ''] = line;
    this.timed(seconds, this.clock.sinceStart(seconds), `${part}: ${words}`, source);
    return true;
  }

  private call(parts: RegExpExecArray, source: Place): void {
    for (const field of callFields) this.out.field(`calllog.${field}`, 'read', 1);
    const [, idx, date = '', msn = '', number = '', duration, type, port, name] = parts;
    const draft: RecordDraft = {
      kind: 'call',
      category: 'call_detail_records',
      at: this.clock.local(date),
      source,
    };
    if (msn !== '') draft.account = msn;
    if (number !== '') draft.peers = [number];
    draft.text = [type, number, `${duration} s`].filter(Boolean).join(' · ');
    draft.rest = { idx, duration, call_type: type, port, port_name: name?.trim() };
    this.emit(draft);
  }

  private timed(text: string, at: RecordDraft['at'], words: string, source: Place): void {
    this.out.field(`${this.section}.time`, 'read', 1);
    this.out.field(`${this.section}.message`, 'read', 1);
    const draft: RecordDraft = { kind: 'other', text: words, at, rest: { section: this.section }, source };
    if (at === null) draft.rest = { section: this.section, 'seconds since start': text };
    this.emit(draft);
  }

  private routerPair(text: string, place: Place): void {
    const at = text.search(/\t/);
    if (at < 0) this.plain(text, place);
    else this.pair('router', text.slice(0, at), text.slice(at + 1).trim(), place);
  }

  private devicePair(text: string, place: Place): void {
    const begin = /^(landevice\d+)\/$/.exec(text);
    if (begin !== null) {
      this.flush();
      this.collected = { name: begin[1]!, pairs: {}, place: { ...place } };
      return;
    }
    const at = text.indexOf('=');
    if (at < 0 || this.collected === null) this.plain(text, place);
    else this.pair(this.collected.name, text.slice(0, at), text.slice(at + 1), place);
  }

  private pair(name: string, key: string, value: string, place: Place): void {
    this.collected ??= { name, pairs: {}, place: { ...place } };
    const { pairs, place: whole } = this.collected;
    // A key that comes twice (an address in a list below the device) keeps both values.
    pairs[key] = pairs[key] === undefined ? value : `${pairs[key]}; ${value}`;
    whole.length = place.offset + place.length - whole.offset;
    this.out.field(`${this.section.split(' ')[0]}.${key}`, 'read', value === '' ? 0 : 1);
  }

  private flush(): void {
    const { collected } = this;
    this.collected = null;
    if (collected === null) return;
    const { name, pairs, place } = collected;
    const draft: RecordDraft = { kind: 'device', category: 'device_identifiers', rest: pairs, source: place };
    const ip = (pairs.ip ?? pairs.my_ipaddress)?.split(';')[0]?.trim();
    if (ip) draft.ip = ip;
    draft.device = pairs.friendly_name || pairs.name || pairs.ProductID;
    draft.text = [name, pairs.mac ?? pairs.maca, draft.device].filter(Boolean).join(' · ');
    this.emit(draft);
  }

  /** A line that no form fits is kept with its section, so that it can be found. */
  private plain(text: string, source: Place): void {
    const section = this.section === '' ? '(outside of sections)' : this.section;
    this.out.field(section, 'unknown', 1, 'a line of no known form; kept as it is', text);
    this.emit({ kind: 'other', text, rest: { section }, source });
  }

  private emit(draft: RecordDraft): void {
    this.out.rows(1);
    this.out.record(draft);
  }
}
