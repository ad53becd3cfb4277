/** Gmail in a Takeout or a legal return: one mbox, each mail with Google's own thread number and labels. */
import { readMbox } from '../../../src/returns/mail/read-mail.js';
import type { ReadFile } from '../context.js';

/** Emits one `message` for each mail. */
export const readGmail: ReadFile = async (item, out) => {
  await readMbox(item, out, { category: 'message_content', service: 'Gmail' });
  await out.drain();
};

/** True for an mbox whose first mails have the two fields that only Google's exports add. */
export function isGmail(head: string): boolean {
  return /^\s*From \S+/.test(head) && /^X-(GM-THRID|Gmail-Labels):/im.test(head);
}
