/** The Discord reader: its example package, the exporter's samples, and the traps of both. */
import assert from 'node:assert/strict';
import { cp, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectPath } from '../../src/base/root.js';
import { fieldsOf, needsSamples, readExample, readText, sample } from './download-example.js';
import { readAll, us } from './read-example.js';

test('reads its example as counted by hand', async () => {
  const { rows, summary } = await readExample('discord');
  assert.ok(summary.findings.some((text) => text.includes('says that it holds 3 records, but 2 are in it')));
  assert.ok(summary.warnings.some((text) => text.startsWith('1 events stand in more than one folder')));
  assert.deepEqual(fieldsOf(summary, 'unknown'), ['lantern_glow']);
  assert.ok(rows.every((row) => row.account === 'tarnmill' || String(row.text).startsWith('audit log')));
  const blue = rows.find((row) => row.text === 'the van "blue"');
  assert.equal(blue?.rest?.ID, '500000000000000001');
  assert.equal((blue?.media as string[] | undefined)?.length, 2);
  assert.deepEqual([blue?.at, blue?.at_basis], [us('2026-03-10T09:00:00Z'), 'layout']);
  assert.deepEqual(blue?.peers, ['inescalder']);
  const first = rows.find((row) => row.text === 'session_start_success');
  assert.deepEqual(
    [first?.at, first?.ip, first?.place],
    [us('2026-03-09T08:00:00Z'), '198.51.100.60', 'Helena, US'],
  );
  assert.equal(rows.find((row) => row.text === 'two\nlines')?.at, us('2026-03-11T10:00:00.123Z'));
});

test('reads the same package with lower-case folders and deeper down', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tecum-discord-'));
  try {
    const inner = join(folder, 'wrapped', 'again');
    await cp(projectPath('providers', 'discord', 'example', 'input', 'package'), inner, { recursive: true });
    for (const name of ['Account', 'Activity', 'Messages', 'Servers']) {
      await rename(join(inner, name), join(inner, `${name}-x`));
      await rename(join(inner, `${name}-x`), join(inner, name.toLowerCase()));
    }
    const { summary } = await readAll([folder]);
    assert.equal(summary.records.total, 19);
    assert.equal(summary.threads, 2);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

// Counted with Python; see the sample folder's README.
const samples: [string, Record<string, number>, number, string, string][] = [
  ['DM_2A_2M.json', { message: 2, call: 1 }, 2, '2019-01-04T17:52:39.762Z', '2020-07-17T17:03:14.366Z'],
  [
    'GC_3A_5M.json',
    { message: 3, system: 2, call: 1 },
    3,
    '2023-01-17T19:33:07.489Z',
    '2023-03-03T14:47:59.187Z',
  ],
  ['SV_5A_5M.json', { message: 5 }, 2, '2018-05-20T16:09:44.209Z', '2018-05-20T16:09:51.118Z'],
];
for (const [file, byKind, accounts, from, to] of samples) {
  test(`reads the exporter's sample ${file}`, needsSamples, async () => {
    const { summary } = await readAll([sample('discord-chat-exporter', file)]);
    assert.equal(summary.provider, 'discord');
    assert.deepEqual(summary.records.byKind, byKind);
    assert.equal(summary.accounts.length, accounts);
    assert.equal(summary.threads, 1);
    assert.deepEqual(summary.period, { from, to });
    const differs = summary.findings.some((text) =>
      text.includes('says that it holds 5 messages, but 6 are in it'),
    );
    assert.equal(differs, file === 'GC_3A_5M.json');
  });
}

test('reads one loose file of messages in either form', async () => {
  const json =
    '[{"ID": 900000000000000001, "Timestamp": "2026-01-01 10:00:00", "Contents": "a", "Attachments": ""}]';
  const csv = 'ID,Timestamp,Contents,Attachments\n900000000000000001,2026-01-01 10:00:00,a,\n';
  for (const [name, text] of [
    ['messages.json', json],
    ['messages.csv', csv],
  ] as const) {
    const { rows, summary } = await readText(name, text);
    assert.equal(summary.provider, 'discord', name);
    assert.deepEqual(summary.records, { total: 1, byKind: { message: 1 } }, name);
    assert.equal(rows[0]?.rest?.ID, '900000000000000001', name);
    assert.deepEqual(summary.period, { from: '2026-01-01T10:00:00Z', to: '2026-01-01T10:00:00Z' }, name);
  }
});

test('keeps an event of any type, and reports a line that is no JSON', async () => {
  const lines = [
    '{"event_type":"login_failed","event_id":"a","timestamp":"\\"2026-01-01T10:00:00Z\\"","ip":"203.0.113.9"}',
    '{"event_type":"lantern_lit","event_id":"b","timestamp":"null","ip":"203.0.113.9"}',
    '{"event_type":"cut',
  ];
  const { rows, summary } = await readText('events-2026-00000-of-00001.json', `${lines.join('\n')}\n`);
  assert.deepEqual(
    rows.map((row) => [row.kind, row.ip]),
    [
      ['login', '203.0.113.9'],
      ['other', '203.0.113.9'],
    ],
  );
  assert.equal(rows[1]?.at, undefined);
  assert.deepEqual(fieldsOf(summary, 'failed'), ['(line)']);
});

test("reads the exporter's CSV, and its JSON where a program left parts out", async () => {
  const csv =
    'AuthorID,Author,Date,Content,Attachments,Reactions\n' +
    '"111","ann","2026-01-01T10:00:00.0000000+00:00","a, b","",""\n' +
    '"222","bo","2026-01-01T10:01:00.0000000+00:00","c","https://example.com/x.png","👍 (1)"\n';
  const read = await readText('Yard - general.csv', csv);
  assert.equal(read.summary.provider, 'discord');
  assert.deepEqual(read.summary.records, { total: 2, byKind: { message: 2 } });
  assert.deepEqual(read.summary.period, { from: '2026-01-01T10:00:00Z', to: '2026-01-01T10:01:00Z' });
  assert.deepEqual(
    read.summary.accounts.map((one) => one.id),
    ['111', '222'],
  );
  const json = {
    channel: { id: '7', name: 'general' },
    messages: [
      { id: '1', timestamp: '2026-01-01T10:00:00+00:00', content: 'a', author: { id: '111', name: 'ann' } },
    ],
  };
  const { summary } = await readText('x.json', JSON.stringify(json));
  assert.equal(summary.provider, 'discord');
  assert.deepEqual(summary.records, { total: 1, byKind: { message: 1 } });
});
