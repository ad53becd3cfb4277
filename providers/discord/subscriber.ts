/** Subscriber information of a legal return: labels and values in text, then a table of sessions. */

import type { Item, Output, RecordDraft } from '../../src/returns/contract.js';
import { emptyRecord } from '../../src/returns/empty-record.js';
import { encodingLabel, type Line, readLines } from '../../src/returns/formats/text.js';
import { markBadIp } from '../../src/returns/member-spec.js';
import { instant } from '../../src/returns/time.js';

const label =
  /^\s*(User ID|Username|Email|Email verified|Phone number|Registration IP|Registration Time \(UTC\)|Last Seen Time \(UTC\)|Last Seen IP)\s*:\s*(.*)$/i;
const other = /^\s*([A-Z][\w ()/-]{1,40}?)\s*:\s+(.*)$/;
const session = /^\s*(\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2})\s+(Not found|\S+)\s*$/i;
const tableHead = /^\s*Session Start \(UTC\)\s+IP Address\s*$/i;
const absent = /^not found$/i;

/** True for text with Discord's labels: the user's number and the registration, or the table of sessions. */
export function isSubscriberText(text: string): boolean {
  const labels =
    /^\s*User ID\s*:\s*\d{15,20}/im.test(text) && /^\s*Registration (?:IP|Time \(UTC\))\s*:/im.test(text);
  return labels || (/^\s*Session Start \(UTC\)\s+IP Address/im.test(text) && /^\s*User ID\s*:/im.test(text));
}

/** Emits the account, its registration and last use where they have an address, and one `login` for each session. */
export async function readSubscriber(item: Item, out: Output): Promise<void> {
  const sheet = new Sheet(out);
  const info = await readLines(item, (line) => sheet.line(line));
  sheet.end();
  out.encoding(encodingLabel(info.encoding));
  await out.drain();
}

class Sheet {
  private readonly out: Output;
  private values: Record<string, string> = emptyRecord();
  private start: Line | null = null;
  private told = true;

  constructor(out: Output) {
    this.out = out;
  }

  line(line: Line): void {
    // Trimmed here: a pattern that looks for the last blank takes the square of a long line's time.
    const text = line.text.replace(/^\ufeff/, '').trimEnd();
    const row = session.exec(text);
    const found = label.exec(text) ?? other.exec(text);
    if (row !== null) this.session(row[1]!, row[2]!, line);
    else if (tableHead.test(text)) this.account();
    else if (found !== null) this.value(found[1]!, found[2]!, line);
    else if (text.trim() !== '')
      this.out.field('(line)', 'unknown', 1, 'neither a label nor a session', text);
  }

  end(): void {
    this.account();
  }

  private value(name: string, value: string, line: Line): void {
    // A second user's block begins with the number again.
    if (/^user id$/i.test(name)) {
      this.account();
      this.values = emptyRecord();
      this.start = null;
    }
    this.start ??= line;
    this.told = false;
    this.out.field(
      name,
      label.test(line.text) ? 'read' : 'unknown',
      value === '' || absent.test(value) ? 0 : 1,
      undefined,
      value,
    );
    this.values[name] = value;
  }

  private get id(): string | undefined {
    const id = this.values['User ID'];
    return id === undefined || absent.test(id) ? undefined : id;
  }

  /** As other files of Discord name the account: by its user name, else by its number. */
  private get who(): string | undefined {
    const name = this.values.Username;
    return name === undefined || name === '' || absent.test(name) ? this.id : name;
  }

  private account(): void {
    if (this.told || this.start === null) return;
    this.told = true;
    const name = this.values.Username;
    if (this.who !== undefined) this.out.account({ id: this.who, service: 'Discord', role: 'subject' });
    const { start, values } = this;
    const source = { offset: start.offset, length: start.length, line: start.no };
    const draft: RecordDraft = {
      kind: 'account',
      category: 'basic_subscriber',
      service: 'Discord',
      text: [name, values.Email].filter(Boolean).join(' · '),
      rest: { ...values },
      source,
    };
    const made = values['Registration Time (UTC)'];
    const ip = values['Registration IP'];
    if (made !== undefined && !absent.test(made)) draft.at = instant.any(made, { zone: 'UTC' });
    if (ip !== undefined && !absent.test(ip)) draft.ip = ip;
    this.emit(draft);
    this.lastSeen(source);
  }

  private lastSeen(source: RecordDraft['source']): void {
    const at = this.values['Last Seen Time (UTC)'];
    const ip = this.values['Last Seen IP'];
    if (ip === undefined || absent.test(ip)) return;
    const draft: RecordDraft = {
      kind: 'login',
      category: 'login_ip_history',
      service: 'Discord',
      text: 'last seen',
      ip,
      source,
    };
    if (at !== undefined && !absent.test(at)) draft.at = instant.any(at, { zone: 'UTC' });
    this.emit(draft);
  }

  private session(at: string, ip: string, line: Line): void {
    this.out.field('Session Start (UTC)', 'read');
    this.out.field('IP Address', 'read');
    this.emit({
      kind: 'login',
      category: 'login_ip_history',
      service: 'Discord',
      at: instant.any(at, { zone: 'UTC' }),
      text: 'session start',
      ...(absent.test(ip) ? { rest: { 'IP Address': ip } } : { ip }),
      source: { offset: line.offset, length: line.length, line: line.no },
    });
  }

  private emit(draft: RecordDraft): void {
    if (this.who !== undefined) draft.account = this.who;
    markBadIp(draft);
    this.out.rows(1);
    this.out.record(draft);
  }
}

/** The number and the name of a subscriber sheet, for the other files of the return. */
export function subscriberOf(text: string): { id?: string; name?: string } {
  const value = (name: string): string | undefined => {
    const found = new RegExp(`^\\s*${name}\\s*:\\s*(.*?)\\s*$`, 'im').exec(text)?.[1];
    return found === undefined || found === '' || absent.test(found) ? undefined : found;
  };
  const [id, name] = [value('User ID'), value('Username')];
  return { ...(id === undefined ? {} : { id }), ...(name === undefined ? {} : { name }) };
}
