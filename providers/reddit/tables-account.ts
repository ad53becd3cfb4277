/** Reddit's tables of the account itself: addresses, identity, settings, drafts, money. */
import type { Part } from '../../src/returns/declared/declared-reader.js';
import { tablePart } from '../../src/returns/declared/table-part.js';
import type { ColumnUse, TableSpec } from '../../src/returns/table.js';
import { learnAccount, ownDeed, ownRecord, type RedditState } from './state.js';

const rest: ColumnUse = { to: 'rest' };
const kept = (...names: string[]) => Object.fromEntries(names.map((name) => [name, rest]));

const ipLogs: TableSpec = {
  id: 'ip_logs',
  kind: 'login',
  category: 'login_ip_history',
  required: ['date', 'ip'],
  columns: { date: { to: 'at' }, ip: { to: 'ip' } },
  after: (draft) => {
    if (draft.at?.text.trim().toLowerCase() !== 'registration ip') return;
    draft.kind = 'account';
    draft.category = 'registration_ip';
    draft.at = null;
    draft.text = 'registration ip';
  },
};

/** A small table that describes the account: the first column is what a person reads. */
function about(
  id: string,
  first: string,
  others: string[] = [],
  kind: TableSpec['kind'] = 'account',
): TableSpec {
  return {
    id,
    kind,
    category: 'basic_subscriber',
    required: [first, ...others],
    columns: { [first]: { to: 'text' }, ...kept(...others) },
  };
}

const payments: TableSpec[] = [
  {
    id: 'reddit_gold_information',
    kind: 'payment',
    category: 'transaction_history',
    required: ['processor', 'transaction_id', 'payer_email'],
    columns: {
      ...kept('processor', 'transaction_id', 'cost'),
      date: { to: 'at' },
      payer_email: { to: 'actor' },
    },
  },
  {
    id: 'purchases',
    kind: 'purchase',
    category: 'purchase_history',
    required: ['processor', 'transaction_id', 'product'],
    columns: {
      ...kept('processor', 'transaction_id', 'status'),
      product: { to: 'text' },
      date: { to: 'at' },
      cost: { to: 'amount' },
      currency: { to: 'currency' },
    },
  },
  {
    id: 'subscriptions',
    kind: 'purchase',
    category: 'purchase_history',
    required: ['processor', 'subscription_id'],
    columns: {
      ...kept('processor', 'subscription_id', 'product', 'product_id', 'status'),
      product_name: { to: 'text' },
      start_date: { to: 'at' },
      end_date: { to: 'until' },
    },
  },
  {
    id: 'payouts',
    kind: 'payment',
    category: 'transaction_history',
    required: ['payout_amount_usd', 'payout_id'],
    columns: { payout_amount_usd: { to: 'amount' }, date: { to: 'at' }, payout_id: rest },
    after: (draft) => {
      draft.currency = 'USD';
    },
  },
];
const proofs: Record<string, string[]> = {
  reddit_gold_information: ['processor', 'transaction_id', 'payer_email'],
  purchases: ['processor', 'transaction_id', 'product', 'cost', 'status'],
  subscriptions: ['processor', 'subscription_id', 'product_name', 'start_date'],
  payouts: ['payout_amount_usd', 'payout_id'],
};

const drafts: TableSpec = {
  id: 'drafts',
  kind: 'other',
  category: 'posts_private',
  required: ['id', 'title', 'body', 'created'],
  columns: {
    ...kept('id', 'title', 'kind', 'modified', 'spoiler', 'nsfw', 'original_content', 'content_category'),
    ...kept('flair_id', 'flair_text', 'send_replies', 'subreddit', 'is_public_link'),
    body: { to: 'text' },
    created: { to: 'at' },
  },
};
const scheduled: TableSpec = {
  id: 'scheduled_posts',
  kind: 'other',
  category: 'posts_private',
  required: ['scheduled_post_id', 'submission_time'],
  columns: {
    ...kept('scheduled_post_id', 'subreddit', 'title', 'url', 'recurrence'),
    body: { to: 'text' },
    submission_time: { to: 'at' },
  },
};
const live: TableSpec = {
  id: 'live_stream_posts',
  kind: 'post',
  category: 'posts_public',
  required: ['post_url', 'filename'],
  columns: { post_url: { to: 'place' }, filename: { to: 'media' } },
};

/** Reddit writes its headers small; Google's table of the same two columns has capitals. */
function inSmallLetters(part: Part<RedditState>): Part<RedditState> {
  return { ...part, fit: (head) => (/[A-Z]/.test(head.rows[0]?.join('') ?? '') ? 0 : part.fit(head)) };
}

/** A table that is known by its name and its whole header, beside others of Reddit. */
function small(spec: TableSpec): Part<RedditState> {
  return tablePart(spec, { base: new RegExp(`^${spec.id}`, 'i'), each: ownRecord });
}

export const accountParts: Part<RedditState>[] = [
  tablePart(ipLogs, { sign: /^"?registration ip/im, base: /^ip_logs/i, each: ownRecord }),
  tablePart(ipLogs, { base: /^ip_logs/i, each: ownRecord }),
  tablePart(about('statistics', 'statistic', ['value']), {
    sign: /^"?account name/im,
    learn: learnAccount,
    each: ownRecord,
  }),
  small(about('statistics', 'statistic', ['value'])),
  inSmallLetters(small(about('user_preferences', 'preference', ['value'], 'other'))),
  small(about('sensitive_ads_preferences', 'type', ['preference'], 'advertising')),
  small(about('linked_identities', 'issuer_id', ['subject_id'])),
  small(about('linked_phone_number', 'phone_number')),
  small(about('account_gender', 'account_gender')),
  small(about('birthdate', 'birthdate', ['verified_birthdate', 'verification_state', 'verification_method'])),
  tablePart(about('twitter', 'username'), { base: /^twitter/i, namedOnly: true, each: ownRecord }),
  small(about('stripe', 'stripe_account_id')),
  small(about('persona', 'persona_inquiry_id')),
  small(about('checkfile', 'filename', ['sha256'], 'other')),
  ...payments.map((spec) => tablePart<RedditState>(spec, { proof: proofs[spec.id], each: ownRecord })),
  tablePart(drafts, { proof: ['nsfw', 'flair_id', 'send_replies', 'is_public_link'], each: ownDeed }),
  tablePart(scheduled, { proof: ['scheduled_post_id', 'submission_time'], each: ownDeed }),
  small(live),
];
