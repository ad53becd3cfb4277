/**
 * Reads mail from a Yahoo mailbox, as an mbox or as single mails. No layout of Yahoo's legal return is public; the mails
 * themselves say that they lay there, by the header fields that Yahoo's servers write.
 */
import type {
  Claim,
  Item,
  Listing,
  Output,
  Reader,
  ReaderRun,
  Recognised,
} from '../../src/returns/contract.js';
import { looksLikeMail, looksLikeMbox, readEml, readMbox } from '../../src/returns/mail/read-mail.js';
import { type YahooMarks, yahooMarks } from './marks.js';

export const reader: Reader = {
  id: 'yahoo',
  version: 1,
  provider: 'yahoo',
  title: 'Mail from a Yahoo mailbox',
  layouts: [{ id: 'mail', title: 'mbox or single mails with X-Apparently-To (2026)' }],
  recognise,
  start: () => new YahooRun(),
};

async function recognise(listing: Listing): Promise<Recognised | null> {
  for (const item of listing.items) {
    const marks = await marksOf(item);
    if (marks !== null)
      return { score: 90, layout: 'mail', evidence: `${item.name} holds mail ${marks.evidence}.` };
  }
  return null;
}

/** The marks of a file of mail; null for anything else and for mail from elsewhere. */
async function marksOf(item: Item): Promise<(YahooMarks & { mbox: boolean }) | null> {
  if (item.size === 0) return null;
  const head = await item.head();
  const mbox = looksLikeMbox(head);
  if (!mbox && !looksLikeMail(head)) return null;
  const marks = yahooMarks(head.toString('latin1'), mbox);
  return marks === null ? null : { ...marks, mbox };
}

class YahooRun implements ReaderRun {
  async claim(item: Item): Promise<Claim | null> {
    const marks = await marksOf(item);
    return marks === null ? null : { table: 'mail', read: (file, out) => read(file, out, marks) };
  }
}

async function read(item: Item, out: Output, marks: YahooMarks & { mbox: boolean }): Promise<void> {
  const facts = { service: 'Yahoo Mail', ...(marks.account === undefined ? {} : { account: marks.account }) };
  await (marks.mbox ? readMbox(item, out, facts) : readEml(item, out, facts));
}
