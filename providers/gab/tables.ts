/** Gab's tables, columns as those of Mastodon's database. */
import type { RecordDraft } from '../../src/returns/contract.js';
import type { Part } from '../../src/returns/declared/declared-reader.js';
import type { FileHead } from '../../src/returns/declared/file-head.js';
import { Owners } from '../../src/returns/declared/owners.js';
import { Parties } from '../../src/returns/declared/parties.js';
import { type TableContext, tablePart } from '../../src/returns/declared/table-part.js';
import { mendLatin1Utf8 } from '../../src/returns/formats/mojibake.js';
import type { ColumnUse, TableSpec } from '../../src/returns/table.js';
import { instant } from '../../src/returns/time.js';

export class GabState {
  readonly owners = new Owners();
  readonly parties = new Parties('Gab');
}

const rest: ColumnUse = { to: 'rest' };
const kept = (names: string) => Object.fromEntries(names.split(' ').map((name) => [name, rest]));
/** Times are those of the service's database, which keeps UTC; a bare count is of seconds or milliseconds by its size. */
const time: ColumnUse = {
  to: 'at',
  parse: (text) =>
    /^\d{9,}$/.test(text) ? instant.epochBySize(text).instant : instant.any(text, { zone: 'UTC' }),
};

/** Bytes of UTF-8 stored one by one as characters are put together again. */
const said: ColumnUse = {
  via: (text, draft) => {
    const { text: whole, mended } = mendLatin1Utf8(text);
    draft.text = whole;
    if (mended) draft.notes = ['text was UTF-8 read as Latin-1; mended'];
  },
};

const status = {
  ...kept('id uri updated_at in_reply_to_id reblog_of_id sensitive visibility spoiler_text reply language'),
  ...kept(
    'conversation_id local account_id application_id in_reply_to_account_id poll_id group_id quote_of_id',
  ),
  ...kept('revised_at markdown expires_at has_quote tombstoned_at'),
  text: said,
  created_at: time,
  url: { to: 'place' },
} as const;
const posts: TableSpec = {
  id: 'posts',
  kind: 'post',
  category: 'posts_public',
  required: ['id', 'text', 'created_at', 'visibility'],
  columns: status,
};
const replies: TableSpec = { ...posts, id: 'replies', kind: 'reaction' };

const accountInfo: TableSpec = {
  id: 'account_info',
  kind: 'account',
  category: 'basic_subscriber',
  required: ['id', 'username', 'created_at'],
  columns: {
    ...kept('id domain secret remote_url salmon_url hub_url updated_at note display_name uri url'),
    ...kept('avatar_file_name avatar_content_type avatar_file_size avatar_updated_at header_file_name'),
    ...kept(
      'header_content_type header_file_size header_updated_at avatar_remote_url subscription_expires_at locked',
    ),
    ...kept(
      'header_remote_url last_webfingered_at inbox_url outbox_url shared_inbox_url followers_url protocol',
    ),
    ...kept(
      'memorial moved_to_account_id featured_collection_url fields actor_type discoverable also_known_as',
    ),
    ...kept('silenced_at suspended_at is_pro pro_expires_at is_verified is_donor is_investor is_flagged'),
    ...kept('weighted_tsv spam_flag'),
    username: { to: 'text' },
    created_at: time,
  },
};
const likes = (id: string): TableSpec => ({
  id,
  kind: 'reaction',
  category: 'posts_public',
  required: ['created_at', 'id', 'text'],
  columns: { created_at: time, ...kept('id uri account_id'), text: said, url: { to: 'place' } },
});
const blocks: TableSpec = {
  id: 'blocks',
  kind: 'contact',
  category: 'contacts_friends',
  required: ['created_at', 'account_id', 'target_account_id'],
  columns: { created_at: time, account_id: rest, target_account_id: { to: 'peers' }, blocked: rest },
};
const names = (id: string): TableSpec => ({
  id,
  kind: 'contact',
  category: 'contacts_friends',
  required: ['username'],
  columns: { username: { to: 'peers' } },
});
const sessions: TableSpec = {
  id: 'session_activations',
  kind: 'login',
  category: 'login_ip_history',
  required: ['session_id', 'created_at', 'user_agent', 'ip'],
  columns: {
    ...kept('id session_id updated_at access_token_id user_id web_push_subscription_id'),
    created_at: time,
    user_agent: { to: 'device' },
    ip: { to: 'ip' },
  },
};

function learn({ item, rows: [header, first] }: FileHead, state: GabState): void {
  const at = header?.findIndex((name) => name.trim().toLowerCase() === 'username') ?? -1;
  state.owners.learn(item, first?.[at]);
}

function own(draft: RecordDraft, { item, state, out }: TableContext<GabState>): void {
  const account = state.owners.of(item);
  if (account !== undefined) draft.account = account;
  state.parties.add(out, ...(draft.peers ?? []));
}

function ownDeed(draft: RecordDraft, context: TableContext<GabState>): void {
  own(draft, context);
  if (draft.account !== undefined) draft.actor = draft.account;
}

export const parts: Part<GabState>[] = [
  tablePart(accountInfo, { proof: ['username', 'salmon_url', 'is_pro', 'actor_type'], learn, each: own }),
  tablePart(posts, {
    proof: ['in_reply_to_id', 'reblog_of_id', 'tombstoned_at'],
    base: /_posts\b/i,
    each: ownDeed,
  }),
  tablePart(replies, {
    proof: ['in_reply_to_id', 'reblog_of_id', 'tombstoned_at'],
    base: /_replies\b/i,
    each: ownDeed,
  }),
  tablePart(likes('likes'), { base: /_likes\b/i, sign: /gab\.(com|ai)\//i, each: ownDeed }),
  tablePart(likes('mentions'), { base: /_mentions\b/i, sign: /gab\.(com|ai)\//i, each: own }),
  tablePart(likes('likes_or_mentions'), { sign: /gab\.(com|ai)\//i, each: own }),
  tablePart(blocks, { base: /_blocks\b/i, each: own }),
  tablePart(names('followers'), { base: /_followers\b/i, namedOnly: true, each: own }),
  tablePart(names('following'), { base: /_following\b/i, namedOnly: true, each: own }),
  tablePart(sessions, { proof: ['session_id', 'access_token_id', 'web_push_subscription_id'], each: own }),
];
