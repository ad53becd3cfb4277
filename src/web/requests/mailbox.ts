/** Settings: who can send from the mailbox that process goes out from, and what went out without Tecum. */
import type { RequestHandler } from 'express';
import { mailboxOf, mailboxReviewDays, reviewDue, reviewMailbox } from '../../desk/requests/mailbox.js';
import { flash, personOf, seeOther } from '../context.js';
import type { Services } from '../contract.js';
import { fields } from '../forms.js';
import { page } from '../page.js';

/** GET /settings/mailbox */
export function mailboxPage(services: Services): RequestHandler {
  return async (req, res) => {
    const mailbox = await mailboxOf(services);
    const { email } = await services.settings.agency();
    const served = await services.audit.list({ action: 'request.served', limit: 500 });
    await page(req, res, 'settings-mailbox', {
      title: 'The mailbox for process',
      back: { href: '/settings', text: 'Back to the settings' },
      mailbox,
      due: reviewDue(mailbox, services.now().toISOString()),
      days: mailboxReviewDays,
      outside: served.filter(({ details }) => details?.writtenOutside === true).slice(0, 20),
      values: {
        address: mailbox?.address ?? email,
        senders: mailbox?.senders.join('\n') ?? '',
        note: mailbox?.note ?? '',
      },
    });
  };
}

/** POST /settings/mailbox: the list as it is today; that is the review. */
export function saveMailbox(services: Services): RequestHandler {
  return async (req, res) => {
    const form = fields(req);
    const senders = form
      .lines('senders')
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
    if (senders.length === 0) {
      await flash(req, 'Nothing was saved: name at least one person who can send from the mailbox.', 'warn');
      return seeOther(res, '/settings/mailbox');
    }
    const said = { address: form.text('address'), senders, note: form.lines('note') };
    await reviewMailbox(services, said, personOf(req));
    await flash(req, 'The review is recorded.');
    seeOther(res, '/settings/mailbox');
  };
}
