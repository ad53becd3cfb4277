/** The subscriber sheet of Kik's newer return: labels, then events with their time in UTC. Lines of a PDF or of a text. */

import type { Output, Place, RecordDraft } from '../../src/returns/contract.js';
import { emptyRecord } from '../../src/returns/empty-record.js';
import { instant } from '../../src/returns/time.js';
import type { KikReading } from './reading.js';

const event = /^(\d{4}\/\d{2}\/\d{2} \d{2}:\d{2}:\d{2})(?:\.\d+)? UTC\s+([A-Z][A-Z0-9_]+)\s*(.*)$/;
const label = /^(First Name|Last Name|Email|Username|Birthday|Birth ?date|Device|Phone)\s*:\s*(.*)$/i;

/** True when a text begins as such a sheet does. */
export function isSubscriberSheet(text: string): boolean {
  return /^Username\s*:/im.test(text) && /REGISTRATION_TIMESTAMP|CLIENT_VERSION|USER_LOCALE/.test(text);
}

/** Collects the lines of a sheet; `end` emits the account. */
export class SubscriberSheet {
  private readonly out: Output;
  private readonly reading: KikReading;
  private readonly account: Record<string, unknown> = emptyRecord();
  private first: Place | null = null;

  constructor(out: Output, reading: KikReading) {
    this.out = out;
    this.reading = reading;
  }

  line(text: string, source: Place): void {
    const line = text.trim();
    if (line === '') return;
    this.first ??= source;
    const found = event.exec(line);
    if (found !== null) this.event(found[1]!, found[2]!, found[3]!, source);
    else this.label(line);
  }

  end(): void {
    const { Username, Email } = this.account as { Username?: string; Email?: string };
    if (Username !== undefined) this.reading.addSubject(Username);
    const draft: RecordDraft = {
      kind: 'account',
      category: 'basic_subscriber',
      service: 'Kik',
      text: [Username, Email].filter(Boolean).join(' · '),
      rest: this.account,
      source: this.first ?? { offset: 0, length: 0 },
    };
    if (Username !== undefined) draft.account = Username;
    this.out.rows(1);
    this.out.record(draft);
  }

  private event(time: string, name: string, value: string, source: Place): void {
    this.out.rows(1);
    this.out.field(name, 'read');
    const draft: RecordDraft = {
      kind: 'change',
      category: 'basic_subscriber',
      service: 'Kik',
      at: instant.any(`${time} UTC`),
      text: [name, value].filter(Boolean).join(' '),
      source,
    };
    const username = this.account.Username;
    if (typeof username === 'string') draft.account = username;
    this.out.record(draft);
  }

  private label(line: string): void {
    const found = label.exec(line);
    if (found === null) {
      this.out.field('(line)', 'read', 1, undefined, line);
      this.account.lines = [...((this.account.lines as string[] | undefined) ?? []), line];
      return;
    }
    this.out.field(found[1]!, 'read');
    if (found[2] !== '') this.account[found[1]!] = found[2]!.replace(/\s*\(confirmed\)$/, '');
    if (/\(confirmed\)$/.test(found[2]!)) this.account['Email confirmed'] = 'confirmed';
  }
}
