/** What the head of a mail shows of where it was kept. */
import type { Item } from '../../src/returns/contract.js';
import { parseHeaders } from '../../src/returns/mail/header-block.js';
import { looksLikeMail, looksLikeMbox } from '../../src/returns/mail/looks-like.js';
import type { Header } from '../../src/returns/mail/parsed-mail.js';

/** The head of a file that is one mail. */
export interface MailHead {
  /** Nothing follows the header fields: no text, no part. */
  alone: boolean;
  /** A mail server of Microsoft is named as one that took the mail. */
  microsoft: boolean;
  /** It was the last of them, so that the mail lay in a mailbox there. */
  delivered: boolean;
  /** `X-Originating-IP` stands in it. */
  originating: boolean;
}

/** Servers of Microsoft's mail service for people and for organisations, in the `by` of a `Received`. */
const server = /\bby\s+\S+\.(outlook|hotmail|msn)\.com\b/i;
/** Gmail marks each mail of its mailboxes; a mail that lay there was only sent by way of Microsoft. */
const elsewhere = new Set(['x-gm-thrid', 'x-gmail-labels', 'x-apparently-to']);
const plainFields = new Set(['date', 'from', 'to', 'subject', 'message-id', 'x-originating-ip', 'received']);

/** The head of an item; null when the item is no single mail. */
export async function mailHead(item: Item): Promise<MailHead | null> {
  if (item.size === 0) return null;
  const bytes = await item.head();
  if (looksLikeMbox(bytes) || !looksLikeMail(bytes, true)) return null;
  const text = bytes.toString('latin1');
  const end = /\r?\n\r?\n/.exec(text);
  const { headers } = parseHeaders(end === null ? bytes : bytes.subarray(0, end.index + 1));
  if (
    headers.filter(({ key }) => plainFields.has(key)).length < 2 ||
    headers.some(({ key }) => elsewhere.has(key))
  )
    return null;
  const received = headers.filter(({ key }) => key === 'received');
  return {
    alone: isAlone(item, text, end),
    microsoft: received.some(isMicrosoft) || headers.some(({ key }) => key.startsWith('x-ms-exchange-')),
    delivered: received[0] !== undefined && isMicrosoft(received[0]),
    originating: headers.some(({ key }) => key === 'x-originating-ip'),
  };
}

function isMicrosoft({ value }: Header): boolean {
  return server.test(value);
}

function isAlone(item: Item, text: string, end: RegExpExecArray | null): boolean {
  if (item.size > text.length) return false;
  return end === null || text.slice(end.index).trim() === '';
}
