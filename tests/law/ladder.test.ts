/** The order of legal process, and what suffices for what. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { processes } from '../../src/base/vocabulary.js';
import { higher, rank, suffices } from '../../src/law/ladder.js';
import { loadLaw } from '../../src/law/load.js';

const law = loadLaw();
const anyProcess = fc.constantFrom(...processes);

test('the ladder goes up from subpoena over order and warrant to interception', () => {
  const up = [
    'preservation',
    'subpoena',
    'court_order_2703d',
    'search_warrant',
    'pen_trap_order',
    'wiretap_order',
  ] as const;
  const ranks = up.map((process) => rank(law, process));
  assert.deepEqual(
    ranks,
    [...ranks].sort((a, b) => a - b),
  );
  assert.equal(new Set(ranks).size, up.length);
});

test('a warrant gets what a subpoena and an order get, but nothing that is still to come', () => {
  assert.ok(suffices(law, 'search_warrant', 'subpoena'));
  assert.ok(suffices(law, 'search_warrant', 'court_order_2703d'));
  assert.ok(!suffices(law, 'search_warrant', 'wiretap_order'));
  assert.ok(!suffices(law, 'pen_trap_order', 'subpoena'));
  assert.ok(!suffices(law, 'subpoena', 'court_order_2703d'));
  assert.ok(!suffices(law, 'emergency', 'subpoena'));
});

test('nothing stands above what cannot be had', () => {
  assert.equal(higher(law, 'wiretap_order', 'not_available'), 'not_available');
  assert.equal(higher(law, 'not_available', 'subpoena'), 'not_available');
});

test('higher: the same both ways round, and never below either', () => {
  fc.assert(
    fc.property(anyProcess, anyProcess, (a, b) => {
      const top = rank(law, higher(law, a, b));
      assert.equal(top, rank(law, higher(law, b, a)));
      assert.ok(top >= rank(law, a) && top >= rank(law, b));
    }),
  );
});

test('what suffices never stands lower, and passes on through the ladder', () => {
  fc.assert(
    fc.property(anyProcess, anyProcess, anyProcess, (a, b, c) => {
      if (suffices(law, a, b)) assert.ok(rank(law, a) >= rank(law, b));
      if (suffices(law, a, b) && suffices(law, b, c)) assert.ok(suffices(law, a, c));
    }),
  );
});
