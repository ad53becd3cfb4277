/** Mail.MessageInformation of a legal return: one small file for each mail, with its ids and times, without content. */
import type { MemberSpec } from '../../../src/returns/member-spec.js';
import { objectReader } from '../json-kinds.js';

const rest = { to: 'rest' } as const;

const mail: MemberSpec = {
  id: 'mail message information',
  kind: 'message',
  category: 'message_metadata',
  service: 'Gmail',
  members: {
    item: {
      inner: {
        item_key: { inner: { server_id: rest } },
        thread_key: { inner: { server_id: { to: 'thread' } } },
        creation_time_microseconds: { to: 'at', unit: 'us' },
        last_modification_time_us: rest,
        read_ts: rest,
      },
    },
  },
};

/** Emits one `message` without text: this file says when a mail was made, changed and read. */
export const readMailInfo = objectReader(mail);

/** True for such a file. */
export function isMailInfo(head: string): boolean {
  return (
    /^\s*\{\s*"item"\s*:/.test(head) &&
    /"item_key"\s*:/.test(head) &&
    /"creation_time_microseconds"\s*:/.test(head)
  );
}
