/** Slack: the example and the sample workspace. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testExample } from './declared-example.js';
import { needsSamples, sample } from './download-example.js';
import { readAll } from './read-example.js';

testExample('slack', {
  unknown: ['[].lantern', '[].profile.hat'],
  check: ({ rows }) => {
    const answer = rows.find((row) => row.text === 'Thanks');
    assert.deepEqual([answer?.actor, answer?.thread], ['inés', 'pier']);
    const bot = rows.find((row) => row.actor === 'tidebot');
    assert.equal(bot?.text, 'Low water at six');
    assert.deepEqual(rows.find((row) => row.text === 'map')?.media, ['pier map.png']);
    const late = rows.find((row) => row.at_text === 'late');
    assert.deepEqual([late?.at, late?.at_basis, late?.thread], [undefined, 'unreadable', 'D0EXAMPLE1']);
  },
});

// Counted with Python; see the sample folder's README.
test('reads the sample workspace', needsSamples, async () => {
  const { summary } = await readAll([sample('slack', 'testarchive.zip')]);
  assert.equal(summary.provider, 'slack');
  assert.deepEqual(summary.records.byKind, { message: 147, system: 11, account: 4, group: 2, change: 30 });
  assert.equal(summary.threads, 2);
  assert.equal(summary.period?.from.slice(0, 19), '2016-01-15T05:55:18');
  assert.equal(summary.period?.to.slice(0, 19), '2016-03-29T12:33:06');
  assert.equal(summary.ledger.generic, 0);
  assert.equal(summary.ledger.failed, 0);
});
