/** One parsed mail as a record. */

import type { DataCategory } from '../../base/vocabulary.js';
import type { RecordDraft } from '../contract.js';
import { emptyRecord } from '../empty-record.js';
import { setMember } from '../own.js';
import { type MailAddress, parseAddresses } from './addresses.js';
import { type BodyText, bodyText } from './body-text.js';
import { decodeWords } from './encoded-words.js';
import { headerUse } from './header-fields.js';
import { mailDate } from './mail-date.js';
import { originOf } from './origin-ip.js';
import { type Attachment, type Header, headerOf, type ParsedMail } from './parsed-mail.js';
import { threadOf } from './thread-of.js';

/** What a reader knows of all mails of a file. */
export interface MailFacts {
  /** Whose mailbox it is. */
  account?: string;
  /** `message_content` unless it says otherwise; `mail_headers` for mail without text. */
  category?: DataCategory;
  /** `Gmail`, `Yahoo Mail`. */
  service?: string;
}

/** The record, and what its making showed, for the ledger. */
export interface MailRecord {
  draft: RecordDraft;
  body: BodyText;
}

/** Makes the record: one for the mail; mails inside it are listed in its rest, their text stands in its text. */
export function mailRecord(mail: ParsedMail, facts: MailFacts): MailRecord {
  const { headers } = mail;
  const body = bodyText(mail);
  const notes = [...mail.notes, ...body.notes];
  const subject = decodeWords(headerOf(headers, 'subject') ?? '');
  const senders = addressesOf(headers, 'from');
  const draft: RecordDraft = {
    kind: isSavedPage(headers) ? 'file' : 'message',
    category: facts.category ?? 'message_content',
    source: { offset: mail.offset, length: mail.length },
  };
  const date = headerOf(headers, 'date');
  if (date !== undefined && date !== '') draft.at = mailDate(date);
  if (facts.account !== undefined) draft.account = facts.account;
  if (facts.service !== undefined) draft.service = facts.service;
  const [sender] = senders.length > 0 ? senders : addressesOf(headers, 'sender');
  if (sender !== undefined) draft.actor = shown(sender);
  const peers = [...new Set(['to', 'cc', 'bcc'].flatMap((key) => addressesOf(headers, key)).map(shown))];
  if (peers.length > 0) draft.peers = peers;
  const thread = threadOf(headers);
  if (thread !== undefined) draft.thread = thread;
  const text = subject === '' ? body.text : body.text === '' ? subject : `${subject}\n\n${body.text}`;
  if (text !== '') draft.text = text;
  setOrigin(draft, headers, notes);
  if (mail.attachments.length > 0) draft.media = mail.attachments.map(mediaName);
  repeated(headers, notes);
  draft.rest = restOf(mail);
  if (notes.length > 0) draft.notes = notes;
  return { draft, body };
}

/** A page that a browser saved is packed as mail is, but nobody sent it. */
function isSavedPage(headers: readonly Header[]): boolean {
  return (
    headerOf(headers, 'snapshot-content-location') !== undefined ||
    /^"?<?saved by /i.test(headerOf(headers, 'from') ?? '')
  );
}

function shown({ address, name }: MailAddress): string {
  return address ?? name ?? '';
}

function addressesOf(headers: readonly Header[], key: string): MailAddress[] {
  return headers.flatMap((header) =>
    header.key === key && header.value !== '' ? parseAddresses(header.value) : [],
  );
}

function setOrigin(draft: RecordDraft, headers: readonly Header[], notes: string[]): void {
  const origin = originOf(headers);
  if (origin === undefined) return;
  draft.ip = origin.ip;
  notes.push(
    origin.header.toLowerCase() === 'received'
      ? `ip: the lowest Received header with a public address that did not pass between servers of one domain: ${origin.text}`
      : `ip: ${origin.header}: ${origin.text}`,
  );
}

function mediaName({ name, part, type }: Attachment): string {
  return name ?? `part ${part} (${type})`;
}

const single = ['date', 'from', 'subject', 'message-id', 'sender', 'content-type'];

function repeated(headers: readonly Header[], notes: string[]): void {
  for (const key of single) {
    const count = headers.filter((header) => header.key === key).length;
    if (count > 1)
      notes.push(`the header ${headerUse(key)?.name ?? key} stands ${count} times; the first was used`);
  }
}

/** Everything that has no column: headers by their names, attachments, nested mails, the separator of the mbox. */
function restOf(mail: ParsedMail): Record<string, unknown> {
  const rest = headerRest(mail.headers);
  if (mail.attachments.length > 0) setMember(rest, 'attachments', mail.attachments);
  if (mail.nested.length > 0)
    setMember(
      rest,
      'nested',
      mail.nested.map(({ part, headers }) => ({ part, ...headerRest(headers, true) })),
    );
  const partHeaders = mail.partHeaders.filter(({ name }) => !isAside(name));
  if (partHeaders.length > 0) setMember(rest, 'part headers', partHeaders);
  if (mail.separator !== undefined) setMember(rest, 'mbox separator', mail.separator);
  if (mail.parts > 1) setMember(rest, 'parts', { all: mail.parts, leaves: mail.leaves });
  return rest;
}

function isAside(name: string): boolean {
  const known = headerUse(name.toLowerCase());
  return known !== null && 'aside' in known.use;
}

const names = new Set(['from', 'to', 'cc', 'bcc']);

/** `whole` = those that a column holds too. */
function headerRest(headers: readonly Header[], whole = false): Record<string, unknown> {
  const rest: Record<string, unknown> = emptyRecord();
  for (const { name, key, value } of headers) {
    const known = headerUse(key);
    if (value === '' || (known !== null && 'aside' in known.use)) continue;
    const decoded = decodeWords(value);
    const inColumn = !whole && known !== null && 'to' in known.use && known.use.to === 'column';
    // An address without a name says no more than its column does.
    if (inColumn && key === 'date') continue;
    if (inColumn && names.has(key) && /^\s*<?[^\s<>",]+>?\s*$/.test(decoded)) continue;
    put(rest, known?.name ?? name, key === 'x-gmail-labels' ? labelsOf(decoded) : decoded);
  }
  return rest;
}

function put(rest: Record<string, unknown>, name: string, value: unknown): void {
  const before = Object.hasOwn(rest, name) ? rest[name] : undefined;
  if (before === undefined) setMember(rest, name, value);
  else if (Array.isArray(before)) before.push(...[value].flat());
  else setMember(rest, name, [before, ...[value].flat()]);
}

function labelsOf(value: string): string[] {
  return value
    .split(',')
    .map((label) => label.trim())
    .filter((label) => label !== '');
}
