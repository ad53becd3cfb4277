/** Venmo: the example statement. */
import assert from 'node:assert/strict';
import { testExample } from './declared-example.js';

testExample('venmo', {
  check: ({ rows, summary }) => {
    assert.deepEqual(
      rows.filter((row) => row.kind === 'payment').map((row) => [row.amount, row.currency, row.at_basis]),
      [
        [-1250, 'USD', 'not-stated'],
        [50, 'USD', 'not-stated'],
        [-20, 'USD', 'unreadable'],
      ],
    );
    assert.equal(rows[1]?.text, 'Rent 🏠, January');
    assert.equal(rows[4]?.rest?.['Ending Balance'], '$40.00');
    assert.equal(summary.accounts.find((one) => one.role === 'subject')?.id, 'tarn-mill');
  },
});
