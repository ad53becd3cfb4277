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
  const { summary, rows } = await readAll([sample('uber', 'hestia_uber-rider.zip')]);
  assert.equal(summary.provider, 'uber');
  assert.deepEqual(summary.records.byKind, { trip: 40 });
  // Three trips never began and four never ended, which Uber writes as the first moment of 1970: that is no time.
  const never = '1970-01-01 00:00:00 +0000 UTC';
  assert.equal(rows.filter((row) => row.rest?.['Begin Trip Time'] === never).length, 3);
  assert.equal(
    rows.filter((row) => row.rest?.['Dropoff Time'] === never && row.until === undefined).length,
    4,
  );
  assert.equal(summary.period?.from, '2015-08-01T16:37:20Z');
});
