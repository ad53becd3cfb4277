/** The WhatsApp chat reader: its example, every date style of the samples, and what it must not guess or take. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { needsSamples, readExample, readText, sample } from './download-example.js';
import { readAll } from './read-example.js';

test('reads its example as counted by hand', async () => {
  const { rows, summary } = await readExample('whatsapp');
  const photo = rows.find((row) => row.text === 'IMG-20260301-WA0001.jpg (file attached)\nthe plate');
  assert.match(String((photo?.media as string[] | undefined)?.[0]), /^item:\d+$/);
  assert.equal(rows.find((row) => row.rest?.mediaOmitted)?.actor, '+1 212-555-0147');
  const place = rows.find((row) => row.lat !== undefined);
  assert.deepEqual([place?.lat, place?.lon, place?.kind], [47.5001, -111.3002, 'message']);
  assert.equal(rows.filter((row) => row.rest?.deleted === true).length, 1);
  assert.equal(rows.filter((row) => row.rest?.edited === true).length, 1);
  assert.ok(summary.warnings.some((text) => text.includes('names no time zone')));
  assert.ok(summary.warnings.some((text) => text.includes('read as day/month/year')));
  assert.equal(summary.findings.length, 0);
});

// Counted in the files by hand; see the sample folder's README.
const samples: [string, number, number, number, string | null][] = [
  ['2A_5M.txt', 5, 0, 2, '2021-01-01T12:00:00'],
  ['4A_11M.txt', 11, 3, 5, null],
  ['4A_11M.zip', 11, 3, 5, null],
  ['chat-miner_test_ddmmyy_24hrs.txt', 7, 2, 5, '2019-01-01T11:25:00'],
  ['chat-miner_test_mmddyy_24hrs.txt', 7, 2, 5, '2019-01-01T11:25:00'],
  ['chat-miner_test_yyyymmdd_24hrs.txt', 7, 2, 5, '2019-01-01T11:25:00'],
  ['chat-miner_test_mmddyyyy_12hrs.txt', 7, 2, 5, '2019-01-01T11:25:00'],
  ['chat-miner_test_bracket-mmddyy_24hrs.txt', 7, 2, 5, '2019-01-01T11:25:00'],
  ['locket_android.txt', 6, 2, 2, '2025-01-15T10:32:00'],
  ['sodascience_chat.txt', 9, 1, 4, '2020-07-14T22:05:54'],
  ['sodascience_chat_file1.txt', 9, 1, 4, '2020-07-14T22:05:54'],
  ['sodascience_chat_file2.txt', 9, 1, 4, '2020-07-14T22:05:54'],
  ['sodascience_chat_file3.txt', 9, 1, 4, '2020-07-14T22:05:00'],
];
for (const [file, messages, notices, speakers, from] of samples) {
  test(`reads the sample ${file}`, needsSamples, async () => {
    const { summary } = await readAll([sample('whatsapp', file)]);
    assert.equal(summary.provider, 'whatsapp');
    assert.equal(summary.records.byKind.message, messages);
    assert.equal(summary.records.byKind.system ?? 0, notices);
    assert.equal(summary.records.total, messages + notices);
    assert.equal(summary.accounts.length, speakers);
    assert.equal(summary.threads, 1);
    assert.equal(summary.period, null);
    assert.equal(summary.localPeriod?.from ?? null, from);
    assert.equal(summary.bytesAccounted, summary.bytes);
  });
}

test('does not take Signal text, a program log, a CSV or prose for a chat', async () => {
  const signal =
    '[2019-12-24, 12:23] Ann: Hello\n[2019-12-24, 12:24] Bo: Hello\n[2019-12-24, 12:25] Bo: there\n';
  const log = '2026-01-01 12:34:56 - INFO: started\n2026-01-01 12:34:57 - INFO: stopped\n';
  const bracketed = '[2026-01-01 12:34:56] local.ERROR: broken\n[2026-01-01 12:34:57] local.INFO: mended\n';
  const csv = 'date,who,what\n01/02/2026,Bo,hello\n02/02/2026,Bo,there\n';
  const prose = 'On 12/9/20, 23:55 - as Bo said: it rained.\nThen it did not.\nNothing more is known.\n';
  for (const [name, text] of [
    ['signal.txt', signal],
    ['app.txt', log],
    ['laravel.txt', bracketed],
    ['notes.csv', csv],
    ['prose.txt', prose],
  ] as const) {
    const { summary } = await readText(name, text);
    assert.notEqual(summary.provider, 'whatsapp', name);
  }
});

test('finds out the order from a later line, and says by which', async () => {
  const { rows, summary } = await readText(
    '_chat.txt',
    '[03/04/26, 10:00:00] Ann: a\n[13/04/26, 10:00:00] Ann: b\n',
  );
  assert.deepEqual(summary.localPeriod, { from: '2026-04-03T10:00:00', to: '2026-04-13T10:00:00' });
  assert.equal(rows.length, 2);
  assert.ok(summary.warnings.some((text) => text.includes('line 2 (13/04/26, 10:00:00)')));
});

test('takes the run of the lines as evidence when no number is above 12', async () => {
  const lines = ['01/02/26', '02/02/26', '03/02/26', '01/03/26', '02/03/26', '01/04/26'];
  const text = lines.map((date) => `${date}, 10:00 - Ann: x`).join('\n');
  const { summary } = await readText('WhatsApp Chat with Ann.txt', text);
  assert.deepEqual(summary.localPeriod, { from: '2026-02-01T10:00:00', to: '2026-04-01T10:00:00' });
  assert.ok(summary.warnings.some((warning) => warning.includes('order of the lines alone')));
});

test('leaves dates open that could be either, keeps the text and says so', async () => {
  const { rows, summary } = await readText('_chat.txt', '3/4/26, 10:00 - Ann: a\n3/4/26, 10:01 - Bo: b\n');
  assert.equal(summary.localPeriod, null);
  assert.equal(rows[0]?.at_text, '3/4/26, 10:00');
  assert.equal(rows[0]?.wall, undefined);
  assert.ok(
    summary.findings.some((text) =>
      text.includes('Nothing in the file tells day/month/year from month/day/year'),
    ),
  );
});

test('reads two styles of one file each by its own order', async () => {
  const text = '[13/01/2026, 10:00:00] Ann: a\n1/14/26, 3:05 PM - Ann: b\n2026-01-15, 10:00 - Ann: c\n';
  const { rows } = await readText('_chat.txt', text);
  const days = rows.map((row) => new Date(Number(row.wall) / 1000).toISOString());
  assert.deepEqual(days, [
    '2026-01-13T10:00:00.000Z',
    '2026-01-14T15:05:00.000Z',
    '2026-01-15T10:00:00.000Z',
  ]);
});

test('reads hours and digits of other languages', async () => {
  const text = [
    '15/03/2026, 3:05 p. m. - Ann: spanish',
    '15/03/2026, 12:05 a. m. - Ann: after midnight',
    '2026. 3. 15. 오후 3:15 - Ann: korean',
    '[2026/3/15 下午3:15:02] Ann: chinese',
    '[١٥‏/٣‏/٢٠٢٦، ٣:١٥:٠٢ م] Ann: arabic',
    '‎[15/03/26, 3:05:06 PM] Ann: narrow space',
    '15.03.26, 15:05 - Ann: german',
  ].join('\r\n');
  const { rows } = await readText('_chat.txt', text);
  const clocks = rows.map((row) => new Date(Number(row.wall) / 1000).toISOString().slice(0, 19));
  assert.deepEqual(clocks, [
    '2026-03-15T15:05:00',
    '2026-03-15T00:05:00',
    '2026-03-15T15:15:00',
    '2026-03-15T15:15:02',
    '2026-03-15T15:15:02',
    '2026-03-15T15:05:06',
    '2026-03-15T15:05:00',
  ]);
});

test('tells notices with colons from messages', async () => {
  const text = [
    '13/01/2026, 10:00 - Ann changed the subject to “Yard: noon”',
    '13/01/2026, 10:01 - Missed voice call at 10:30 PM',
    '13/01/2026, 10:02 - Du hast die Gruppe „Hof: Mittag“ erstellt',
    '13/01/2026, 10:03 - Ann: at 10:30: the yard',
    '[13/01/2026, 10:04:00] The Yard: ‎Messages and calls are end-to-end encrypted. Only people in this chat can read them.',
    '[13/01/2026, 10:05:00] Ann: ‎image omitted',
  ].join('\n');
  const { rows } = await readText('_chat.txt', text);
  assert.deepEqual(
    rows.map((row) => row.kind),
    ['system', 'system', 'system', 'message', 'system', 'message'],
  );
  assert.equal(rows[3]?.text, 'at 10:30: the yard');
  assert.deepEqual(rows[5]?.media, ['image omitted']);
});

test('points each record at its bytes', async () => {
  const text = Buffer.from(
    '\ufeffTitle\r\n13/01/2026, 10:00 - Zoë: one\r\ntwo\r\n13/01/2026, 10:01 - Zoë: three\r\n',
    'utf8',
  );
  const { rows, summary } = await readText('_chat.txt', text);
  const cut = (row: (typeof rows)[number]) =>
    text.subarray(Number(row.offset), Number(row.offset) + Number(row.length)).toString('utf8');
  assert.deepEqual(rows.map(cut), ['13/01/2026, 10:00 - Zoë: one\r\ntwo', '13/01/2026, 10:01 - Zoë: three']);
  assert.deepEqual(
    rows.map((row) => row.line),
    [2, 4],
  );
  const aside = summary.ledger.items[0]?.fields.find((field) => field.state === 'set_aside');
  assert.equal(aside?.count, 1);
});

// Without a name of WhatsApp's or its opening notice such lines could as well be Signal's text export.
test('reads the style of Swedish phones, which program logs share', async () => {
  const { summary } = await readText(
    '_chat.txt',
    '[2026-01-02 12:34:56] Ann: a\n[2026-01-02 12:34:57] Bo: b\n',
  );
  assert.equal(summary.provider, 'whatsapp');
  assert.deepEqual(summary.records.byKind, { message: 2 });
});
