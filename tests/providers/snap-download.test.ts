/** Snapchat's own download (My Data): its examples, the sample, and what tells it from the legal return. */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectPath } from '../../src/base/root.js';
import { assertExpected } from './check-example.js';
import { fieldsOf, needsSamples, readText, sample } from './download-example.js';
import { readAll, us } from './read-example.js';
import { tempReturn } from './temp-return.js';

const example = (name: string): string => projectPath('providers', 'snap', name, 'input');

test('reads the example of 2026 as counted by hand', async () => {
  const { rows, summary } = await readAll([example('example-2')]);
  assertExpected(summary, projectPath('providers', 'snap', 'example-2', 'expected.json'));
  assert.deepEqual(fieldsOf(summary, 'unknown'), ['(conversation)[].Lantern']);
  assert.equal(summary.accounts.find((one) => one.role === 'subject')?.id, 'tarn.mill7');
  const sent = rows.find((row) => row.text === 'see you at the mill');
  assert.deepEqual([sent?.actor, sent?.peers, sent?.thread], ['tarn.mill7', ['ines.calder'], 'ines.calder']);
  assert.equal(sent?.at, us('2026-09-05T12:00:10.250Z'));
  assert.equal(sent?.at_text, '2026-09-05 12:00:10 UTC');
  const group = rows.find((row) => row.text === 'hello all');
  assert.equal(group?.thread, 'Mill crew 🏖 (8f0e1d2c-1111-4222-8333-444455556666)');
  assert.deepEqual(group?.peers, ['tarn.mill7']);
  const two = rows.find((row) => row.text === 'two clocks');
  assert.equal(two?.at, us('2026-09-06T09:00:00Z'));
});

test('joins media of chats and memories, and keeps the id of what did not come', async () => {
  const { rows } = await readAll([example('example-2')]);
  const message = rows.find((row) => Array.isArray(row.media) && row.media.includes('b~AAbbCC002'));
  const [first, second] = (message?.media ?? []) as string[];
  assert.match(first!, /^item:\d+$/);
  assert.equal(second, 'b~AAbbCC002');
  const memory = rows.find((row) => row.kind === 'media' && row.lat !== undefined);
  assert.equal((memory?.media as string[] | undefined)?.length, 2);
  assert.deepEqual([memory?.lat, memory?.lon], [39.7431, -105.0201]);
  const none = rows.find((row) => row.rest?.['Media Type'] === 'Video' && row.kind === 'media');
  assert.equal(none?.lat, undefined);
});

test('reads positions in all four spellings, and 0, 0 as none', async () => {
  const { rows } = await readAll([example('example-2')]);
  const places = rows.filter((row) => row.kind === 'location' && row.lat !== undefined);
  assert.equal(places.length, 7);
  const home = rows.find((row) => row.rest?.Place === 'inferredHome');
  assert.deepEqual([home?.lat, home?.lon, home?.accuracy, home?.at], [39.743, -105.02, 30, undefined]);
  const daily = rows.find((row) => row.accuracy === 40.5);
  assert.equal(daily?.at_text, '2026-09-01');
});

test('reads the lists of 2022 as counted by hand', async () => {
  const { rows, summary } = await readAll([example('example-3')]);
  assertExpected(summary, projectPath('providers', 'snap', 'example-3', 'expected.json'));
  const sent = rows.find((row) => row.text === "I'm here");
  assert.deepEqual([sent?.actor, sent?.peers, sent?.thread], ['ines.calder', ['tarn.mill7'], 'tarn.mill7']);
  assert.equal(sent?.rest?.Text, 'I&#39;m here');
});

test('tells whose list an entry stands in', async () => {
  const { rows } = await readAll([example('example-2')]);
  const blocked = rows.filter((row) => row.rest?.Section === 'Blocked Users');
  assert.deepEqual(
    blocked.map((row) => row.peers),
    [['gone.away']],
  );
  const calls = rows.filter((row) => row.rest?.Section === 'Outgoing Calls');
  assert.equal(calls[0]?.rest?.['Length (sec)'], '312');
});

test('counts twice what comes twice, and keeps two accounts apart', async (t) => {
  const root = mkdtempSync(join(tmpdir(), 'tecum-snap-'));
  t.after(() => rmSync(root, { recursive: true, force: true }));
  for (const copy of ['a', 'b']) cpSync(example('example-2'), join(root, copy), { recursive: true });
  const twice = await readAll([root]);
  assert.equal(twice.summary.records.total, 152);
  cpSync(example('example-3'), join(root, 'c'), { recursive: true });
  const { rows, summary } = await readAll([root]);
  assert.equal(summary.records.total, 162);
  const of = (account: string) => rows.filter((row) => row.account === account).length;
  assert.deepEqual([of('tarn.mill7'), of('ines.calder')], [152, 10]);
  assert.deepEqual(
    summary.accounts
      .filter((one) => one.role === 'subject')
      .map((one) => one.id)
      .sort(),
    ['ines.calder', 'tarn.mill7'],
  );
});

test('a broken message is a line of the ledger, and the next is read', async () => {
  const text =
    '{"ines.calder":[{"From":"ines.calder","Media Type":"TEXT","Created":"soon","Content":"a","IsSender":false,"Created(microseconds)":0},{bad},{"From":"ines.calder","Media Type":"TEXT","Created":"2026-01-01 00:00:00 UTC","Content":"b","IsSender":false,"Created(microseconds)":1767225600000123}]}';
  const { rows, summary } = await readText('x', text);
  assert.equal(summary.reader?.id, 'snap-download');
  assert.deepEqual(
    rows.map((row) => [row.kind, row.text]),
    [
      ['message', 'a'],
      ['other', '{bad}'],
      ['message', 'b'],
    ],
  );
  assert.equal(rows[0]?.at_basis, 'unreadable');
  assert.equal(rows[2]?.at, us('2026-01-01T00:00:00Z') + 123);
  assert.equal(fieldsOf(summary, 'failed').length, 1);
});

test('reads the sample of 2020: two memories', needsSamples, async () => {
  const { summary } = await readAll([sample('snapchat', 'memories_history_2020.json')]);
  assert.equal(summary.provider, 'snap');
  assert.deepEqual(summary.records.byKind, { media: 2 });
  assert.deepEqual(summary.period, { from: '2020-02-14T07:29:57Z', to: '2020-02-14T07:34:00Z' });
});

test('a download of pages only is told of, and every line of it kept', async (t) => {
  const page = (text: string) => `<html><body><table><tr><td>${text}</td></tr></table></body></html>`;
  const folder = tempReturn(t, {
    'mydata~1/html/account.html': page('Username tarn.mill7'),
    'mydata~1/html/friends.html': page('ines.calder'),
    'mydata~1/html/chat_history.html': page('see you at nine'),
    'mydata~1/index.html': page('My Data'),
  });
  const { rows, summary } = await readAll([folder]);
  assert.equal(summary.provider, 'snap');
  const told = (summary.problems ?? []).filter(({ code }) => code === 'my-data-pages-only');
  assert.equal(told.length, 1);
  assert.match(told[0]!.text, /^3 pages of this download have no JSON/);
  assert.ok(rows.some((row) => JSON.stringify(row).includes('see you at nine')));
  assert.deepEqual([summary.ledger.generic, summary.ledger.setAside], [4, 0]);
});

test('two pages of such names make no download of Snap’s', async (t) => {
  const folder = tempReturn(t, {
    'account.html': '<html><p>a</p></html>',
    'friends.html': '<html><p>b</p></html>',
  });
  assert.equal((await readAll([folder])).summary.provider, null);
});

test('keeps a section that nobody knows, sets the pages aside that show the same, and takes an empty answer', async (t) => {
  const folder = tempReturn(t, {
    'json/account.json': '{"Basic Information":{"Username":"tarn.mill7","Registration IP":"198.51.100.7"}}',
    'json/purchase_history.json': '{"Purchases":[{"Item":"Geofilter","Date":"2024-12-01 00:00:00 UTC"}]}',
    'json/in_app_surveys.json': '{}',
    'html/purchase_history.html': '<html><body>Geofilter</body></html>',
  });
  const { rows, summary } = await readAll([folder]);
  assert.deepEqual(summary.records.byKind, { account: 1, purchase: 1 });
  const bought = rows.find((row) => row.kind === 'purchase');
  assert.deepEqual([bought?.at, bought?.rest?.Item], [us('2024-12-01T00:00:00Z'), 'Geofilter']);
  assert.deepEqual([summary.ledger.read, summary.ledger.setAside, summary.ledger.generic], [3, 1, 0]);
  assert.equal(summary.drift.length, 1);
  assert.deepEqual(fieldsOf(summary, 'unknown'), ['Purchases[].Item', 'Purchases']);
});
