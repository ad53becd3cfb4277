/** Header fields by which Yahoo's mail servers mark what lies in a mailbox of theirs. */

/** What they show. */
export interface YahooMarks {
  /** The mailbox, where a field names it. */
  account?: string;
  /** Half a sentence. */
  evidence: string;
}

/** `X-Apparently-To: ada@yahoo.com via 203.0.113.9; Tue, …`: the mailbox that Yahoo put the mail into. */
const delivered = /^X-Apparently-To:\s*([^\s;]+@[^\s;]+)\s+via\s+[\w.:-]+;/im;
/** A mail written in Yahoo's own web page or app, which no other server has taken. */
const written = /^Message-ID:\s*<[^<>\s]+@mail\.yahoo\.com>/im;
const author =
  /^From:[^\n]*?((?<![\w.+-])[\w.+-]+@(?:yahoo\.[a-z.]{2,6}|ymail\.com|rocketmail\.com|myyahoo\.com))\b/im;
const elsewhere = /^(X-GM-THRID|X-Gmail-Labels|Delivered-To|X-Envelope-To):/im;
const received = /^Received:/im;

/**
 * Judges the first bytes of a file of mail; in an mbox they may hold many mails. Null when nothing shows that it lay at Yahoo:
 * a mail that somebody sent from Yahoo to another provider is that provider's.
 */
export function yahooMarks(head: string, mbox: boolean): YahooMarks | null {
  const fields = mbox ? head : head.slice(0, /\r?\n\r?\n/.exec(head)?.index);
  if (elsewhere.test(fields)) return null;
  const account = delivered.exec(fields)?.[1];
  if (account !== undefined)
    return { account, evidence: 'with X-Apparently-To, which Yahoo writes on delivery' };
  const sender = author.exec(fields)?.[1];
  if (sender === undefined || !written.test(fields) || received.test(fields)) return null;
  return { account: sender, evidence: 'written at Yahoo (Message-ID) and taken by no other server' };
}
