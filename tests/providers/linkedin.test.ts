/** LinkedIn: the example, the samples, any order of columns. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testExample } from './declared-example.js';
import { needsSamples, readText, sample } from './download-example.js';
import { readAll, us } from './read-example.js';

testExample('linkedin', {
  unknown: ['Boat'],
  check: ({ rows, summary }) => {
    const message = rows.find((row) => row.text === 'Then wait\nuntil six');
    assert.deepEqual(
      [message?.actor, message?.account, message?.at],
      ['Inés Calder', 'Tarn Mill', us('2026-01-05T10:05:00Z')],
    );
    const connection = rows.find((row) => row.rest?.['Last Name'] === 'Calder');
    assert.deepEqual(connection?.peers, ['Inés Calder', 'ines@example.com']);
    assert.equal(connection?.at_basis, 'not-stated');
    assert.deepEqual(rows.find((row) => row.text === 'All hands')?.peers, ['Tarn Mill', 'Inés Calder']);
    const targeting = rows.find((row) => row.rest?.['Member Age'] === '35 to 54');
    assert.deepEqual(
      [targeting?.rest?.['Company Names'], targeting?.rest?.['Company Names (2)']],
      ['Pier Works', 'Calder'],
    );
    assert.equal(rows.find((row) => row.text === 'piers')?.at_text, 'later');
    assert.equal(summary.accounts.find((one) => one.role === 'subject')?.id, 'Tarn Mill');
  },
});

// Counted with Python; see the sample folder's README.
test('reads the samples', needsSamples, async () => {
  const fake = await readAll([sample('linkedin', 'hestia_linkedin-fake.zip')]);
  assert.deepEqual(fake.summary.records.byKind, { contact: 3000, advertising: 19 });
  assert.equal(fake.summary.provider, 'linkedin');
  const connections = await readAll([sample('linkedin', 'lni_Connections.csv')]);
  assert.deepEqual(connections.summary.records.byKind, { contact: 10 });
  assert.equal(connections.summary.provider, 'linkedin');
  const messages = await readAll([sample('linkedin', 'lni_Messages.csv')]);
  assert.deepEqual(messages.summary.records.byKind, { message: 11 });
  assert.deepEqual(
    [messages.summary.localPeriod?.from, messages.summary.localPeriod?.to].map((text) => text?.slice(0, 19)),
    ['2024-03-10T11:00:00', '2024-09-18T10:00:00'],
  );
});

test('takes the columns in any order, below any number of notes', async () => {
  const { rows } = await readText(
    'x',
    'Notes:\none\ntwo\n\nConnected On,URL,Last Name,First Name\n01 Jan 2026,https://www.linkedin.com/in/x,Wray,Oda\n',
  );
  assert.deepEqual(
    rows.map((row) => row.peers),
    [['Oda Wray']],
  );
});
