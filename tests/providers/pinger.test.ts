/** Pinger: the example workbooks, known by their names, since their columns are not public. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { projectPath } from '../../src/base/root.js';
import { assertExpected } from './check-example.js';
import { pathsOf } from './declared-example.js';
import { readAll, us } from './read-example.js';

const example = projectPath('providers', 'pinger', 'example');

test('reads the example as it was counted, every column kept', async () => {
  const { rows, summary } = await readAll([`${example}/input`]);
  assertExpected(summary, `${example}/expected.json`);
  assert.deepEqual(pathsOf(summary, 'unknown'), [
    'Address',
    'From',
    'Seconds',
    'Seen',
    'Start',
    'To',
    'When',
    'Words',
  ]);
  const call = rows.find((row) => row.kind === 'call');
  assert.deepEqual([call?.at, call?.rest?.To], [us('2026-01-05T10:00:00Z'), '9375550143']);
  assert.equal(rows.find((row) => row.kind === 'login')?.ip, '198.51.100.99');
  assert.equal(rows.find((row) => row.rest?.Words === 'Añadir')?.at_basis, 'not-stated');
});

test('one such name alone is no proof', async () => {
  const { summary } = await readAll([`${example}/input/9375550142 CDR.xlsx`]);
  assert.notEqual(summary.provider, 'pinger');
});
