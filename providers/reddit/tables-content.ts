/** Reddit's tables of what was written and said. */
import type { Part } from '../../src/returns/declared/declared-reader.js';
import { type TableContext, tablePart } from '../../src/returns/declared/table-part.js';
import type { TableSpec } from '../../src/returns/table.js';
import { hasWhole, learnWhole, ownDeed, ownMessage, type RedditState } from './state.js';

const post: TableSpec['columns'] = {
  id: { to: 'rest' },
  permalink: { to: 'place' },
  date: { to: 'at' },
  ip: { to: 'ip' },
  subreddit: { to: 'rest' },
  gildings: { to: 'rest' },
};

const posts: TableSpec = {
  id: 'posts',
  kind: 'post',
  category: 'posts_public',
  required: ['id', 'permalink', 'date', 'title', 'body'],
  columns: { ...post, title: { to: 'rest' }, url: { to: 'rest' }, body: { to: 'text' } },
  after: (draft) => {
    if (draft.text === undefined && typeof draft.rest?.title === 'string') draft.text = draft.rest.title;
  },
};
const comments: TableSpec = {
  id: 'comments',
  kind: 'reaction',
  category: 'posts_public',
  required: ['id', 'permalink', 'date', 'body'],
  columns: {
    ...post,
    link: { to: 'thread' },
    parent: { to: 'rest' },
    body: { to: 'text' },
    media: { to: 'media' },
  },
};
const postHeaders: TableSpec = {
  id: 'post_headers',
  kind: 'post',
  category: 'posts_public',
  required: ['id', 'permalink', 'date', 'url'],
  columns: { ...post, url: { to: 'rest' } },
};
const commentHeaders: TableSpec = {
  id: 'comment_headers',
  kind: 'reaction',
  category: 'posts_public',
  required: ['id', 'permalink', 'date', 'parent'],
  columns: { ...post, link: { to: 'thread' }, parent: { to: 'rest' } },
};
const messageColumns: TableSpec['columns'] = {
  id: { to: 'rest' },
  permalink: { to: 'place' },
  thread_id: { to: 'thread' },
  date: { to: 'at' },
  ip: { to: 'ip' },
  from: { to: 'actor' },
  to: { to: 'peers' },
};
const messages: TableSpec = {
  id: 'messages',
  kind: 'message',
  category: 'message_content',
  threads: true,
  required: ['thread_id', 'date', 'from', 'to', 'body'],
  columns: { ...messageColumns, subject: { to: 'rest' }, body: { to: 'text' } },
};
const messageHeaders: TableSpec = {
  id: 'message_headers',
  kind: 'message',
  category: 'message_metadata',
  threads: true,
  required: ['thread_id', 'date', 'from', 'to'],
  columns: messageColumns,
};
const chat: TableSpec = {
  id: 'chat_history',
  kind: 'message',
  category: 'message_content',
  threads: true,
  required: ['message_id', 'created_at', 'username', 'message', 'channel_url'],
  columns: {
    message_id: { to: 'rest' },
    created_at: { to: 'at' },
    updated_at: { to: 'rest' },
    username: { to: 'actor' },
    message: { to: 'text' },
    thread_parent_message_id: { to: 'rest' },
    channel_url: { to: 'thread' },
    subreddit: { to: 'rest' },
    channel_name: { to: 'rest' },
    conversation_type: { to: 'rest' },
  },
};
const announcements: TableSpec = {
  id: 'announcements',
  kind: 'message',
  category: 'message_content',
  required: ['announcement_id', 'sent_at', 'body'],
  columns: {
    announcement_id: { to: 'rest' },
    sent_at: { to: 'at' },
    read_at: { to: 'until' },
    from_id: { to: 'rest' },
    from_username: { to: 'actor' },
    subject: { to: 'rest' },
    body: { to: 'text' },
    url: { to: 'rest' },
  },
};

/** The twin without texts is read only where the whole table is missing. */
function unlessWhole(table: string): (context: TableContext<RedditState>) => unknown {
  return ({ item, out, state }) => {
    if (!hasWhole(item, table, state)) return true;
    out.state('set_aside', `the rows of ${table}.csv once more, without the text`);
    return false;
  };
}

/** Posts, comments, messages, chat, and the twins of them without text. */
export const contentParts: Part<RedditState>[] = [
  tablePart(posts, {
    proof: ['permalink', 'subreddit', 'gildings', 'title', 'body'],
    learn: learnWhole('posts'),
    each: ownDeed,
  }),
  tablePart(comments, {
    proof: ['permalink', 'subreddit', 'gildings', 'parent', 'body'],
    learn: learnWhole('comments'),
    each: ownDeed,
  }),
  tablePart(messages, {
    proof: ['permalink', 'thread_id', 'from', 'to', 'subject', 'body'],
    learn: learnWhole('messages'),
    each: ownMessage,
  }),
  tablePart(chat, { proof: ['message_id', 'channel_url', 'conversation_type'], each: ownMessage }),
  tablePart(announcements, { proof: ['announcement_id', 'from_username'], each: ownMessage }),
  tablePart(postHeaders, { base: /^post_headers/i, begin: unlessWhole('posts'), each: ownDeed }),
  tablePart(commentHeaders, { base: /^comment_headers/i, begin: unlessWhole('comments'), each: ownDeed }),
  tablePart(messageHeaders, {
    base: /^messages?(_archive)?_headers/i,
    begin: unlessWhole('messages'),
    each: ownMessage,
  }),
];
