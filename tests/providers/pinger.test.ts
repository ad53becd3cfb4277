/** Pinger: the example workbooks and account document, known by the maker's name in them, or by their names alone. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { projectPath } from '../../src/base/root.js';
import { filesOf } from '../returns/every-example.js';
import { readBytes } from '../returns/read-bytes.js';
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

test('the account document is read line by line, a row of a table as one', async () => {
  const { rows } = await readAll([`${example}/input`]);
  assert.deepEqual(
    rows.filter((row) => row.kind === 'account').map((row) => row.text),
    [
      'Textfree account of 9375550142',
      'Name: Añes Tarn',
      'Created\t2026-01-02 09:00:00',
      'E-mail: ines.tarn@example.com',
    ],
  );
});

test('one workbook without its name is known by the title', async () => {
  const [cdr] = filesOf(`${example}/input/9375550142 CDR.xlsx`);
  const { summary } = await readBytes([{ name: 'q', bytes: cdr!.bytes }]);
  assert.deepEqual([summary.provider, summary.ledger.items[0]?.table], ['pinger', 'CDR']);
});

test('a workbook of another title is not Pinger’s for its name', async () => {
  const [other] = filesOf(
    projectPath(
      'providers',
      'apple',
      'example',
      'input',
      '26000001',
      'Bookmarks',
      '900000001_iCloud_Bookmarks.xlsx',
    ),
  );
  const { summary } = await readBytes([{ name: '9375550142 CDR.xlsx', bytes: other!.bytes }]);
  assert.notEqual(summary.provider, 'pinger');
});
