/** Words for identifiers, as an investigator says them. */
import type { IdentifierKind } from '../../base/vocabulary.js';
import type { Provider } from '../types.js';

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
  wallet_address: 'wallet address',
  transaction_hash: 'transaction hash',
  card_number: 'card number',
  account_number: 'account number',
  order_id: 'order or reference number',
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

const shown = 5;

/** The names of providers, those that the catalog knows most of first: five of them, and how many more there are. */
export function mostOf(providers: readonly Provider[]): string {
  const first = [...providers].sort((a, b) => factCount(b) - factCount(a));
  if (first.length <= shown) return listWords(first.map(({ name }) => name));
  const names = first.slice(0, shown).map(({ name }) => name);
  return `${names.join(', ')} and ${first.length - shown} more`;
}

function factCount(provider: Provider): number {
  return (
    provider.data.length + provider.identifiers.length + provider.quirks.length + provider.channels.length
  );
}
