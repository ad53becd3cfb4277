/** The Telegram reader: its example, the samples, and what real exports do. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { projectPath } from '../../src/base/root.js';
import { assertExpected } from './check-example.js';
import { fieldsOf, needsSamples, readExample, readText, sample } from './download-example.js';
import { readAll, us } from './read-example.js';

test('reads its example as counted by hand', async () => {
  const { rows, summary } = await readExample('telegram');
  assert.deepEqual(fieldsOf(summary, 'unknown').sort(), [
    'chats.list[].messages[].lantern',
    'other_data',
    'other_data.about',
    'other_data.drafts',
    'other_data.drafts[].chat',
    'other_data.drafts[].html',
  ]);
  const linked = rows.find((row) => row.text === 'see https://example.com/mill');
  assert.equal(linked?.at, us('2026-03-01T10:01:00Z'));
  assert.equal(linked?.actor, 'Tarn Mill');
  assert.deepEqual(linked?.peers, ['Ines Calder']);
  assert.equal(linked?.rest?.reply_to_message_id, 1);
  assert.equal(rows.filter((row) => JSON.stringify(row.media)?.startsWith('["item:')).length, 1);
  const long = rows.find((row) => row.text === 'who is here');
  assert.equal(long?.rest?.id, '9007199254740993');
  assert.equal(long?.actor, 'user5550199');
  const session = rows.find((row) => row.kind === 'login');
  assert.deepEqual([session?.ip, session?.device], ['198.51.100.40', 'Pixel Example Android 15']);
  assert.equal(rows.find((row) => row.lat !== undefined)?.at_basis, 'not-stated');
});

// Counted with Python; see the sample folder's README.
const samples: [string, Record<string, number>, number, string | null, string | null][] = [
  ['BIG_20A_5475M.json', { message: 5475 }, 20, '2017-01-01T06:20:09.248Z', '2019-12-31T18:19:24.288Z'],
  ['DM_2A_7M.json', { message: 6, system: 2 }, 2, '2022-05-09T22:23:53Z', '2023-08-11T02:11:02Z'],
  ['chat-miner_single.json', { message: 2 }, 2, '2018-12-05T10:39:10Z', '2018-12-05T10:49:24Z'],
  ['chat-miner_batch.json', { message: 2 }, 2, '2018-12-05T10:39:10Z', '2018-12-05T10:49:24Z'],
  ['chatpack_telegram_export.json', { message: 7 }, 2, null, null],
];
for (const [file, byKind, accounts, from, to] of samples) {
  test(`reads the sample ${file}`, needsSamples, async () => {
    const { summary } = await readAll([sample('telegram', file)]);
    assert.equal(summary.provider, 'telegram');
    assert.deepEqual(summary.records.byKind, byKind);
    assert.equal(summary.accounts.length, accounts);
    assert.equal(summary.threads, 1);
    assert.deepEqual(summary.period, from === null ? null : { from, to });
    assert.deepEqual(fieldsOf(summary, 'unknown'), []);
  });
}

test('never takes two people of one name for one', async () => {
  const messages = [1, 2].map((id) => ({
    id,
    type: 'message',
    date: '2026-01-01T10:00:00Z',
    from: 'Ann',
    from_id: `user${id}`,
    text: 'x',
  }));
  const { rows, summary } = await readText(
    'result.json',
    JSON.stringify({ name: 'Yard', type: 'private_group', id: 9, messages }),
  );
  assert.deepEqual(
    rows.map((row) => row.actor),
    ['Ann', 'Ann (user2)'],
  );
  assert.equal(summary.accounts.length, 2);
  assert.ok(summary.warnings.some((text) => text.includes('named “Ann”')));
});

test('keeps what stands before a cut, and says where it was cut', async () => {
  const whole = JSON.stringify({
    name: 'Yard',
    type: 'private_group',
    id: 9,
    messages: [1, 2, 3].map((id) => ({
      id,
      type: 'message',
      date: '2026-01-01T10:00:00Z',
      from: 'Ann',
      from_id: 'user1',
      text: 'x',
    })),
  });
  const { summary } = await readText('result.json', whole.slice(0, -30));
  // What is said of the chat, and the third message as far as it came, are kept as what they are.
  assert.deepEqual(summary.records.byKind, { message: 2, other: 2 });
  assert.equal(summary.ledger.failed, 1);
  assert.ok(summary.findings.some((text) => text.includes('ends too early')));
});

test('reads the HTML pages as counted by hand', async () => {
  const { rows, summary } = await readAll([projectPath('providers', 'telegram', 'example-2', 'input')]);
  assertExpected(summary, projectPath('providers', 'telegram', 'example-2', 'expected.json'));
  const texts = rows.filter((row) => row.kind === 'message').map((row) => row.text ?? null);
  assert.deepEqual(texts.slice(0, 4), [
    'Grüße & hello\nsecond line',
    'see https://example.com/mill',
    null,
    'forwarded words',
  ]);
  const second = rows.find((row) => row.rest?.id === '3');
  assert.deepEqual([second?.actor, second?.at], ['Ada Quill', us('2026-03-01T09:04:10Z')]);
  const picture = rows.find((row) => row.rest?.id === '4');
  assert.deepEqual(picture?.rest?.reply_to_message_id, '2');
  assert.match(String((picture?.media as string[] | undefined)?.[0]), /^item:\d+$/);
  const passedOn = rows.find((row) => row.rest?.id === '5');
  assert.deepEqual([passedOn?.actor, passedOn?.rest?.forwarded_from], ['Bo Example', 'Carol Tern']);
  assert.equal(rows.find((row) => row.rest?.id === '6')?.at_basis, 'not-stated');
});

test('keeps a kind of chat or message that Telegram is not known to write, and what stands in the place of a clock', async () => {
  const message = {
    id: 1,
    type: 'oracle',
    date_unixtime: '1767225600',
    from: 'Ann',
    from_id: 'user1',
    text: 'x',
  };
  const messages = [message];
  const list = [
    { name: 'Yard', type: 'private_group', id: 9, messages },
    { name: 'Moon', type: 'moon_group', id: 8, messages: [] },
  ];
  const { rows } = await readText('result.json', JSON.stringify({ about: 'x', chats: { about: 'x', list } }));
  assert.deepEqual(
    rows.map(({ kind, rest }) => [kind, rest?.type]),
    [
      ['message', 'oracle'],
      ['other', 'moon_group'],
    ],
  );
  const page = `<html><head><title>Exported Data</title></head><body onload="CheckLocation();"><div class="page_wrap"><div class="page_header"><div class="text bold">Yard</div></div><div class="page_body chat_page"><div class="history">
    <div class="message default clearfix" id="message1"><div class="pull_left userpic_wrap"><div class="userpic"><div class="initials">AQ stray</div></div></div>
    <div class="body"><div class="pull_right date details" title="01.03.2026 10:00:00 UTC+01:00">10:00</div><div class="from_name">Ada</div><div class="text">hi</div></div></div></div></div></div></body></html>`;
  const html = await readText('messages.html', page);
  assert.deepEqual(
    html.rows.map(({ text, rest }) => [text, rest?.shown]),
    [['hi', 'stray']],
  );
});
