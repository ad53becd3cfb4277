/** Netflix: the example, with headers of both kinds. */
import assert from 'node:assert/strict';
import { testExample } from './declared-example.js';
import { us } from './read-example.js';

testExample('netflix', {
  unknown: ['Mood'],
  check: ({ rows }) => {
    const streamed = rows.find((row) => row.ip === '198.51.100.31');
    assert.deepEqual(
      [streamed?.at, streamed?.device, streamed?.account],
      [us('2026-01-03T03:04:05Z'), 'TV 2026', 'tarn@example.com'],
    );
    assert.equal(rows.find((row) => row.ip === '2001:db8::30')?.at_text, 'soon');
    assert.equal(rows.find((row) => row.kind === 'payment')?.amount, 16.5);
    assert.equal(rows.find((row) => row.rest?.['Latest Bookmark'] === 'Not latest view')?.at_basis, 'layout');
  },
});
