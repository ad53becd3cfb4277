/** The HTML pages of Instagram and Facebook downloads, old and new; and every list that other tools know. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { projectPath } from '../../src/base/root.js';
import { assertExpected } from './check-example.js';
import { fieldsOf, needsSamples, readText, sample } from './download-example.js';
import { readAll, us } from './read-example.js';

const folder = (provider: string, name: string): string => projectPath('providers', provider, name);

for (const [provider, name] of [
  ['meta-instagram', 'example-2'],
  ['meta-facebook', 'example-2'],
  ['meta-facebook', 'example-3'],
] as const) {
  test(`reads ${provider}/${name} as counted by hand`, async () => {
    const { summary } = await readAll([`${folder(provider, name)}/input`]);
    assertExpected(summary, `${folder(provider, name)}/expected.json`);
    assert.deepEqual(fieldsOf(summary, 'unknown'), []);
  });
}

test('keeps of a page the text, the clock as it stood, links, files and reactions', async () => {
  const { rows } = await readAll([`${folder('meta-instagram', 'example-2')}/input`]);
  const messages = rows.filter((row) => row.kind === 'message');
  assert.deepEqual(
    messages.map((row) => row.text ?? null),
    [
      "It's at the mill\nhttps://www.instagram.com/stories/tarn.mill/1",
      'Schöne Grüße 👋',
      null,
      'Liked a message',
    ],
  );
  assert.deepEqual(
    messages.map((row) => row.at_basis),
    ['not-stated', 'not-stated', 'not-stated', 'unreadable'],
  );
  assert.equal(messages[0]?.wall, us('2026-03-14T21:15:00Z'));
  assert.deepEqual(messages[1]?.rest?.reactions, ['❤️Tarn Mill (Mar 14, 2026 9:11 pm)']);
  assert.match(String((messages[2]?.media as string[] | undefined)?.[0]), /^item:\d+$/);
  const login = rows.find((row) => row.ip === '2001:db8::20');
  assert.deepEqual([login?.at, login?.at_basis], [us('2026-03-11T10:00:00Z'), 'stated']);
});

test('a chat of 2018 to 2020, whose pages have other classes, in a file of any name', async () => {
  const box = (who: string, text: string, time: string) =>
    `<div class="pam _3-95 _2pi0 _2lej uiBoxWhite noborder"><div class="_3-96 _2pio _2lek _2lel">${who}</div><div class="_3-96 _2let"><div><div></div><div>${text}</div></div></div><div class="_3-94 _2lem">${time}</div></div>`;
  const { rows, summary } = await readText(
    'x7',
    `<html><head><title>Ben</title></head><body>${box('Ann', 'one', '01 Jan 2020, 09:59')}${box('Ben', 'two', '01 Jan 2020, 10:00')}${box('Ann', '', 'Jan 1, 2020, 10:01 AM')}</body></html>`,
  );
  assert.equal(summary.provider, 'meta-facebook');
  assert.deepEqual(summary.records.byKind, { message: 3 });
  assert.deepEqual(
    rows.map((row) => row.actor),
    ['Ann', 'Ben', 'Ann'],
  );
  assert.equal(summary.localPeriod?.from, '2020-01-01T09:59:00');
});

test('a page that was cut says so and keeps what stands before', async () => {
  const { rows, summary } = await readText(
    'message_1.html',
    '<html><head><title>Ines</title></head><body><div class="pam _a6-g uiBoxWhite"><h2 class="_a6-h _a6-i">Ines</h2><div class="_a6-p"><div>hello</div></div><div class="_a6-o">Mar 1, 2026 1:00 am</div></div><div class="pam _a6-g uiBoxWhite"><h2 class="_a6-h">Ines</h2><div class="_a6-p"><div>and th',
  );
  assert.deepEqual(
    rows.map((row) => row.text),
    ['hello', 'and th'],
  );
  assert.ok((summary.problems ?? []).some((problem) => problem.code === 'page-cut'));
});

test('a download of encrypted chats says which file could not be fetched', async () => {
  const { rows } = await readAll([`${folder('meta-facebook', 'example-2')}/input`]);
  const lost = rows.find((row) => row.notes?.some((note) => note.includes('could not be fetched')));
  assert.equal(lost?.media, undefined);
  const found = rows.filter((row) => Array.isArray(row.media) && String(row.media[0]).startsWith('item:'));
  assert.equal(found.length, 2);
});

/** The root key of each list that RLEAPP's 33 modules read (commit 4c17145), and what its entries are here. */
const lists: Record<string, string> = {
  profile_account_insights: 'account',
  impressions_history_ads_clicked: 'advertising',
  impressions_history_ads_seen: 'advertising',
  relationships_blocked_users: 'contact',
  devices_devices: 'device',
  devices_camera: 'device',
  relationships_followers: 'contact',
  relationships_following: 'contact',
  ig_lead_gen_info: 'advertising',
  inferred_data_ig_interest: 'advertising',
  likes_comment_likes: 'reaction',
  account_history_login_history: 'login',
  account_history_logout_history: 'login',
  impressions_history_music_heard_in_stories: 'visit',
  impressions_history_recs_hidden_authors: 'visit',
  account_history_password_change_history: 'change',
  relationships_follow_requests_sent: 'contact',
  profile_user: 'account',
  story_activities_polls: 'reaction',
  comments_media_comments: 'post',
  impressions_history_posts_seen: 'visit',
  account_history_account_privacy_history: 'change',
  profile_profile_change: 'change',
  relationships_permanent_follow_requests: 'contact',
  relationships_dismissed_suggested_users: 'contact',
  saved_saved_media: 'other',
  searches_user: 'search',
  ig_stories: 'post',
  impressions_history_chaining_seen: 'visit',
  impressions_history_videos_watched: 'visit',
};
for (const [key, kind] of Object.entries(lists)) {
  test(`the list ${key}, in a file of any name`, async () => {
    const entry =
      key === 'ig_lead_gen_info'
        ? { label: 'Full name', value: 'Tarn Mill' }
        : { title: 'x', string_map_data: { Time: { href: '', value: '', timestamp: 1767225600 } } };
    const { rows, summary } = await readText('q1', JSON.stringify({ [key]: [entry, entry] }));
    assert.equal(summary.provider, 'meta-instagram');
    assert.deepEqual(summary.records.byKind, { [kind]: 2 });
    assert.deepEqual(fieldsOf(summary, 'unknown'), []);
    if (key === 'ig_lead_gen_info') assert.equal(rows[0]?.text, 'Full name: Tarn Mill');
    else assert.equal(rows[0]?.at, us('2026-01-01T00:00:00Z'));
  });
}

test('reads the sample of the page of 2013 to 2017: 3 conversations, 20 messages', needsSamples, async () => {
  const { summary } = await readAll([sample('facebook-messenger', 'old-html_messages.htm')]);
  assert.equal(summary.provider, 'meta-facebook');
  assert.deepEqual([summary.records.byKind, summary.threads], [{ message: 20 }, 3]);
  assert.deepEqual(summary.accounts.map((one) => one.id).sort(), [
    'First User 一',
    'Second User 二',
    'Third User 三',
  ]);
});
