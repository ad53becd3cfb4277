/** Two readings of one return held against each other: what is the same, changed, added, gone. */
import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openRecords, type Records } from '../../src/store/records/query.js';
import { type FixtureRow, writeFixture } from './parquet-fixture.js';

const root = mkdtempSync(join(tmpdir(), 'tecum-compare-'));
let records: Records;
before(async () => {
  records = await openRecords(root);
});
after(() => records.close());

let next = 1;
const paths = [{ no: 0, path: 'a.csv' }];

async function reading(rows: FixtureRow[]) {
  const id = next++;
  const dir = join(root, String(id));
  await writeFixture(dir, rows);
  return { id, dir, paths };
}

const message = (offset: number, more: FixtureRow = {}): FixtureRow => ({
  kind: 'message',
  actor: 'ann',
  text: `at ${offset}`,
  offset,
  ...more,
});

test('readings that say the same are the same, however the rest is stored', async () => {
  const older = await reading([
    message(1, { rest: '{"Mood":"calm","Ort":"Köln \\"Süd\\""}' }),
    message(2, { rest: null }),
    message(3, { rest: '{"Mood":"x"}' }),
  ]);
  const rest_names = '["Mood","Ort","Gone"]';
  const newer = await reading([
    message(1, { rest: '["calm","Köln \\"Süd\\""]', rest_names }),
    message(2, { rest: '["","",""]', rest_names }),
    message(3, { rest: '["x"]', rest_names }),
  ]);
  assert.deepEqual(await records.compare(older, newer), []);
});

test('tells changed, added and gone records by what stands in them and where', async () => {
  const older = await reading([
    message(1),
    message(2),
    message(3, { rest: '{"Mood":"calm"}' }),
    message(9, { scope: 'outside' }),
  ]);
  const newer = await reading([
    message(1),
    message(1, { text: 'second of the place' }),
    message(3, { rest: '["cross"]', rest_names: '["Mood"]' }),
  ]);
  const found = await records.compare(older, newer);
  const short = found.map(
    ({ what, kind, file, records: n, sealed }) => `${what} ${kind} ${file} ${n} ${sealed}`,
  );
  assert.deepEqual(short.sort(), [
    'added message a.csv 1 0',
    'changed message a.csv 1 0',
    'gone message a.csv 2 1',
  ]);
  const gone = found.find(({ what }) => what === 'gone');
  assert.deepEqual(gone?.examples, [1], 'the sealed one is counted and never shown');
});

test('a record that stands twice counts twice', async () => {
  const once = await reading([message(1)]);
  const twice = await reading([message(1), message(1)]);
  assert.deepEqual(
    (await records.compare(once, twice)).map(({ what, records: n }) => [what, n]),
    [['added', 1]],
  );
});
