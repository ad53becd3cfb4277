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
    assert.deepEqual(
      rows.filter((row) => row.service === 'Alexa').map((row) => row.peers),
      [['Oda'], undefined],
    );
  },
});
