/** Reads mail: an mbox, or a single mail. One record for each. */
import type { Item, Output } from '../contract.js';
import { MboxCutter, type MboxHandler } from '../formats/mbox.js';
import { quoted } from '../told.js';
import { MailLedger } from './mail-ledger.js';
import { type MailFacts, mailRecord } from './mail-record.js';
import { MimeParser } from './mime-parser.js';
import { LineCutter } from './parse-mail.js';
import { headerOf, type ParsedMail } from './parsed-mail.js';

export { looksLikeMail, looksLikeMbox } from './looks-like.js';
export type { MailFacts } from './mail-record.js';

/** What was read. */
export interface MailInfo {
  mails: number;
}

/**
 * Reads an mbox of any size: one `message` record for each mail, in order; mails inside mails are listed in the record of the
 * outer one. Every header field is reported under its name (those of mails inside under `nested[].`), every part under its type.
 */
export async function readMbox(item: Item, out: Output, facts: MailFacts = {}): Promise<MailInfo> {
  const mails = new MailWriter(out, facts);
  const handler = new MboxMails(mails);
  const cutter = new MboxCutter(handler);
  for await (const chunk of item.stream()) {
    cutter.push(chunk);
    await out.drain();
  }
  cutter.end();
  if (handler.doubts > 0)
    out.finding(
      'warning',
      'mbox-separator-doubt',
      `${handler.doubts} lines look like the beginning of a mail but have no empty line before them, so they were read as text of the mail that they stand in. The first: ${quoted(handler.firstDoubt)}`,
    );
  return mails.done();
}

/** Reads a file that is one mail; headers alone are a mail too. */
export async function readEml(item: Item, out: Output, facts: MailFacts = {}): Promise<MailInfo> {
  const mails = new MailWriter(out, facts);
  const bom = (await item.head()).subarray(0, 3).equals(utf8Mark) ? 3 : 0;
  const parser = new MimeParser(0, bom, undefined, false);
  const cutter = new LineCutter((piece) => parser.push(piece));
  let skip = bom;
  for await (const chunk of item.stream()) {
    cutter.push(skip > 0 ? chunk.subarray(skip) : chunk);
    skip = Math.max(0, skip - chunk.length);
    await out.drain();
  }
  cutter.end();
  mails.write(parser.finish(item.size));
  return mails.done();
}

const utf8Mark = Buffer.from([0xef, 0xbb, 0xbf]);

/** Mails as they end, to records and ledger. */
class MailWriter {
  readonly #ledger: MailLedger;

  constructor(
    private readonly out: Output,
    private readonly facts: MailFacts,
  ) {
    this.#ledger = new MailLedger(out);
    if (facts.account !== undefined) out.account({ id: facts.account, role: 'subject', ...serviceOf(facts) });
  }

  write(mail: ParsedMail): void {
    const { draft, body } = mailRecord(mail, this.facts);
    const before = this.#ledger.seen(headerOf(mail.headers, 'message-id'), mail.offset);
    const note = `the mail at byte ${before} of this file has the same Message-ID`;
    if (before !== undefined) draft.notes = [...(draft.notes ?? []), note];
    if (draft.thread !== undefined) this.out.thread(draft.thread);
    const { at } = draft;
    if (!at || at.basis === 'unreadable') this.#ledger.undated++;
    this.out.record(draft);
    this.#ledger.mail(mail, body);
  }

  done(): MailInfo {
    this.#ledger.done();
    return { mails: this.#ledger.mails };
  }
}

function serviceOf({ service }: MailFacts): { service?: string } {
  return service === undefined ? {} : { service };
}

/** Makes a parser for each mail of the mbox. */
class MboxMails implements MboxHandler {
  doubts = 0;
  firstDoubt = '';
  #parser: MimeParser | null = null;

  constructor(private readonly mails: MailWriter) {}

  begin(separator: string | null, offset: number, content: number): void {
    this.#parser = new MimeParser(offset, content, separator ?? undefined, true);
  }

  content(bytes: Buffer, from: number, to: number): void {
    this.#parser!.push(bytes.subarray(from, to));
  }

  statedEnd(): number | null {
    const { bodyStart, mail } = this.#parser!;
    if (bodyStart === null) return null;
    const length = headerOf(mail.headers, 'content-length');
    return length === undefined || !/^\d{1,12}$/.test(length) ? null : bodyStart + Number(length);
  }

  end(offset: number): void {
    this.mails.write(this.#parser!.finish(offset));
    this.#parser = null;
  }

  doubt(line: string): void {
    if (this.doubts++ === 0) this.firstDoubt = line;
  }
}
