/** TikTok: the download as it was counted, the sample by others, and the traps of both. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectPath } from '../../src/base/root.js';
import { assertExpected } from './check-example.js';
import { testExample } from './declared-example.js';
import { fieldsOf, needsSamples, sample } from './download-example.js';
import { readAll, us } from './read-example.js';
import { tempReturn } from './temp-return.js';

const folder = (name: string) => projectPath('providers', 'tiktok', name);
const download = join(folder('example/input'), 'user_data_tiktok.json');

testExample('tiktok', {
  unknown: [
    'ClubList[].Joined',
    'ClubList[].Level',
    'LoginHistoryList[].Mood',
    'OrderHistories[].order_date',
    'OrderHistories[].order_id',
  ],
});
testExample('tiktok', { folder: 'example-2', unknown: ['Mood'] });

test('reads the download as it was counted', async () => {
  const { rows, summary } = await readAll([folder('example/input')]);
  assertExpected(summary, folder('example/expected.json'));
  assert.deepEqual(fieldsOf(summary, 'unknown'), [
    'LoginHistoryList[].Mood',
    'OrderHistories[].order_id',
    'OrderHistories[].order_date',
    'ClubList[].Joined',
    'ClubList[].Level',
  ]);
  assert.ok(rows.every((row) => row.account === 'dune.walker'));
  assert.deepEqual(summary.localPeriod, { from: '2026-01-01T08:00:00', to: '2026-01-18T03:02:00' });
});

test('keeps an address that is none, and marks it', async () => {
  const { rows } = await readAll([folder('example/input')]);
  const logins = rows.filter((row) => row.kind === 'login');
  assert.deepEqual(
    logins.map((row) => row.ip),
    ['198.51.100.20', '606.74.653.762', '2001:db8::20'],
  );
  assert.match(logins[1]!.notes![0]!, /no valid IP address/);
  assert.equal(logins[0]!.notes, undefined);
  assert.equal(logins[0]!.at, us('2026-01-04T11:00:00Z'));
  assert.deepEqual([logins[2]!.at, logins[2]!.at_text], [undefined, 'soon']);
});

test('claims no zone for dates without one', async () => {
  const { rows } = await readAll([folder('example/input')]);
  const sent = rows.find((row) => row.text === 'pier 7 at nine?');
  assert.deepEqual(
    [sent?.at, sent?.at_basis, sent?.wall],
    [undefined, 'not-stated', us('2026-01-13T01:00:00Z')],
  );
  assert.deepEqual([sent?.thread, sent?.actor, sent?.peers], ['quarry.moss', 'quarry.moss', ['dune.walker']]);
});

test('says of empty sections that none was held, and of no other', async () => {
  const { summary } = await readAll([folder('example/input')]);
  const none = summary.ledger.items[0]!.fields.filter((field) => field.why?.startsWith('held none'));
  assert.deepEqual(
    none.map((field) => field.path),
    [
      'Favorite Hashtags.FavoriteHashtagList',
      'Ads Based On Data Received From Partners.DataPartnerList',
      'ChatHistory.(chat)',
      'Current Payment Information.PayCard',
    ],
  );
});

test('is known without its name, and the same file twice gives exactly twice', async (t) => {
  const bytes = readFileSync(download);
  const { summary } = await readAll([tempReturn(t, { x1: bytes, x2: bytes })]);
  assert.equal(summary.provider, 'tiktok');
  assert.equal(summary.records.total, 98);
});

test('a download cut off in the middle keeps what came before', async (t) => {
  const bytes = readFileSync(download);
  const cut = bytes.indexOf('"Most Recent Location Data"');
  const { summary } = await readAll([tempReturn(t, { 'user_data.json': bytes.subarray(0, cut) })]);
  // By hand: 3 favourites, 1 follower, 2 followed, 1 hashtag, 1 like, 3 logins stand before the cut.
  assert.equal(summary.records.total, 11);
  assert.equal(summary.ledger.failed, 1);
});

// Counted with Python; see the README of the samples.
test('reads the sample as its README counts it', needsSamples, async () => {
  const { rows, summary } = await readAll([sample('tiktok')]);
  const { visit, login, reaction, message, search, contact } = summary.records.byKind;
  assert.deepEqual(
    { visit, login, reaction, message, search, contact },
    { visit: 5549, login: 2289, reaction: 589 + 389, message: 778, search: 389, contact: 200 + 30 + 16 },
  );
  assert.equal(summary.threads, 2);
  assert.ok(rows.some((row) => row.ip === '606.74.653.762'));
});

test('reads the legal return as it was counted: workbooks and papers', async () => {
  const { rows, summary } = await readAll([folder('example-2/input')]);
  assertExpected(summary, folder('example-2/expected.json'));
  const video = rows.find((row) => row.text === 'größe #boats');
  assert.deepEqual([video?.account, video?.at_basis], ['dune.walker', 'not-stated']);
  assert.match(String((video!.media as string[])[0]), /^item:\d+$/);
});

test('reads events whose record a page break and its foot cut in two, and notes one that stands twice', async () => {
  const { rows } = await readAll([join(folder('example-2/input'), 'dune.walker', 'Events IP Data.pdf')]);
  assert.deepEqual(
    rows.map((row) => [row.text, row.ip, row.at]),
    [
      ['video_play', '198.51.100.71', us('2026-07-27T15:04:43Z')],
      ['like', '2001:db8::71', us('2026-06-05T00:10:00Z')],
      ['video_play', '198.51.100.71', us('2026-07-27T15:04:43Z')],
      ['follow', '198.51.100.700', us('2026-12-31T23:59:59Z')],
    ],
  );
  assert.deepEqual(rows[2]!.notes, ['the same event stands above']);
});

test('knows workbooks and papers without names', async (t) => {
  const root = join(folder('example-2/input'), 'dune.walker');
  const names = [
    'Events IP Data.pdf',
    'dune.walker - IP Data.xlsx',
    'dune.walker - video metadata.xlsx',
    'dune.walker (Subscriber information).pdf',
  ];
  const files = Object.fromEntries(names.map((name, no) => [`f${no}`, readFileSync(join(root, name))]));
  const { summary } = await readAll([tempReturn(t, files)]);
  assert.equal(summary.provider, 'tiktok');
  assert.deepEqual(summary.records, { total: 10, byKind: { login: 7, post: 2, account: 1 } });
});

test('reads the text form of a download', async (t) => {
  const watched =
    'Date: 2026-01-09 15:00:00 UTC\nLink: https://www.tiktokv.com/share/video/6/\n\nDate: 2026-01-09 15:01:00 UTC\nLink: https://www.tiktokv.com/share/video/7/\n';
  const logins =
    'Date: 2026-01-04 11:00:00 UTC\nIP: 198.51.100.20\nDevice Model: Example Phone 5\nCarrier: Example Mobile\n';
  const { rows, summary } = await readAll([tempReturn(t, { 'Watch History.txt': watched, b: logins })]);
  assert.equal(summary.provider, 'tiktok');
  assert.deepEqual(summary.records, { total: 3, byKind: { visit: 2, login: 1 } });
  assert.equal(rows.find((row) => row.kind === 'login')?.at, us('2026-01-04T11:00:00Z'));
});

test('reads posts and comments of the text form, the latter under their own name only', async (t) => {
  const posts = 'Date: 2019-12-07 11:01:04\nVideo Link: http://video.example/1/\nLike(s): 29\n';
  const comments = 'Date: 2026-01-09 15:00:00 UTC\nComment: nice one\n';
  const files = { 'Videos.txt': posts, 'Comments.txt': comments, 'other.txt': comments };
  const { rows, summary } = await readAll([tempReturn(t, files)]);
  assert.equal(summary.provider, 'tiktok');
  const [post] = rows.filter((row) => row.kind === 'post');
  assert.equal(post?.text, 'http://video.example/1/');
  assert.equal(post?.at_basis, 'not-stated');
  assert.deepEqual(
    rows.filter((row) => row.kind === 'reaction').map((row) => row.text),
    ['nice one'],
  );
});

test('comments in a live room are kept, also where the room stands deeper than it does', async (t) => {
  const room = {
    WatchTime: '2026-01-18 03:00:00',
    Link: 'https://www.tiktok.com/live/88',
    Comments: [{ CommentTime: '2026-01-18 03:01:00', CommentContent: 'nice' }],
    Questions: [],
  };
  const whole = JSON.parse(
    readFileSync(projectPath('providers', 'tiktok', 'example', 'input', 'user_data_tiktok.json'), 'utf8'),
  );
  whole['Tiktok Live'] = { 'Watch Live History': { WatchLiveMap: { '88': room } } };
  const root = tempReturn(t, { 'user_data_tiktok.json': JSON.stringify({ wrapped: whole }) });
  const { rows } = await readAll([root]);
  const visit = rows.find(({ rest }) => rest?.live === '88');
  assert.deepEqual([visit?.kind, visit?.text], ['visit', room.Link]);
  assert.deepEqual(visit?.rest?.Comments, room.Comments);
});
