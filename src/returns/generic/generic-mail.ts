/** Reads mail that no provider's reader knows: an mbox, or a single mail. */
import type { Item, Output } from '../contract.js';
import { readEml, readMbox } from '../mail/read-mail.js';

/** One `message` record a mail; whose mailbox it is, nothing says. */
export async function readGenericMbox(item: Item, out: Output): Promise<void> {
  const { mails } = await readMbox(item, out);
  if (mails === 0) out.state('read', 'an mbox without a mail, which is a valid answer');
}

/** One `message` record. */
export async function readGenericMail(item: Item, out: Output): Promise<void> {
  await readEml(item, out);
}
