/** `Account/user.json`: the account, its sessions, the people it knows, linked accounts, payments. */
import type { RecordKind } from '../../src/base/vocabulary.js';
import type { Item, Output, Place, RecordDraft } from '../../src/returns/contract.js';
import { Fields } from '../../src/returns/fields.js';
import { readJson } from '../../src/returns/formats/json.js';
import { encodingLabel } from '../../src/returns/formats/text.js';
import { instant } from '../../src/returns/time.js';
import { paymentRecord } from './payments.js';

interface Part {
  list: string;
  kind: RecordKind;
  category?: RecordDraft['category'];
  make(f: Fields, draft: RecordDraft): void;
}

const parts: Part[] = [
  { list: 'user_sessions[]', kind: 'login', category: 'login_ip_history', make: session },
  { list: 'relationships[]', kind: 'contact', category: 'contacts_friends', make: relationship },
  { list: 'external_friends_lists[]', kind: 'contact', category: 'contacts_friends', make: named },
  { list: 'connections[]', kind: 'account', category: 'basic_subscriber', make: connection },
  { list: 'payments[]', kind: 'payment', category: 'payment_instruments', make: paymentRecord },
  { list: 'payment_sources[]', kind: 'other', category: 'payment_instruments', make: named },
  { list: 'entitlements[]', kind: 'purchase', category: 'purchase_history', make: named },
];

/** Emits the account and one record for each element of its lists. */
export async function readAccount(item: Item, owner: string | undefined, out: Output): Promise<void> {
  const { skeleton, encoding } = await readJson(item, {
    elements: parts.map((part) => part.list),
    onElement: (value, place, { pattern }) => {
      out.rows(1);
      const part = parts[pattern];
      if (part !== undefined) out.record(partRecord(part, value, owner, out, place));
    },
  });
  out.encoding(encodingLabel(encoding));
  out.rows(1);
  out.record(account(skeleton, item, out));
  await out.drain();
}

function partRecord(
  part: Part,
  value: unknown,
  account: string | undefined,
  out: Output,
  source: Place,
): RecordDraft {
  const f = new Fields(value, part.list, out);
  const draft: RecordDraft = {
    kind: part.kind,
    category: part.category,
    account,
    service: 'Discord',
    source,
  };
  part.make(f, draft);
  const rest = { ...f.rest(), ...draft.rest };
  if (Object.keys(rest).length > 0) draft.rest = rest;
  f.done();
  return draft;
}

function session(f: Fields, draft: RecordDraft): void {
  const data = f.child('user_data') ?? f;
  const client = data.child('client_info') ?? data;
  draft.ip = client.text('ip');
  draft.device = [client.text('platform'), client.text('os')].filter(Boolean).join(' ') || undefined;
  const used = data.text('approx_last_used_time');
  const made = data.text('creation_time');
  if (used !== undefined) {
    draft.at = instant.any(used);
    draft.notes = ['the time is the session’s last use, which Discord calls approximate'];
    data.keep('creation_time');
  } else if (made !== undefined) draft.at = instant.any(made);
  client.keep('location');
  data.keep('expiration_time', 'is_mfa', 'is_bot', 'extra_tokens', 'id_hash', 'user_id', 'location');
  f.keep('is_soft_deleted', 'id', 'user_id');
}

function relationship(f: Fields, draft: RecordDraft): void {
  const user = f.child('user');
  const name = user?.text('username') ?? f.text('username');
  draft.peers = [name ?? f.text('id') ?? ''].filter((who) => who !== '');
  draft.text = [f.text('type'), name, f.text('nickname')].filter(Boolean).join(' · ');
  const since = f.text('since');
  if (since !== undefined) draft.at = instant.any(since);
  user?.keep(
    'id',
    'avatar',
    'discriminator',
    'public_flags',
    'global_name',
    'display_name',
    'avatar_decoration',
    'avatar_decoration_data',
    'bot',
  );
  f.keep('id', 'user_ignored', 'is_spam_request', 'stranger_request');
}

function connection(f: Fields, draft: RecordDraft): void {
  draft.text = ['type', 'name', 'id'].flatMap((key) => f.text(key) ?? []).join(' · ');
  draft.notes = ['an account elsewhere that was linked to this one'];
  f.keep(
    'visibility',
    'friend_sync',
    'show_activity',
    'verified',
    'two_way_link',
    'metadata_visibility',
    'revoked',
    'integrations',
  );
}

function named(f: Fields, draft: RecordDraft): void {
  draft.text = ['name', 'type', 'platform_type', 'brand', 'last_4', 'id']
    .flatMap((key) => f.text(key) ?? [])
    .join(' · ');
  const at = f.text('created_at') ?? f.text('starts_at');
  if (at !== undefined) draft.at = instant.any(at);
}

const facts =
  'discriminator global_name verified has_mobile needs_email_verification premium_until flags avatar_hash temp_banned_until notes mutes user_profile_metadata current_orbs_balance money_spent guild_settings library_applications user_activity_application_statistics external_friends_lists friend_suggestions mfa_sessions'.split(
    ' ',
  );

function account(skeleton: unknown, item: Item, out: Output): RecordDraft {
  const f = new Fields(skeleton, '', out);
  for (const { list } of parts) f.list(list.replace('[]', ''));
  const [id, name] = [f.text('id'), f.text('username')];
  const draft: RecordDraft = {
    kind: 'account',
    category: 'basic_subscriber',
    account: name ?? id,
    text: [name, f.text('global_name'), f.text('email'), f.text('phone')].filter(Boolean).join(' · '),
    ip: f.text('ip'),
    service: 'Discord',
    source: { offset: 0, length: item.size },
  };
  if (draft.account !== undefined)
    out.account({
      id: draft.account,
      ...(f.has('global_name') ? { name: f.text('global_name') } : {}),
      service: 'Discord',
      role: 'subject',
    });
  f.aside('settings', 'settings of the app on this account');
  f.keep('id', 'username', 'email', 'phone', ...facts);
  return f.finish(draft);
}
