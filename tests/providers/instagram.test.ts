/** The reader of Instagram and Messenger downloads: its example, the samples, old layouts, mojibake. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldsOf, needsSamples, readExample, readText, sample } from './download-example.js';
import { readAll, us } from './read-example.js';

test('reads its example as counted by hand', async () => {
  const { rows, summary } = await readExample('meta-instagram');
  assert.deepEqual(fieldsOf(summary, 'unknown'), ['lantern_glow_events']);
  assert.ok(summary.drift.some((text) => text.includes('“lantern_glow_events”')));
  const cafe = rows.find((row) => row.text === 'café at noon? 🙂');
  assert.equal(cafe?.actor, 'Inés Calder');
  assert.deepEqual(cafe?.peers, ['tarn.mill']);
  assert.equal(cafe?.at, us('2026-03-02T21:00:00Z'));
  assert.ok(cafe?.notes?.some((note) => note.includes('mended')));
  assert.ok(rows.some((row) => row.kind === 'message' && JSON.stringify(row.media)?.startsWith('["item:')));
  assert.equal(rows.find((row) => row.kind === 'call')?.rest?.call_duration, 61);
  assert.ok(rows.every((row) => row.account === 'tarn.mill'));
  const logins = rows.filter((row) => row.kind === 'login');
  assert.deepEqual(
    logins.map((row) => row.ip),
    ['198.51.100.24', '2001:db8::24'],
  );
  const contacts = rows.filter((row) => row.kind === 'contact').flatMap((row) => row.peers as string[]);
  assert.deepEqual(contacts.sort(), ['bo.juniper', 'ines.calder', 'mill.news', 'old.friend']);
  const post = rows.find((row) => row.kind === 'post');
  assert.deepEqual([post?.lat, post?.lon, (post?.media as string[] | undefined)?.length], [47.5, -111.3, 2]);
  assert.equal(
    new Set(rows.filter((row) => row.thread === 'inbox/inescalder_17842').map((row) => row.item)).size,
    2,
  );
});

test('reads the sample of a whole download', needsSamples, async () => {
  const { summary, rows } = await readAll([sample('instagram', 'hestia_instagram-fake.zip')]);
  assert.equal(summary.provider, 'meta-instagram');
  // Followers 96 + following 389; liked comments 211 + liked posts 103; posts viewed 388 + videos watched 511.
  assert.deepEqual(summary.records, {
    total: 2926,
    byKind: { visit: 388 + 511, message: 717, advertising: 511, contact: 96 + 389, reaction: 211 + 103 },
  });
  assert.equal(summary.threads, 8);
  assert.equal(summary.accounts.length, 9);
  assert.equal(summary.accounts.find((one) => one.role === 'subject')?.id, 'John Lennon');
  assert.ok(summary.warnings.some((text) => text.includes('taken for the account holder')));
  const times = rows.filter((row) => row.kind === 'message').map((row) => Number(row.at));
  assert.equal(Math.min(...times), us('2008-01-10T12:24:39.316Z'));
  assert.equal(Math.max(...times), us('2022-10-28T15:45:00.931Z'));
  assert.deepEqual(fieldsOf(summary, 'unknown'), []);
});

// Counted with Python; see the sample folder's README.
const threads: [string[], string, number, number, string, string][] = [
  [
    ['instagram', 'chat-miner_message.json'],
    'meta-instagram',
    2,
    2,
    '2019-12-24T11:23:00Z',
    '2020-01-17T20:49:00Z',
  ],
  [
    ['instagram', 'chatpack_instagram_export.json'],
    'meta-instagram',
    7,
    2,
    '2024-01-15T10:50:00Z',
    '2024-03-10T09:05:00Z',
  ],
  [['instagram', 'locket_thread'], 'meta-instagram', 4, 2, '2025-01-15T23:50:00Z', '2025-01-16T04:00:00Z'],
  [
    ['facebook-messenger', '2A_7M.json'],
    'meta-facebook',
    7,
    2,
    '2014-11-05T00:27:20.411Z',
    '2014-11-05T00:35:32.056Z',
  ],
];
for (const [path, provider, messages, people, from, to] of threads) {
  test(`reads the sample ${path.join('/')}`, needsSamples, async () => {
    const { summary } = await readAll([sample(...path)]);
    assert.equal(summary.provider, provider);
    assert.deepEqual(summary.records, { total: messages, byKind: { message: messages } });
    assert.equal(summary.accounts.length, people);
    assert.equal(summary.threads, 1);
    assert.deepEqual(summary.period, { from, to });
    assert.deepEqual(fieldsOf(summary, 'unknown'), []);
  });
}

test('does not take a Facebook download for Instagram', needsSamples, async () => {
  const { summary } = await readAll([sample('facebook-dyi', 'hestia_facebook-fake.zip')]);
  assert.notEqual(summary.provider, 'meta-instagram');
});

test('reads the layout of 2020, in which one file holds all conversations', async () => {
  const conversations = [
    {
      participants: ['tarn.mill', 'ines.calder'],
      conversation: [
        { sender: 'ines.calder', created_at: '2020-03-01T10:00:02.000000+00:00', text: 'b' },
        {
          sender: 'tarn.mill',
          created_at: '2020-03-01T10:00:01+00:00',
          text: 'a',
          likes: [{ username: 'x', date: 'y' }],
        },
      ],
    },
    {
      participants: ['tarn.mill', 'ines.calder'],
      conversation: [{ sender: 'tarn.mill', created_at: '2020-03-02T10:00:00+00:00', lantern: 1 }],
    },
  ];
  const { rows, summary } = await readText('messages.json', JSON.stringify(conversations));
  assert.equal(summary.layout, 'download-2020');
  assert.deepEqual(summary.records, { total: 3, byKind: { message: 3 } });
  assert.equal(summary.threads, 2);
  assert.equal(rows[1]?.at, us('2020-03-01T10:00:01Z'));
  assert.deepEqual(fieldsOf(summary, 'unknown'), ['[].conversation[].lantern']);
});

test('mends text only where the whole of it is Latin-1 and valid UTF-8', async () => {
  const thread = (content: string) =>
    JSON.stringify({ messages: [{ sender_name: 'Ann', timestamp_ms: 1772478000000, content }] });
  const cases: [string, string][] = [
    ['caf\u00c3\u00a9', 'café'],
    ['caf\u00e9', 'café'],
    ['\u00c3\u00a9 and 🙂', 'Ã© and 🙂'],
  ];
  for (const [written, shown] of cases) {
    const { rows } = await readText('message_1.json', thread(written));
    assert.equal(rows[0]?.text, shown);
    assert.equal(rows[0]?.notes !== undefined, written === 'caf\u00c3\u00a9');
  }
});

test('reads lists whose root key has a version, whose labels are translated, or that are empty', async () => {
  const entry = {
    title: '',
    string_map_data: {
      Auteur: { href: '', value: 'mill.news', timestamp: 0 },
      Heure: { href: '', value: '', timestamp: 1772000000 },
    },
  };
  const { rows } = await readText(
    'posts_viewed.json',
    JSON.stringify({ impressions_history_posts_seen_v2: [entry] }),
  );
  assert.deepEqual(
    rows.map((row) => [row.kind, row.text, row.at]),
    [['visit', 'mill.news', 1_772_000_000_000_000]],
  );
  const empty = await readText('blocked_profiles.json', JSON.stringify({ relationships_blocked_users: [] }));
  assert.equal(empty.summary.provider, 'meta-instagram');
  assert.equal(empty.summary.records.total, 0);
  assert.equal(empty.summary.ledger.read, 1);
  assert.deepEqual(empty.summary.findings, []);
});

test('reads a Messenger thread of the encrypted kind, and of a group that people join and leave', async () => {
  const encrypted = {
    participants: ['Ann', 'Bo'],
    threadName: 'Ann_7',
    messages: [
      {
        senderName: 'Ann',
        text: 'hello',
        timestamp: 1772478000000,
        type: 'text',
        isUnsent: false,
        media: [{ uri: './media/a.jpg' }],
        reactions: [],
      },
    ],
  };
  const read = await readText('Ann_7.json', JSON.stringify(encrypted));
  assert.equal(read.summary.provider, 'meta-facebook');
  assert.deepEqual(read.summary.records, { total: 1, byKind: { message: 1 } });
  assert.deepEqual(
    [read.rows[0]?.text, read.rows[0]?.at, read.rows[0]?.media],
    ['hello', us('2026-03-02T19:00:00Z'), ['./media/a.jpg']],
  );
  assert.deepEqual(fieldsOf(read.summary, 'unknown'), []);
  const group = {
    participants: [{ name: 'Ann' }, { name: 'Bo' }, { name: 'Cy' }],
    messages: [
      {
        sender_name: 'Ann',
        timestamp_ms: 1772478000000,
        content: 'Ann left the group.',
        type: 'Unsubscribe',
        users: [{ name: 'Ann' }],
      },
      null,
      { sender_name: 'Bo', timestamp_ms: 1772478000001, type: 'Call', call_duration: 0, missed: true },
    ],
    thread_type: 'RegularGroup',
  };
  const { summary } = await readText('message_1.json', JSON.stringify(group));
  assert.equal(summary.provider, 'meta-facebook');
  assert.deepEqual(summary.records.byKind, { call: 1, message: 1, system: 1 });
  assert.equal(summary.accounts.length, 3);
});

test('what is said of a thread is told in the ledger, and what nobody knows of it is a record', async () => {
  const thread = {
    participants: ['Ann', 'Bo'],
    threadName: 'Harbour_7',
    messages: [
      { senderName: 'Ann', timestamp: 1767225600000, text: 'x', isUnsent: false, media: [], reactions: [] },
    ],
    harbour: 'west',
  };
  const { rows, summary } = await readText('Ann_7.json', JSON.stringify(thread));
  const name = summary.ledger.items[0]!.fields.find(({ path }) => path === 'threadName');
  assert.deepEqual([name?.state, name?.count, name?.why], ['read', 1, 'of the thread: Harbour_7']);
  assert.deepEqual(
    rows.map(({ kind, rest }) => [kind, rest?.harbour]),
    [
      ['message', undefined],
      ['other', 'west'],
    ],
  );
});
