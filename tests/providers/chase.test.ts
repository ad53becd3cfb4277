/** Chase: the example PDF. */
import assert from 'node:assert/strict';
import { testExample } from './declared-example.js';

testExample('chase', {
  unknown: ['(lines outside of user data and events)'],
  check: ({ rows }) => {
    const [first, second] = rows.filter((row) => row.kind === 'login');
    assert.deepEqual(
      [first?.lat, first?.lon, first?.device, first?.rest?.STS],
      [39.75, -84.19, 'Example Phone 1', 'OK, then more'],
    );
    assert.deepEqual([first?.at, first?.at_basis, second?.device], [undefined, 'not-stated', 'Café phone']);
    const customer = rows.find((row) => row.kind === 'account');
    assert.deepEqual(
      [customer?.rest?.['Customer Name'], customer?.rest?.['H. Phone']],
      ['TARN MILL', '9375550142'],
    );
  },
});
