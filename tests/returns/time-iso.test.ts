/** The quick way to read an ISO time gives what the slow one gives, and leaves everything else to it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fastIso } from '../../src/returns/time-iso.js';
import { clockFields } from '../../src/returns/time-text.js';

test('times by hand: decimals of any length up to six, leap days', () => {
  assert.equal(fastIso('1970-01-01T00:00:01Z'), 1_000_000);
  assert.equal(fastIso('1970-01-01T00:00:00.5Z'), 500_000);
  assert.equal(fastIso('1970-01-01T00:00:00.000007Z'), 7);
  assert.equal(fastIso('2024-02-29T00:00:00.123Z'), Date.UTC(2024, 1, 29, 0, 0, 0, 123) * 1000);
  assert.equal(fastIso('1969-12-31T23:59:59Z'), -1_000_000);
});

test('what is no such time is left alone', () => {
  const others = [
    '',
    '2026-04-11',
    '2026-04-11T04:02:00',
    '2026-04-11T04:02:00+00:00Z',
    '2026-02-29T00:00:00Z',
    '2026-04-11T24:00:00Z',
    '2026-04-11T04:02:60Z',
    '2026-04-11T04:02:00.Z',
    '2026-04-11T04:02:00.1234567Z',
    '2026-04-11T04:02:00,123Z',
    '2026-04-11 04:02:00Z ',
    '2026-04-11T04:02:0xZ',
  ];
  for (const text of others) assert.ok(Number.isNaN(fastIso(text)), text);
});

test('both ways agree', () => {
  const time = fc.date({
    min: new Date('0001-01-01T00:00:00Z'),
    max: new Date('9999-12-31T23:59:59Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(
      time,
      fc.integer({ min: 0, max: 6 }),
      fc.integer({ min: 0, max: 999_999 }),
      (date, places, part) => {
        const decimals = places === 0 ? '' : `.${String(part).padStart(6, '0').slice(0, places)}`;
        const text = `${date.toISOString().slice(0, 19)}${decimals}Z`;
        assert.equal(fastIso(text), clockFields(text)?.us);
      },
    ),
  );
});
