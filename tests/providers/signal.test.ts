/** Signal: the example and the sample text. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testExample } from './declared-example.js';
import { needsSamples, sample } from './download-example.js';
import { readAll } from './read-example.js';
import { tempReturn } from './temp-return.js';

testExample('signal', {
  unknown: [
    'backupTimeMs',
    'chatItem.directionless',
    'chatItem.updateMessage',
    'chatItem.updateMessage.simpleUpdate',
    'chatItem.updateMessage.simpleUpdate.type',
    'version',
  ],
  namedOnly: /pier\.jpg$/,
  check: ({ rows }) => {
    const great = rows.find((row) => row.text?.toString().startsWith("We're great!"));
    assert.deepEqual(
      [great?.text, great?.at_basis, great?.thread],
      ["We're great!\nReally.  \n(- Me: 🌊 -)", 'not-stated', 'Oda Wray'],
    );
    assert.match(String(rows.find((row) => row.text?.toString().includes('pier.jpg'))?.media), /^item:\d+$/);
    const six = rows.find((row) => row.text === 'Six o’clock');
    assert.deepEqual(
      [six?.actor, six?.thread, six?.at, six?.media],
      ['Tarn', 'Pier watch', 1_767_700_001_000_000, ['tide.jpg']],
    );
  },
});

// Counted with Python; see the sample folder's README.
test('reads the sample', needsSamples, async () => {
  const { rows, summary } = await readAll([sample('signal', 'chat-miner_signal.txt')]);
  assert.equal(summary.provider, 'signal');
  assert.deepEqual(
    rows.map((row) => row.text),
    ['Hello John!', 'Hello\nJane!'],
  );
});

test('signal: a chat that WhatsApp may as well have written is not taken', async (t) => {
  const text = '[2026-01-05 10:00:00] Ada Quill: hello\n[2026-01-05 10:01:00] Bo Reed: hello back\n';
  const { summary } = await readAll([tempReturn(t, { 'f1.txt': text })]);
  assert.equal(summary.provider, 'whatsapp');
  const ours = await readAll([tempReturn(t, { 'f1.txt': text.replace('Bo Reed', 'Me') })]);
  assert.equal(ours.summary.provider, 'signal');
  const both = { a: text, b: text.replace('Bo Reed', 'Me') };
  const mixed = await readAll([tempReturn(t, both)]);
  assert.deepEqual(
    mixed.summary.ledger.items.map(({ reader }) => reader),
    ['whatsapp-chat', 'signal-export'],
  );
});
