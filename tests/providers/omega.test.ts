/** Omega: the example. */
import assert from 'node:assert/strict';
import { testExample } from './declared-example.js';

testExample('omega', {
  unknown: ['(value that no known row points to)'],
  check: ({ rows }) => {
    const said = rows.find((row) => row.text === 'Hola, ¿qué tal?');
    assert.deepEqual(
      [said?.peers, said?.rest?.translate, said?.thread],
      [['Inés'], 'Hello, how are you?', '201'],
    );
    const own = rows.find((row) => row.kind === 'account');
    assert.deepEqual([own?.lat, own?.lon, own?.place], [39.75, -84.19, 'Dayton, Ohio, US']);
    assert.ok(rows.some((row) => row.text === 'left over'));
  },
});
