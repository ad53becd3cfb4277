/** MeWe: the example. */
import assert from 'node:assert/strict';
import { testExample } from './declared-example.js';
import { us } from './read-example.js';

testExample('mewe', {
  unknown: ['(line)'],
  namedOnly: /(stats|devices|emails|group-memberships|contacts)\.txt$|\.jpg$/,
  check: ({ rows }) => {
    const said = rows.find((row) => row.thread === 't1' && row.actor === 'u100');
    assert.deepEqual(
      [said?.text, said?.at, said?.account],
      ['High water: six\nand again', us('2026-01-05T10:00:00Z'), 'u100'],
    );
    assert.match(String(said?.media), /^item:\d+$/);
    assert.equal(rows.find((row) => row.at_text === 'later')?.media?.toString(), 'gone.pdf');
    assert.equal(rows.find((row) => row.ip === '2001:db8::90')?.at, us('2026-01-08T11:00:00Z'));
    assert.equal(rows.find((row) => row.kind === 'group')?.rest?.name, 'Knots, bends and hitches');
    assert.ok(rows.some((row) => row.text === 'no pairs here'));
  },
});
