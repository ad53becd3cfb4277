/** The generic reader, on text made here and on sample files by others where they are at hand. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { projectPath } from '../../src/base/root.js';
import { put, readAll, tempFolder } from './helpers.js';

const samples = projectPath('..', 'shared', 'samples');
const noSamples = existsSync(samples) ? false : 'the shared samples are not on this machine';

test('a table: every cell under its name, a time where a column tells one', async (t) => {
  const folder = await tempFolder(t);
  const paths = await put(folder, {
    'a.csv': 'Report of 3 May\n\nWhen;Sent at;Who\nx;2026-04-11 04:02:00 UTC;ana\ny;;ben\n',
  });
  const { summary, records } = await readAll(paths);
  assert.deepEqual(
    records.map((record) => record.rest),
    [
      { When: 'x', Who: 'ana' },
      { When: 'y', Who: 'ben' },
    ],
  );
  assert.equal(records[0]!.at, 1775880120000000);
  assert.equal(summary.period, null);
});

test('JSON: elements of the outer lists, and what lies outside them', async (t) => {
  const folder = await tempFolder(t);
  const paths = await put(folder, {
    'a.json': '{"user":{"id":12345678901234567},"log":{"rows":[{"created_at":1775880120},{"x":[1]}]}}',
  });
  const { records } = await readAll(paths);
  assert.deepEqual(
    records.map((record) => [record.path, record.rest]),
    [
      ['log.rows[0]', { created_at: 1775880120 }],
      ['log.rows[1]', { x: [1] }],
      ['(outside the lists)', { user: { id: '12345678901234567' } }],
    ],
  );
  assert.equal(records[0]!.at, 1775880120000000);
});

test('JSON lines: a broken line is a finding, the others are read', async (t) => {
  const folder = await tempFolder(t);
  const paths = await put(folder, { 'a.log': '{"a":1}\n{"a":2}\n{"a":\n{"a":3}\n' });
  const { summary } = await readAll(paths);
  assert.equal(summary.records.total, 3);
  assert.equal(summary.ledger.items[0]!.rows, 4);
  assert.match(summary.findings[0]!, /Line 3 is not JSON/);
});

/** Rows counted with Python's csv and json, as the samples' README says. */
const counted: [string, number][] = [
  ['phone-cdr/notional_PICKUP_DRIVER002_CDR.csv', 2260],
  ['phone-cdr/notional_DISTRIBUTOR002_CDR.csv', 3576],
  ['phone-cdr/notional_edges_rollup.csv', 926],
  ['linkedin/lni_Connections.csv', 10],
  ['linkedin/lni_Messages.csv', 11],
  // 3,000 connections, 18 inferences, 1 row of targeting.
  ['linkedin/hestia_linkedin-fake.zip', 3019],
  ['uber/hestia_uber-rider.zip', 40],
  // 158 messages, 30 integration logs, 4 users, 2 channels.
  ['slack/testarchive.zip', 194],
  ['reddit/saved_posts.csv', 2],
  // Two messages, one of them on two lines: lines begin with [, but it is no JSON.
  ['signal/chat-miner_signal.txt', 3],
];

test('sample files by others: as many records as were counted by other means', {
  skip: noSamples,
}, async () => {
  for (const [name, rows] of counted) {
    const { summary } = await readAll([projectPath('..', 'shared', 'samples', name)]);
    assert.equal(summary.records.total, rows, name);
    assert.equal(summary.bytesAccounted, summary.bytes, name);
    assert.equal(summary.ledger.failed, 0, name);
  }
});

test('text that opens with a number in brackets is text, and a list of numbers is JSON', async (t) => {
  const folder = await tempFolder(t);
  const notes = await readAll(await put(folder, { 'a.txt': '[1] First note\n[2] Second note\n' }));
  assert.equal(notes.summary.ledger.items[0]!.state, 'generic');
  assert.equal(notes.summary.records.total, 2);
  const numbers = await readAll(await put(folder, { 'b.json': '[1]\n' }));
  assert.deepEqual(
    numbers.records.map((record) => record.text),
    ['1'],
  );
});
