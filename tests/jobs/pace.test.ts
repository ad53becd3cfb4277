/** The words of a reading's progress. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Pace, shareOf } from '../../src/jobs/pace.js';

const at = (bytes: number, records = 0) => ({ bytes, of: 10e9, item: 'a/b.csv', records });

test('bytes, records and the file from the start; the time left once the pace is known', () => {
  const pace = new Pace();
  assert.equal(pace.label(at(0), 0), '0 kB of 10.00 GB · 0 records so far · reading a/b.csv');
  // 1 GB in 10 s leaves 90 s.
  assert.match(
    pace.label(at(1e9, 1), 10_000),
    /1\.00 GB of 10\.00 GB · 1 record so far · about 2 minutes left/,
  );
  assert.equal(shareOf({ bytes: 0, of: 0 }), 0);
});

test('the pace is that of the last half minute, not of all', () => {
  const pace = new Pace();
  pace.label(at(0), 0);
  pace.label(at(5e9), 10_000);
  pace.label(at(5e9), 60_000);
  // 1 GB in the 30 s since; 4 GB are left.
  assert.match(pace.label(at(6e9), 90_000), /about 2 minutes left/);
});

test('a reading that stands still promises nothing', () => {
  const pace = new Pace();
  pace.label(at(5e9), 0);
  assert.doesNotMatch(pace.label(at(5e9), 20_000), /left/);
});
