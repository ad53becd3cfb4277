/** Verizon Cloud: the example; which file belongs to which message. */
import assert from 'node:assert/strict';
import { testExample } from './declared-example.js';
import { us } from './read-example.js';

testExample('synchronoss', {
  unknown: ['Tower', 'contacts.contact[].boat'],
  namedOnly: /(\.jpg|\/0)$/,
  check: ({ rows }) => {
    const sent = rows.find((row) => row.rest?.['Message ID'] === 'm2');
    assert.match(JSON.stringify(sent?.media), /^\["item:\d+","gone.jpg"\]$/);
    assert.deepEqual(
      [sent?.peers, sent?.notes?.length, sent?.account],
      [['+19375550143', '+19375550144'], 1, 'LC0EXAMPLE1'],
    );
    assert.equal(rows.find((row) => row.text === 'High water, six')?.at_basis, 'not-stated');
    const upload = rows.find((row) => row.ip === '198.51.100.80');
    assert.deepEqual(
      [upload?.text, upload?.at],
      [`upload of a file with SHA-256 ${'ab'.repeat(32)}`, us('2026-01-05T09:00:00Z')],
    );
    assert.deepEqual(
      rows
        .filter((row) => row.kind === 'media')
        .map((row) => row.text)
        .sort(),
      ['0', 'IMG_1.jpg'],
    );
  },
});
