/** Spotify: the example, with histories of all three kinds. */
import assert from 'node:assert/strict';
import { testExample } from './declared-example.js';
import { us } from './read-example.js';

testExample('spotify', {
  unknown: ['[].mood'],
  namedOnly: /(Payments|Inferences)\.json$/,
  check: ({ rows }) => {
    const played = rows.find((row) => row.ip === '198.51.100.60');
    assert.deepEqual(
      [played?.at, played?.text, played?.account],
      [us('2026-01-05T16:52:10Z'), 'The Piers – High Water', 'tarn_x1'],
    );
    assert.equal(rows.find((row) => row.ip === '203.0.113.60')?.text, 'Tide Talk – One');
    const search = rows.find((row) => row.text === 'pier');
    assert.deepEqual(
      [search?.at, search?.at_text],
      [us('2026-01-05T10:00:00Z'), '2026-01-05T10:00:00.000Z[UTC]'],
    );
    assert.equal(rows.find((row) => row.rest?.msPlayed === 0)?.at, us('2026-01-05T16:55:00Z'));
    assert.equal(rows.find((row) => row.thread === 'Work')?.text, 'The Piers – High Water');
  },
});
