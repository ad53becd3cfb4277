/** The overview's span: outliers do not press the rest into one bar, and none of them is lost. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { chooseOverview } from '../../src/web/timeline/overview.js';
import { drawStrip } from '../../src/web/timeline/strip.js';

const day = 86_400_000_000;
const start = Date.parse('2026-10-01T00:00:00Z') * 1000;
const bar = (n: number, count = 10) => ({ start: start + n * day, kind: 'message' as const, count });

test('fifty days and an account made two years before: the fifty are shown, the one is told', () => {
  const found = chooseOverview([
    { ...bar(-700, 1), kind: 'account' },
    ...Array.from({ length: 50 }, (_, i) => bar(i)),
  ])!;
  assert.equal(found.bucket, 'day');
  assert.equal(found.before, 1);
  assert.equal(found.after, 0);
  assert.equal(
    found.bars.reduce((n, b) => n + b.count, 0),
    500,
  );
});

test('an even year is shown whole, by weeks that begin on a Monday', () => {
  const found = chooseOverview(Array.from({ length: 365 }, (_, i) => bar(i)))!;
  assert.deepEqual([found.bucket, found.before, found.after], ['week', 0, 0]);
  // 1 October 2026 is a Thursday.
  assert.equal(found.bars[0]!.start, Date.parse('2026-09-28T00:00:00Z') * 1000);
  assert.equal(found.bars[0]!.count, 40);
});

test('two days are shown by the hour; nothing is nothing', () => {
  assert.equal(chooseOverview([bar(0), bar(1)])!.bucket, 'hour');
  assert.equal(chooseOverview([]), null);
});

test('every record is drawn, or told on one side', () => {
  const days = fc.uniqueArray(fc.integer({ min: -3000, max: 3000 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 9 }), (numbers, count) => {
      const bars = numbers.sort((a, b) => a - b).map((n) => bar(n, count));
      const found = chooseOverview(bars)!;
      const drawn = found.bars.reduce((n, b) => n + b.count, 0);
      assert.equal(drawn + found.before + found.after, numbers.length * count);
      assert.ok(drawn > 0);
    }),
  );
});

test('the strip has a bar for each bucket with records and says its numbers to those who cannot see it', () => {
  const strip = drawStrip({ bucket: 'day', bars: [bar(0, 3), bar(4, 6)], undated: 2 })!;
  assert.equal(strip.svg.match(/<rect/g)?.length, 2);
  assert.match(
    strip.svg,
    /aria-label="9 records, bars of a day, from 1 Oct 2026 to 5 Oct 2026; the highest has 6"/,
  );
  assert.deepEqual(
    strip.rows.map((r) => [r.start, r.total, r.from, r.to]),
    [
      ['1 Oct 2026', 3, '2026-10-01T00:00Z', '2026-10-01T23:59Z'],
      ['5 Oct 2026', 6, '2026-10-05T00:00Z', '2026-10-05T23:59Z'],
    ],
  );
});
