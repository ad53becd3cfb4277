/** Instagram downloads of 2018 to 2026, loose files among them, and Facebook's told apart. All data is made up. */
import assert from 'node:assert/strict';
import { testCases } from './read-cases.js';
import { us } from './read-example.js';

const when = '2020-01-02T00:00:00+00:00';
const said = (who: string, more: object = {}) => ({
  sender_name: who,
  timestamp_ms: 1772478000000,
  content: 'hi',
  ...more,
});
const thread = (messages: object[], more: object = {}) => ({
  participants: [{ name: 'Ann' }, { name: 'Bo' }],
  messages,
  title: 'Ann',
  is_still_participant: true,
  ...more,
});
const liked = {
  timestamp: 1772478000,
  media: [],
  label_values: [
    { label: 'URL', value: 'https://www.instagram.com/p/x/', href: 'https://www.instagram.com/p/x/' },
    { title: 'Owner', dict: [{ title: '', dict: [{ label: 'Username', value: 'ann.mill' }] }] },
  ],
  fbid: '9',
};

testCases({
  'the download of 2018 to 2020, beside its messages': {
    files: {
      'likes.json': {
        media_likes: [
          [when, 'ann'],
          [when, 'bo'],
        ],
        comment_likes: [[when, 'bo']],
      },
      'comments.json': { media_comments: [[when, 'nice', 'ann']], live_comments: [] },
      'connections.json': {
        blocked_users: {},
        close_friends: { ann: when },
        following: { ann: when, bo: when },
        following_hashtags: { mills: when },
      },
      'searches.json': { main_search_history: [{ search_click: 'ann', time: when, type: 'user' }] },
      'seen_content.json': {
        chaining_seen: [{ timestamp: when, username: 'x' }],
        ads_seen: [{ timestamp: when, author: 'x' }],
      },
      'media.json': {
        stories: [{ caption: '', taken_at: when, path: 'stories/a.jpg' }],
        photos: [{ caption: 'c', taken_at: when, location: 'Mill', path: 'photos/a.jpg' }],
        direct: [{ taken_at: when, path: 'direct/d.jpg' }],
      },
      'account_history.json': {
        login_history: [
          {
            cookie_name: 'x',
            ip_address: '198.51.100.2',
            language_code: 'en',
            timestamp: '2020-03-02T00:00:00+00:00',
            user_agent: 'UA',
            device_id: 'd',
          },
        ],
        registration_info: {
          registration_username: 'tarn',
          ip_address: '198.51.100.1',
          registration_time: '2015-01-01T00:00:00+00:00',
          device_name: null,
        },
      },
      'profile.json': {
        date_joined: '2015-01-01T00:00:00+00:00',
        email: 'tarn@example.com',
        name: 'Tarn',
        username: 'tarn',
        private_account: true,
      },
    },
    provider: 'meta-instagram',
    kinds: {
      account: 2,
      advertising: 1,
      contact: 3,
      login: 1,
      media: 1,
      other: 1,
      post: 3,
      reaction: 3,
      search: 1,
      visit: 1,
    },
    subject: 'tarn',
    period: ['2020-01-02T00:00:00Z', '2020-03-02T00:00:00Z'],
    check: (rows) => {
      assert.equal(rows.find((row) => row.kind === 'login')?.ip, '198.51.100.2');
      const comment = rows.find((row) => row.text === 'nice');
      assert.deepEqual(
        [comment?.kind, comment?.peers, comment?.at],
        ['post', ['ann'], us('2020-01-02T00:00:00Z')],
      );
    },
  },
  'loose lists of posts and of likes, without a folder that says Instagram': {
    files: {
      'posts_1.json': [{ media: [{ uri: 'a.jpg', creation_timestamp: 1772478000, title: 'cap' }] }],
      'liked_posts.json': [liked],
    },
    provider: 'meta-instagram',
    kinds: { post: 1, reaction: 1 },
    check: (rows) => assert.ok(rows.some((row) => String(row.text).includes('ann.mill'))),
  },
  'a first message longer than the head of the file': {
    files: {
      'message_1.json': thread([
        { content: 'x'.repeat(70_000), sender_name: 'Ann', timestamp_ms: 1 },
        said('Bo'),
      ]),
    },
    provider: 'meta-instagram',
    kinds: { message: 2 },
    accounts: ['Ann', 'Bo'],
  },
  'Facebook by its lists': {
    files: {
      'friends.json': { friends_v2: [{ name: 'Ann', timestamp: 1772478000 }] },
      'your_posts_1.json': [
        { timestamp: 1772478000, data: [{ post: 'hello' }], title: 'Bo updated his status.' },
      ],
      'topics.json': { topics_v2: ['Mills'] },
      'account_activity.json': {
        account_activity_v2: [
          {
            action: 'Login',
            timestamp: 1772478001,
            ip_address: '198.51.100.3',
            user_agent: 'UA',
            city: 'Mill',
            country: 'US',
          },
        ],
      },
      'profile_information.json': {
        profile_v2: {
          name: { full_name: 'Bo' },
          username: 'bo.m',
          emails: { emails: ['bo@example.com'] },
          registration_timestamp: 1200000000,
        },
      },
      'messages/inbox/ann_1/message_1.json': thread([said('Ann')]),
    },
    provider: 'meta-facebook',
    kinds: { account: 1, advertising: 1, contact: 1, login: 1, message: 1, post: 1 },
    threads: 1,
    accounts: ['bo.m', 'Ann'],
    subject: 'bo.m',
    period: ['2026-03-02T19:00:00Z', '2026-03-02T19:00:01Z'],
    check: (rows) => {
      assert.equal(rows.find((row) => row.kind === 'login')?.ip, '198.51.100.3');
      assert.equal(rows.find((row) => row.kind === 'advertising')?.text, 'Mills');
      assert.match(String(rows.find((row) => row.kind === 'post')?.text), /hello/);
    },
  },
  'Facebook by the id of an old thread, where a file of friends lies beside it': {
    files: {
      'messages/inbox/AnnMill_aB3dE5fG7h/message.json': thread([said('Ann', { type: 'Generic' })], {
        thread_path: 'inbox/AnnMill_aB3dE5fG7h',
      }),
      'friends/friends.json': { friends: [{ name: 'Ann', timestamp: 1772478000 }] },
    },
    provider: 'meta-facebook',
    kinds: { contact: 1, message: 1 },
  },
  'lists of friends that are nobody’s': {
    files: { 'friends.json': { friends: [{ name: 'Ann', since: '2020' }] } },
    provider: null,
    kinds: { other: 1 },
  },
});
