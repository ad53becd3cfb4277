/** Gab: the example, with mended text. */
import assert from 'node:assert/strict';
import { testExample } from './declared-example.js';
import { us } from './read-example.js';

testExample('gab', {
  unknown: ['tide'],
  namedOnly: /_(followers|following)\.csv$/,
  check: ({ rows }) => {
    const post = rows.find((row) => row.text === 'High water at the café, six');
    assert.deepEqual([post?.actor, post?.notes?.length], ['tarn', 1]);
    const like = rows.find((row) => row.text === 'Boats');
    assert.equal(like?.rest?.['created_at (2)'], '2026-01-01 10:00:00');
    assert.equal(rows.find((row) => row.ip === '2001:db8::44')?.at, us('2026-01-11T10:00:00Z'));
  },
});
