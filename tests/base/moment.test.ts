/** Stored times as text. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isoOfUs, wallText } from '../../src/base/moment.js';

test('times: a fraction only where there is one, years before 1970 too', () => {
  assert.equal(isoOfUs(0), '1970-01-01T00:00:00Z');
  assert.equal(isoOfUs(1_500_000), '1970-01-01T00:00:01.500Z');
  assert.equal(isoOfUs(1_500_020), '1970-01-01T00:00:01.500020Z');
  assert.equal(isoOfUs(-1), '1969-12-31T23:59:59.999999Z');
  assert.equal(wallText(60_000_000), '1970-01-01T00:01:00');
  assert.equal(isoOfUs(9e21), '', 'past the years that dates reach');
});
