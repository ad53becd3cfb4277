/** Which conversation a mail belongs to. */
import { type Header, headerOf } from './parsed-mail.js';

const id = /<([^<>\s]+)>/;

/**
 * Gmail's own thread number; else the Message-ID that began the conversation, by `References`, `In-Reply-To` or the mail's
 * own; else Outlook's `Thread-Topic`. Undefined where none is there.
 */
export function threadOf(headers: readonly Header[]): string | undefined {
  const gmail = headerOf(headers, 'x-gm-thrid')?.trim();
  if (gmail) return gmail;
  for (const key of ['references', 'in-reply-to', 'message-id']) {
    const value = headerOf(headers, key)?.slice(0, 2000);
    const found = value === undefined ? undefined : (id.exec(value)?.[1] ?? bareId(value));
    if (found !== undefined) return found;
  }
  return headerOf(headers, 'thread-topic') || undefined;
}

function bareId(value: string): string | undefined {
  return /^\s*([^\s<>]+@[^\s<>]+)\s*$/.exec(value)?.[1];
}
