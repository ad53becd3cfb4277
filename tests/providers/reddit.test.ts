/** Reddit: the example, the samples, and what can go wrong. All data is made up. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testExample } from './declared-example.js';
import { needsSamples, readText, sample } from './download-example.js';
import { readAll, us } from './read-example.js';

testExample('reddit', {
  unknown: ['tide'],
  namedOnly: /twitter\.csv$/,
  check: ({ rows }) => {
    const registration = rows.find((row) => row.category === 'registration_ip');
    assert.deepEqual(
      [registration?.kind, registration?.ip, registration?.account],
      ['account', '203.0.113.5', 'tarn_mill'],
    );
    const post = rows.find((row) => row.rest?.id === 'p1');
    assert.equal(post?.text, 'First line\nsecond line, with ünïcode');
    assert.equal(post?.at, us('2026-01-10T08:00:00Z'));
    assert.equal(post?.actor, 'tarn_mill');
    const unreadable = rows.find((row) => row.rest?.id === 'c2');
    assert.deepEqual([unreadable?.at, unreadable?.at_text], [undefined, 'never']);
    const answer = rows.find((row) => row.rest?.message_id === 'x2');
    assert.deepEqual([answer?.actor, answer?.thread, answer?.text], ['oda_wray', 'chan/1', 'ok, 7pm']);
  },
});

test('reads the samples of saved posts and comments', needsSamples, async () => {
  for (const [file, n] of [
    ['saved_posts.csv', 2],
    ['saved_comments.csv', 1],
  ] as const) {
    const { summary } = await readAll([sample('reddit', file)]);
    assert.equal(summary.provider, 'reddit');
    assert.equal(summary.records.total, n);
  }
});

test('keeps rows that are shorter than the header, and says so', async () => {
  const { summary, rows } = await readText(
    'chat_history.csv',
    'message_id,created_at,updated_at,username,message,channel_url,conversation_type\nx1,2026-01-15 12:00:00 UTC,,oda_wray,hi\n',
  );
  assert.equal(summary.records.total, 1);
  assert.equal(rows[0]?.text, 'hi');
  assert.ok(summary.warnings.some((text) => text.includes('fewer')));
});

test('does not give one account the rows of another', async () => {
  const { rows } = await readText(
    'posts.csv',
    'id,permalink,date,ip,subreddit,gildings,title,url,body\n1,/r/a/comments/1/,2026-01-01 00:00:00 UTC,,a,0,t,,b\n',
  );
  assert.equal(rows[0]?.account, undefined);
});
