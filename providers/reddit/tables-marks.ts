/** Reddit's tables of marks: votes, saved and hidden things, awards, subscriptions, friends. */
import type { Part } from '../../src/returns/declared/declared-reader.js';
import { tablePart } from '../../src/returns/declared/table-part.js';
import type { TableSpec } from '../../src/returns/table.js';
import { ownDeed, ownRecord, type RedditState } from './state.js';

const reddit = /\/r\/[\w-]+\/comments\/|\/user\/[\w-]+\/comments\/|reddit\.com\//i;

function marks(id: string, more: TableSpec['columns'], kind: TableSpec['kind'] = 'reaction'): TableSpec {
  return {
    id,
    kind,
    category: 'posts_private',
    required: ['id', 'permalink', ...Object.keys(more)],
    columns: { id: { to: 'rest' }, permalink: { to: 'place' }, ...more },
  };
}

/** One part for each usual name, and one for a file that was renamed; told by Reddit's links, or by name beside others. */
function family(names: string[], other: string, more: TableSpec['columns'], kind?: TableSpec['kind']) {
  return [...names, other].flatMap((id) => {
    const base = id === other ? undefined : new RegExp(`^${id}`, 'i');
    const spec = marks(id, more, kind);
    return [
      tablePart<RedditState>(spec, { sign: reddit, base, each: ownDeed }),
      tablePart<RedditState>(spec, { base, each: ownDeed }),
    ];
  });
}

const group = (id: string): TableSpec => ({
  id,
  kind: 'group',
  category: 'group_membership',
  required: ['subreddit'],
  columns: { subreddit: { to: 'text' } },
});

const multireddits: TableSpec = {
  id: 'multireddits',
  kind: 'group',
  category: 'group_membership',
  required: ['id', 'display_name', 'subreddits'],
  columns: {
    id: { to: 'rest' },
    display_name: { to: 'text' },
    date: { to: 'at' },
    description: { to: 'rest' },
    privacy: { to: 'rest' },
    subreddits: { to: 'rest' },
    image_url: { to: 'rest' },
    is_owner: { to: 'rest' },
    favorited: { to: 'rest' },
    followers: { to: 'rest' },
  },
};
const gildedContent: TableSpec = {
  id: 'gilded_content',
  kind: 'reaction',
  category: 'posts_private',
  required: ['content_link', 'award'],
  columns: {
    content_link: { to: 'place' },
    award: { to: 'text' },
    amount: { to: 'rest' },
    date: { to: 'at' },
  },
};
const goldReceived: TableSpec = {
  id: 'gold_received',
  kind: 'reaction',
  category: 'posts_private',
  required: ['content_link', 'gilder_username'],
  columns: {
    content_link: { to: 'place' },
    gold_received: { to: 'rest' },
    gilder_username: { to: 'actor' },
    date: { to: 'at' },
  },
};
const pollVotes: TableSpec = {
  id: 'poll_votes',
  kind: 'reaction',
  category: 'posts_private',
  required: ['post_id', 'user_selection'],
  columns: {
    post_id: { to: 'rest' },
    user_selection: { to: 'rest' },
    text: { to: 'text' },
    image_url: { to: 'rest' },
    is_prediction: { to: 'rest' },
    stake_amount: { to: 'rest' },
  },
};
const friends: TableSpec = {
  id: 'friends',
  kind: 'contact',
  category: 'contacts_friends',
  required: ['username', 'note'],
  columns: { username: { to: 'peers' }, note: { to: 'text' } },
};

/** What the account marked, joined and whom it follows. */
export const markParts: Part<RedditState>[] = [
  ...family(['post_votes', 'comment_votes'], 'votes', { direction: { to: 'text' } }),
  ...family(['gilded_posts', 'gilded_comments'], 'gilded', {
    award: { to: 'text' },
    quantity: { to: 'rest' },
  }),
  ...family(['saved_posts', 'saved_comments', 'hidden_posts'], 'links', {}, 'other'),
  tablePart(gildedContent, { proof: ['content_link', 'award', 'amount'], each: ownDeed }),
  tablePart(goldReceived, { proof: ['content_link', 'gilder_username'], each: ownRecord }),
  tablePart(pollVotes, { proof: ['post_id', 'user_selection', 'is_prediction'], each: ownDeed }),
  tablePart(multireddits, { proof: ['display_name', 'subreddits', 'is_owner'], each: ownRecord }),
  ...['subscribed_subreddits', 'moderated_subreddits', 'approved_submitter_subreddits'].map((id) =>
    tablePart<RedditState>(group(id), { base: new RegExp(`^${id}`, 'i'), each: ownRecord }),
  ),
  tablePart(group('subreddits'), { each: ownRecord }),
  tablePart(friends, { base: /^friends/i, each: ownRecord }),
];
