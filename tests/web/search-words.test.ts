/** Near words: one letter more, less, other or swapped; held against a table of distances worked out the long way. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { near, withinOne } from '../../src/web/look-up/search-words.js';

/** Distance with neighbours swapped counted as one step, by the whole table. */
function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number): number => rows[i]![j]!;
  for (let i = 1; i <= a.length; i += 1)
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      rows[i]![j] = Math.min(
        at(i - 1, j) + 1,
        at(i, j - 1) + 1,
        at(i - 1, j - 1) + cost,
        swapped ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
  return at(a.length, b.length);
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 });

test('within one slip, as the whole table says', () => {
  fc.assert(
    fc.property(word, word, (a, b) => withinOne(a, b) === distance(a, b) <= 1),
    { numRuns: 5000 },
  );
});

test('short words must be typed as they are; marks and capitals do not matter', () => {
  assert.equal(near(['kik'], 'Kik Messenger'), true);
  assert.equal(near(['kok'], 'Kik Messenger'), false);
  assert.equal(near(['telefonca'], 'Telefónica'), true);
  assert.equal(near(['mesenger', 'kik'], 'Kik Messenger'), true);
  assert.equal(near(['mesenger', 'zoom'], 'Kik Messenger'), false);
});
