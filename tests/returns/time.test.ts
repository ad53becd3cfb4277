/** Times: each written form, its zone and how sure that is. Expected values come from `date -u -d …` and by hand. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fastUtc, instant } from '../../src/returns/time.js';

/** Seconds since 1970 of `2026-04-11 04:02:00 UTC`, from `date -u -d '2026-04-11 04:02:00' +%s`. */
const april = 1775880120;

const stated: [string, number][] = [
  ['2026-04-11 04:02:00 UTC', april],
  ['2026-04-11T04:02:00Z', april],
  ['2026-04-11T06:02:00+02:00', april],
  ['2026-04-10T23:02:00-0500', april],
  ['2026-04-11 04:02:00 +0000 UTC', april],
  ['Sat Apr 11 04:02:00 UTC 2026', april],
  ['Sat Apr 11 04:02:00 +0000 2026', april],
  ['Apr 11 2026 04:02:00 UTC', april],
  ['Apr 11, 2026, 12:02:00 AM EDT', april],
  ['Apr 10, 2026, 11:02:00\u202fPM CDT', april],
  ['April 10, 2026 at 11:02 PM CDT', april],
  ['Sat, 11 Apr 2026 04:02:00 +0000', april],
  ['Fri, 10 Apr 2026 21:02:00 -0700 (PDT)', april],
  ['2026-04-11T04:02:00.123456789Z', april + 0.123456],
  ['2026-04-11 04:02:00.5 UTC', april + 0.5],
];

test('texts that state their zone', () => {
  for (const [text, seconds] of stated) {
    const read = instant.any(text);
    assert.deepEqual([read.us, read.basis, read.text], [Math.round(seconds * 1e6), 'stated', text], text);
  }
});

test('texts without a zone keep the wall clock, unless the layout says the zone', () => {
  for (const text of [
    '2026-04-11 04:02:00',
    '2026-04-11T04:02:00',
    'Apr 11, 2026, 4:02:00 AM',
    '11 Apr 2026, 04:02:00',
  ]) {
    assert.deepEqual(instant.any(text), { us: null, wall: april * 1e6, text, basis: 'not-stated' });
    assert.deepEqual(instant.any(text, { zone: 'UTC' }), {
      us: april * 1e6,
      wall: null,
      text,
      basis: 'layout',
    });
  }
  // 04:02 in Los Angeles, daylight time, is 11:02 UTC.
  const pacific = instant.any('2026-04-11 04:02:00', { zone: 'America/Los_Angeles' });
  assert.equal(pacific.us, (april + 7 * 3600) * 1e6);
});

test('a zone name that is not known is not guessed', () => {
  const read = instant.any('2026-04-11 04:02:00 IST', { zone: 'UTC' });
  assert.deepEqual([read.us, read.wall, read.basis], [null, april * 1e6, 'not-stated']);
});

test('day and month are told apart by the hint, by a number above 12, or not at all', () => {
  assert.equal(instant.any('04/11/2026 04:02', { order: 'mdy' }).wall, april * 1e6);
  assert.equal(instant.any('11.04.2026 04:02', { order: 'dmy' }).wall, april * 1e6);
  assert.equal(instant.any('04/13/2026').wall, Date.UTC(2026, 3, 13) * 1000);
  assert.equal(instant.any('04/11/2026 04:02').basis, 'unreadable');
});

test('what is no time stays text', () => {
  for (const text of [
    '',
    'yesterday',
    '2026-02-30 00:00:00 UTC',
    '2026-13-01',
    '25:00',
    'Foo 11 2026',
    '\\N',
  ]) {
    assert.deepEqual(instant.any(text), { us: null, wall: null, text, basis: 'unreadable' });
  }
});

test('counts from 1970 by unit, exact to the microsecond', () => {
  assert.equal(instant.epoch(1775880120, 's').us, 1775880120000000);
  assert.equal(instant.epoch('1775880120.123456', 's').us, 1775880120123456);
  assert.equal(instant.epoch('1775880120123', 'ms').us, 1775880120123000);
  assert.equal(instant.epoch('1775880120123456', 'us').us, 1775880120123456);
  assert.equal(instant.epoch('1775880120123456789', 'ns').us, 1775880120123456);
  assert.equal(instant.epoch(0, 's').us, 0);
  assert.equal(instant.epoch('x', 's').basis, 'unreadable');
  assert.equal(instant.epoch('99999999999999999999', 's').basis, 'unreadable');
});

test('counts whose unit is not said are told by their size, and the unit is stated', () => {
  for (const [digits, unit] of [
    ['1775880120', 's'],
    ['1775880120000', 'ms'],
    ['1775880120000000', 'us'],
    ['1775880120000000000', 'ns'],
  ] as const) {
    const read = instant.epochBySize(digits);
    assert.deepEqual([read.instant.us, read.unit], [1775880120000000, unit]);
  }
});

test('the fast way over bytes and the slow way agree on every second, and on nonsense', () => {
  const at = fc.integer({ min: Date.UTC(1901, 0, 1) / 1000, max: Date.UTC(2199, 11, 31) / 1000 });
  fc.assert(
    fc.property(at, (seconds) => {
      const text = `${new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
      const bytes = Buffer.from(`x${text}y`);
      assert.equal(fastUtc(bytes, 1, 24), seconds * 1e6);
      assert.equal(instant.any(text).us, seconds * 1e6);
    }),
  );
  const noise = fc.string({ unit: fc.constantFrom(...'0123456789-: UTCZ'), minLength: 23, maxLength: 23 });
  fc.assert(
    fc.property(noise, (text) => {
      const fast = fastUtc(Buffer.from(text), 0, 23);
      if (!Number.isNaN(fast)) assert.equal(instant.any(text).us, fast);
    }),
  );
  for (const text of ['2026-02-29 00:00:00 UTC', '2026-01-01 24:00:00 UTC', '2026-00-01 00:00:00 UTC']) {
    assert.ok(Number.isNaN(fastUtc(Buffer.from(text), 0, 23)), text);
  }
});
