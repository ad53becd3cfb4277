/** Cash App: the example workbook. */
import assert from 'node:assert/strict';
import { testExample } from './declared-example.js';

testExample('block-cash-app', {
  unknown: ['(cells outside the known blocks)'],
  check: ({ rows }) => {
    const physical = rows.find((row) => row.rest?.['Physical Card Number'] !== undefined);
    assert.deepEqual(
      [physical?.rest?.Address, physical?.at_text],
      ['1 Example Street, Dayton', '2024-07-01 00:00:00'],
    );
    const banks = rows.filter((row) => row.rest?.['Bank Account Number'] !== undefined);
    assert.deepEqual(
      banks.map((row) => row.rest?.['Bank Account Number']),
      ['000123456', '000777888'],
    );
    const address = rows.find((row) => row.ip === '198.51.100.95');
    assert.deepEqual([address?.kind, address?.at_text], ['login', '2026-01-05 10:00:00']);
    assert.ok(rows.some((row) => row.text?.toString().includes('USD 20.00')));
    assert.equal(rows.filter((row) => row.kind === 'account' && row.text === '900000001').length, 0);
  },
});
