/** Amazon: the example, with the orders of both layouts. */
import assert from 'node:assert/strict';
import { testExample } from './declared-example.js';
import { us } from './read-example.js';

testExample('amazon', {
  unknown: ['Tag'],
  check: ({ rows }) => {
    const rope = rows.find((row) => row.text === 'Rope, 10 m');
    assert.deepEqual(
      [rope?.amount, rope?.place, rope?.rest?.['Gift Message']],
      [1020.5, '1 Example Street', undefined],
    );
    const book = rows.find((row) => row.text === 'Küstenfahrt');
    assert.deepEqual([book?.at, book?.at_text], [undefined, undefined]);
    const lamp = rows.find((row) => row.text === 'Old lamp');
    assert.deepEqual([lamp?.at, lamp?.amount], [us('2021-01-05T10:00:00Z'), 5]);
    // `'1,495'`, apostrophes and all.
    const bench = rows.find((row) => row.text === 'Bench');
    assert.deepEqual([bench?.amount, bench?.rest?.['Total Amount']], [1495, undefined]);
    // Price, tax and what a promotion takes back; where the sum has no currency, that of the price.
    assert.deepEqual(
      rows.filter((row) => row.text === 'Tide songs').map((row) => [row.amount, row.currency]),
      [
        [9.99, 'USD'],
        [0.6, 'USD'],
        [-9.99, 'USD'],
      ],
    );
    const rental = rows.find((row) => row.rest?.['Offer Type'] === 'RENTAL');
    assert.deepEqual(
      [rental?.at, rental?.until, rental?.rest?.['Grant Time']],
      [us('2026-01-12T18:00:00Z'), us('2026-02-11T18:00:00Z'), undefined],
    );
    const playing = rows.find((row) => row.rest?.['Seconds Viewed'] === '3600');
    assert.deepEqual([playing?.place, playing?.rest?.['Amazon Device Model Name']], ['Dayton', undefined]);
    assert.deepEqual(
      rows.filter((row) => row.service === 'Alexa').map((row) => row.peers),
      [['Oda'], undefined],
    );
  },
});
