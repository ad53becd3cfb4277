/** Coinbase: the example. */
import assert from 'node:assert/strict';
import { testExample } from './declared-example.js';

testExample('coinbase', {
  unknown: ['*.*[].Shell'],
  check: ({ rows }) => {
    const sent = rows.find((row) => row.rest?.Coinbase_id === 'cb-1');
    assert.deepEqual([sent?.amount, sent?.currency, sent?.peers], [-0.015, 'BTC', ['oda@example.com']]);
    assert.equal(rows.find((row) => row.rest?.Coinbase_id === 'cb-2')?.at, 1_767_700_000_000_000);
    assert.equal(rows.find((row) => row.text === 'signout')?.at_basis, 'not-stated');
    assert.ok(
      rows.some((row) => row.kind === 'account' && row.text?.toString().includes('1 Example Street')),
    );
  },
});
