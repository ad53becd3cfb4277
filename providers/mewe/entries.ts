/** What each of MeWe's files holds, and how its entries become records. */
import type { DataCategory, RecordKind } from '../../src/base/vocabulary.js';

/** Which field of the record a key fills; a key that is not there is kept in the rest. */
export type Use = 'at' | 'text' | 'actor' | 'thread' | 'peers' | 'ip' | 'media' | 'device' | 'rest';

export interface Entries {
  table: string;
  kind: RecordKind;
  category: DataCategory;
  /** Pairs one a line, entries ended by a ruler; else an entry a line. */
  blocks: boolean;
  keys: Record<string, Use>;
  /** The usual name of the file. */
  base: RegExp;
  /** What only this file holds. */
  sign?: RegExp;
}

const said: Record<string, Use> = {
  date_created: 'at',
  text: 'text',
  sender_id: 'actor',
  threadId: 'thread',
  chatThreadType: 'rest',
  recipientUsersId: 'peers',
  document_id: 'media',
  image_id: 'media',
};

export const files: Entries[] = [
  {
    table: 'profile',
    kind: 'account',
    category: 'basic_subscriber',
    blocks: true,
    keys: { date_registered: 'at', profile_text: 'text', cover_image: 'media', profile_image: 'media' },
    base: /^profile\b/i,
    sign: /^registration_time_zone:/m,
  },
  {
    table: 'userChat',
    kind: 'message',
    category: 'message_content',
    blocks: true,
    keys: said,
    base: /^userChat\b/i,
    sign: /^recipientUsersId/m,
  },
  {
    table: 'groupChat',
    kind: 'message',
    category: 'message_content',
    blocks: true,
    keys: said,
    base: /^groupChat\b/i,
    sign: /^chatThreadType:/m,
  },
  {
    table: 'posts',
    kind: 'post',
    category: 'posts_private',
    blocks: true,
    keys: said,
    base: /^posts\b/i,
    sign: /^date_created:[^\n]*\n(?:[^\n]*\n){1,12}?-{10,}/m,
  },
  {
    table: 'logs',
    kind: 'login',
    category: 'login_ip_history',
    blocks: false,
    keys: { date: 'at', ip: 'ip' },
    base: /^logs\b/i,
    sign: /^date: \d{4}-[^\n,]+, ip: [\da-f.:]+\s*$/im,
  },
  {
    table: 'stats',
    kind: 'other',
    category: 'login_ip_history',
    blocks: false,
    keys: { ip: 'ip' },
    base: /^stats\b/i,
  },
  {
    table: 'devices',
    kind: 'device',
    category: 'device_identifiers',
    blocks: false,
    keys: {},
    base: /^devices\b/i,
  },
  {
    table: 'emails',
    kind: 'account',
    category: 'basic_subscriber',
    blocks: false,
    keys: {},
    base: /^emails\b/i,
  },
  {
    table: 'group-memberships',
    kind: 'group',
    category: 'group_membership',
    blocks: false,
    keys: {},
    base: /^group-memberships\b/i,
  },
  {
    table: 'contacts',
    kind: 'contact',
    category: 'contacts_friends',
    blocks: false,
    keys: {},
    base: /^contacts\b/i,
  },
];
