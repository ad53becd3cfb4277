/** Care of the mailbox from which process goes out: who can send from it, and when somebody last looked. */
import { z } from 'zod';
import { daysBetween } from '../../base/zone.js';
import type { Person } from '../../store/desk/people.js';
import type { WaitingItem } from '../home.js';
import type { BaseServices } from '../services.js';

/** Days after which the list has to be looked at again. */
export const mailboxReviewDays = 90;

const shape = z.object({
  address: z.string(),
  /** One name, with what it is for, a line. */
  senders: z.array(z.string()),
  note: z.string(),
  /** ISO instant of the last review, and who did it. */
  reviewedAt: z.string(),
  reviewedBy: z.string(),
});
export type Mailbox = z.infer<typeof shape>;

const setting = 'process-mailbox';

/** The mailbox as it was last reviewed; null before. */
export async function mailboxOf(base: Pick<BaseServices, 'settings'>): Promise<Mailbox | null> {
  const kept = await base.settings.get(setting);
  return kept === undefined ? null : shape.parse(kept);
}

/** Keeps a review: who can send from the mailbox as of now. */
export async function reviewMailbox(
  base: BaseServices,
  said: Pick<Mailbox, 'address' | 'senders' | 'note'>,
  by: Person,
): Promise<void> {
  const at = base.now().toISOString();
  await base.audit.record({
    who: by.email,
    action: 'mailbox.reviewed',
    subject: 'settings/mailbox',
    details: { senders: said.senders.length },
  });
  await base.settings.set(setting, { ...said, reviewedAt: at, reviewedBy: by.name }, by.email, at);
}

/** True when nobody has looked for more than 90 days, or ever. @param now ISO instant */
export function reviewDue(mailbox: Mailbox | null, now: string): boolean {
  return mailbox === null || daysBetween(mailbox.reviewedAt, now) > mailboxReviewDays;
}

/** The reminder on the home page of those who keep the settings; only once a mailbox is on record. */
export async function mailboxReminder(base: BaseServices, person: Person): Promise<WaitingItem[]> {
  if (!base.access.can(person, 'settings.manage')) return [];
  const mailbox = await mailboxOf(base);
  if (mailbox === null || !reviewDue(mailbox, base.now().toISOString())) return [];
  const text = `Look again at who can send from ${mailbox.address || 'the process mailbox'}: the last review is older than ${mailboxReviewDays} days`;
  return [{ text, href: '/settings/mailbox', since: mailbox.reviewedAt }];
}
