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
    const refused = rows.find((row) => row.text === 'rider_canceled' && row.rest?.flow === 'p2p');
    assert.deepEqual(
      [refused?.at, refused?.amount, refused?.rest?.rewind],
      [undefined, undefined, undefined],
    );
    // The rider's own table of 2025 is not the driver's, whose columns it shares: it says where the ride was asked for.
    const asked = rows.filter((row) => row.rest?.request_lat === '48.5');
    assert.deepEqual(
      asked.map((row) => [row.lat, row.place, row.device, row.at, row.notes?.length]),
      [
        [48.5, "1 Rue d'Exemple", 'android', us('2026-01-06T18:49:15Z'), undefined],
        [undefined, undefined, undefined, us('2026-01-06T20:00:00Z'), 1],
      ],
    );
    const details = rows.find((row) => row.rest?.fare_profile === 'UberBLACK');
    assert.deepEqual([details?.lat, details?.amount, details?.at], [39.75, 88.4, us('2026-01-06T12:20:44Z')]);
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
