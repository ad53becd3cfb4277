/** Puts the lines of Chase's PDF together: the customer's data, and one record for each event. */

import type { Item, Output, RecordDraft } from '../../src/returns/contract.js';
import { emptyRecord } from '../../src/returns/empty-record.js';
import { instant } from '../../src/returns/time.js';

const customerKeys = [
  'User ID',
  'E-mail Address',
  'Customer Name',
  'Address 1',
  'Address 2',
  'City',
  'State',
  'Zip',
  'Country Code',
  'W. Phone',
  'H. Phone',
];
/** `Refresh Token Login ada.quill 01/05/2026 10:00:00, KEY - value, …` */
const eventBegin = /^(.+?) (\S+) (\d{2}\/\d{2}\/\d{4} \d{2}:\d{2}:\d{2})(?:,\s*|$)(.*)$/;

export class ChasePages {
  private readonly out: Output;
  private readonly item: Item;
  private part: 'before' | 'user' | 'events' = 'before';
  private lines: string[] = [];
  private event: { name: string; user: string; time: string; lines: string[]; page: number } | null = null;
  private page = 1;

  constructor(item: Item, out: Output) {
    this.item = item;
    this.out = out;
  }

  line(raw: string, page: number): void {
    const text = raw.replace(/\t/g, ' ').trim();
    if (text === '') return;
    if (/^User Data\b/.test(text)) this.enter('user', page);
    else if (/^Combined Events\b/.test(text)) this.enter('events', page);
    else if (this.part === 'user') this.lines.push(text);
    else this.eventLine(text, page);
  }

  end(): void {
    this.flushUser();
    this.flushEvent();
  }

  private enter(part: 'user' | 'events', page: number): void {
    this.end();
    this.part = part;
    this.page = page;
  }

  private eventLine(text: string, page: number): void {
    const begin = eventBegin.exec(text);
    if (begin !== null) {
      this.flushEvent();
      this.part = 'events';
      const [, name = '', user = '', time = '', more = ''] = begin;
      this.event = { name, user, time, lines: [more], page };
    } else if (this.event !== null) {
      this.event.lines.push(text);
    } else {
      this.out.field('(lines outside of user data and events)', 'unknown', 1, 'kept as they are', text);
      this.emit({ kind: 'other', text, source: this.place(page) });
    }
  }

  private place(page: number): RecordDraft['source'] {
    return { offset: 0, length: this.item.size, path: `page ${page}` };
  }

  private flushUser(): void {
    if (this.lines.length === 0) return;
    const text = this.lines.join(' ');
    this.lines = [];
    const rest: Record<string, string> = emptyRecord();
    const keys = customerKeys.map((key) => key.replace('.', '\\.')).join('|');
    const found = [...text.matchAll(new RegExp(`(?:^|\\s)(${keys}):`, 'g'))];
    for (const [i, match] of found.entries()) {
      const value = text.slice(match.index + match[0].length, found[i + 1]?.index ?? text.length).trim();
      this.out.field(match[1]!, 'read', value === '' ? 0 : 1);
      if (value !== '') rest[match[1]!] = value;
    }
    const draft: RecordDraft = {
      kind: 'account',
      category: 'basic_subscriber',
      text,
      source: this.place(this.page),
    };
    const id = rest['User ID'];
    if (id !== undefined) {
      draft.account = id;
      this.out.account({ id, name: rest['Customer Name'], role: 'subject' });
    }
    draft.rest = rest;
    this.emit(draft);
  }

  private flushEvent(): void {
    const { event } = this;
    this.event = null;
    if (event === null) return;
    for (const field of ['event', 'user', 'time']) this.out.field(field, 'read', 1);
    const draft: RecordDraft = {
      kind: 'login',
      category: 'login_ip_history',
      source: this.place(event.page),
    };
    draft.text = event.name;
    draft.account = draft.actor = event.user;
    // Month first, as the bank writes; no zone stands anywhere in the file.
    draft.at = instant.any(event.time, { order: 'mdy' });
    draft.rest = this.values(event.lines.join(' '));
    const { GEOLAT: lat, GEOLON: lon } = draft.rest as Record<string, string>;
    if (lat !== undefined && lon !== undefined && !Number.isNaN(Number(lat)) && !Number.isNaN(Number(lon)))
      [draft.lat, draft.lon] = [Number(lat), Number(lon)];
    const { DVC_MAK: make, DVC_MDL: model, USR_AGNT_DVC_NM: named } = draft.rest as Record<string, string>;
    draft.device = [make, model].filter(Boolean).join(' ') || named;
    this.out.account({ id: event.user, role: 'party' });
    this.emit(draft);
  }

  /** `KEY - value, KEY - value`; a value may hold commas, since only one before the next KEY ends it. */
  private values(text: string): Record<string, string> {
    const rest: Record<string, string> = emptyRecord();
    const found = [...text.matchAll(/(?:^|,\s*)([A-Z][A-Z0-9_]+) - /g)];
    for (const [i, match] of found.entries()) {
      const value = text.slice(match.index + match[0].length, found[i + 1]?.index ?? text.length).trim();
      this.out.field(match[1]!, 'read', value === '' ? 0 : 1);
      if (value !== '') rest[match[1]!] = value;
    }
    const before = text.slice(0, found[0]?.index ?? text.length).trim();
    if (before !== '') rest['(words before the values)'] = before;
    return rest;
  }

  private emit(draft: RecordDraft): void {
    this.out.rows(1);
    this.out.record(draft);
  }
}
