/** Uber: the example of rider and driver, and the sample of a rider. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testExample } from './declared-example.js';
import { needsSamples, sample } from './download-example.js';
import { readAll, us } from './read-example.js';

testExample('uber', {
  unknown: ['Tip'],
  check: ({ rows }) => {
    const cancelled = rows.find((row) => row.text === 'CANCELED');
    assert.deepEqual([cancelled?.at, cancelled?.notes?.length], [us('2026-01-06T07:00:00Z'), 1]);
    const [first] = rows.filter((row) => row.text === 'COMPLETED');
    assert.deepEqual([first?.lat, first?.lon, first?.amount, first?.currency], [48.5, 2.25, 32.82, 'EUR']);
    const refused = rows.find((row) => row.text === 'rider_canceled');
    assert.deepEqual(
      [refused?.at, refused?.amount, refused?.rest?.rewind],
      [undefined, undefined, undefined],
    );
    assert.equal(rows.find((row) => row.text === 'ontrip')?.at, 1_767_780_000_000_000);
  },
});

// Counted with Python; see the sample folder's README.
test('reads the sample of a rider', needsSamples, async () => {
  const { summary } = await readAll([sample('uber', 'hestia_uber-rider.zip')]);
  assert.equal(summary.provider, 'uber');
  assert.deepEqual(summary.records.byKind, { trip: 40 });
});
