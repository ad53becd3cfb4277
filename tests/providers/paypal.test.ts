/** PayPal: the example, and dates whose order nothing shows. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testExample } from './declared-example.js';
import { readText } from './download-example.js';
import { us } from './read-example.js';

testExample('paypal', {
  unknown: ['Shell'],
  check: ({ rows }) => {
    const [first, second] = rows.filter((row) => row.currency === 'USD');
    assert.deepEqual([first?.at, first?.amount], [us('2026-01-05T16:30:00Z'), -45.99]);
    assert.deepEqual([second?.amount, second?.text, second?.rest?.Shell], [1200, 'Dory, used', 'pink']);
    const euro = rows.find((row) => row.currency === 'EUR');
    assert.deepEqual([euro?.at, euro?.amount], [us('2026-06-20T17:52:00Z'), -12.99]);
  },
});

test('does not guess which number is the day', async () => {
  const { rows, summary } = await readText(
    'x',
    'Date,Time,TimeZone,Gross,Fee,Net,Transaction ID\n03/04/2026,10:00:00,UTC,1,0,1,A\n',
  );
  assert.deepEqual([rows[0]?.at, rows[0]?.at_basis], [undefined, 'unreadable']);
  assert.ok(summary.findings.some((text) => text.includes('day and month')));
});
