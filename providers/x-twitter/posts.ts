/** Posts of X and what people do with them: tweets, long notes, likes. */

import type { RecordDraft } from '../../src/returns/contract.js';
import type { MemberSpec, Members } from '../../src/returns/member-spec.js';
import { plainText } from '../../src/returns/plain-text.js';
import { decodeEntities } from './entities.js';
import { idNote } from './snowflake.js';

export const rest = { to: 'rest' } as const;

/** Members that are known and kept under their own names. */
export function kept(...names: string[]): Members {
  return Object.fromEntries(names.map((name) => [name, rest]));
}

/** A text in which X writes HTML entities. */
export const text = {
  via: (value: unknown, draft: RecordDraft): void => {
    draft.text = decodeEntities(plainText(value));
  },
};

/** Adds a note to what a record has. */
export function note(draft: RecordDraft, words: string | null): void {
  if (words !== null) draft.notes = [...(draft.notes ?? []), words];
}

export const tweet: MemberSpec = {
  id: 'tweet',
  kind: 'post',
  category: 'posts_public',
  service: 'X',
  members: {
    created_at: { to: 'at' },
    full_text: text,
    text,
    in_reply_to_screen_name: { to: 'peers' },
    ...kept(
      'id',
      'id_str',
      'source',
      'lang',
      'favorited',
      'retweeted',
      'truncated',
      'favorite_count',
      'retweet_count',
      'display_text_range',
      'entities',
      'extended_entities',
      'edit_info',
      'possibly_sensitive',
      'in_reply_to_status_id',
      'in_reply_to_status_id_str',
      'in_reply_to_user_id',
      'in_reply_to_user_id_str',
      'coordinates',
      'geo',
      'place',
      'withheld_in_countries',
      'contributors',
      'is_quote_status',
      'quoted_status_id_str',
    ),
    deleted_at: {
      via: (value, draft) => {
        draft.category = 'deleted_content';
        draft.rest = { ...draft.rest, deleted_at: value };
      },
    },
  },
  after: (draft) => {
    if (draft.at == null) note(draft, idNote('the tweet', String(draft.rest?.id_str ?? '')));
  },
};

export const noteTweet: MemberSpec = {
  id: 'noteTweet',
  kind: 'post',
  category: 'posts_public',
  service: 'X',
  members: {
    createdAt: { to: 'at' },
    core: { inner: { text, ...kept('styletags', 'urls', 'mentions', 'cashtags', 'hashtags') } },
    ...kept('noteTweetId', 'updatedAt', 'lifecycle'),
  },
};

export const like: MemberSpec = {
  id: 'like',
  kind: 'reaction',
  category: 'connection_records',
  service: 'X',
  members: {
    fullText: text,
    tweetId: {
      via: (value, draft) => {
        draft.rest = { ...draft.rest, tweetId: value };
        note(draft, idNote('the tweet that was liked', plainText(value)));
      },
    },
    ...kept('expandedUrl'),
  },
};
