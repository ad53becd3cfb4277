/** Words for identifiers, as an investigator says them. */
import type { IdentifierKind } from '../../base/vocabulary.js';

const words: Partial<Record<IdentifierKind, string>> = {
  username: 'user name',
  handle: 'user name',
  vanity_url: 'user name',
  user_id: 'user ID',
  profile_url: 'profile link',
  post_url: 'link to a post',
  phone: 'telephone number',
  email: 'e-mail address',
  ip_address: 'IP address',
  imei: 'IMEI',
  imsi: 'IMSI',
  iccid: 'ICCID (SIM serial number)',
  esn_meid: 'MEID',
  mac: 'MAC address',
  channel_id: 'channel',
  server_id: 'server ID',
  message_id: 'message ID',
  domain: 'domain name',
  other: 'page',
};

/** `user name` for `username`; the id with spaces where no word is set. */
export function identifierWord(kind: IdentifierKind): string {
  return words[kind] ?? kind.replaceAll('_', ' ');
}

/** `a`, `a and b`, `a, b and c`. */
export function listWords(items: readonly string[]): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
