/** Apple: the legal return and the privacy download as they were counted, and the traps of both. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { headerRow } from '../../providers/apple/sheet-spec.js';
import { projectPath } from '../../src/base/root.js';
import { assertExpected } from './check-example.js';
import { testExample } from './declared-example.js';
import { fieldsOf } from './download-example.js';
import { readAll, us } from './read-example.js';
import { tempReturn } from './temp-return.js';

const folder = (name: string) => projectPath('providers', 'apple', name);

testExample('apple', {
  unknown: ['[].created.userRecordName', '[].fields.glow', '[].fields.glow.type', '[].fields.glow.value'],
  namedOnly: /note\.txt$/,
});
testExample('apple', { folder: 'example-2' });

test('reads the legal return as it was counted', async () => {
  const { rows, summary } = await readAll([folder('example/input')]);
  assertExpected(summary, folder('example/expected.json'));
  assert.deepEqual(fieldsOf(summary, 'unknown'), [
    '[].created.userRecordName',
    '[].fields.glow',
    '[].fields.glow.value',
    '[].fields.glow.type',
  ]);
  const login = rows.find((row) => row.ip === '198.51.100.91');
  assert.deepEqual(
    [login?.kind, login?.port, login?.at, login?.at_basis],
    ['login', 51000, us('2026-02-01T10:00:00Z'), 'layout'],
  );
  assert.match(rows.find((row) => row.ip === '198.51.100.999')!.notes![0]!, /no valid IP address/);
});

test('reads every column under the sheet’s own header, and says that an empty sheet held none', async () => {
  const { rows, summary } = await readAll([folder('example/input')]);
  const account = rows.find((row) => row.kind === 'account');
  assert.equal(account?.account, 'rowan@example.org');
  assert.deepEqual([account?.ip, account?.rest?.DSID], ['198.51.100.90', '900000001']);
  const fields = summary.ledger.items.flatMap((item) => item.fields);
  assert.ok(
    fields.some((field) => field.path === '(sheet Gift Cards)' && field.why?.startsWith('asked, none held')),
  );
  const query = rows.find((row) => row.category === 'message_metadata');
  assert.match(query!.notes![0]!, /does not show that anything was sent/);
});

test('joins pictures by their decoded name and notes with their text', async () => {
  const { rows } = await readAll([folder('example/input')]);
  const photos = rows.filter((row) => row.kind === 'media');
  assert.deepEqual(
    photos.map((row) => row.text),
    ['IMG_0001.JPG', 'Söder.HEIC', 'gone.mov'],
  );
  assert.match(String((photos[1]!.media as string[])[0]), /^item:\d+$/);
  assert.deepEqual(photos[2]!.media, ['gone.mov']);
  assert.equal(photos[1]!.category, 'deleted_content');
  const note = rows.find((row) => row.rest?.recordName === 'NOTE-0001');
  assert.equal(note?.text, 'buy line\nand a cleat');
  assert.equal((note!.media as string[]).length, 1);
});

test('unfolds cards, and reads a calendar’s zone', async () => {
  const { rows } = await readAll([folder('example/input')]);
  assert.deepEqual(rows.find((row) => row.text === 'Lark Möwe')?.peers, ['+12085550147', 'lark@example.org']);
  const meeting = rows.find((row) => row.text === 'Meet at the pier');
  // 09:00 in Boise in winter is seven hours behind UTC.
  assert.deepEqual(
    [meeting?.at, meeting?.at_basis, meeting?.place],
    [us('2026-02-04T16:00:00Z'), 'layout', 'Pier 7, Boise'],
  );
});

test('reads the privacy download as it was counted', async () => {
  const { rows, summary } = await readAll([folder('example-2/input')]);
  assertExpected(summary, folder('example-2/expected.json'));
  const logins = rows.filter((row) => row.kind === 'login');
  assert.deepEqual(
    logins.map((row) => [row.ip, row.rest?.['IP Address']]),
    [
      ['198.51.100.95', undefined],
      [undefined, 'N/A'],
    ],
  );
});

test('reads a device’s log of AirDrop', async (t) => {
  const line = {
    timestamp: '2026-02-06 10:00:00.000000+0000',
    eventMessage: 'hash',
    subsystem: 'com.apple.sharing',
    category: 'AirDrop',
    traceID: 7,
  };
  const { rows, summary } = await readAll([
    tempReturn(t, { log: `${JSON.stringify(line)}\n{"eventMessage":"cut` }),
  ]);
  assert.equal(summary.provider, 'apple');
  assert.deepEqual([rows[0]?.text, rows[0]?.at], ['hash', us('2026-02-06T10:00:00Z')]);
  assert.deepEqual(fieldsOf(summary, 'failed'), ['(line)']);
});

test('knows its workbooks, lists and cards without names, extensions and folders', async (t) => {
  const files: Record<string, Buffer> = {};
  for (const [no, path] of filesBelow(folder('example/input')).entries())
    files[`f${no * 7}`] = readFileSync(path);
  const { summary } = await readAll([tempReturn(t, files)]);
  assert.equal(summary.provider, 'apple');
  // The text of a note is the only file that has nothing of Apple's in it.
  assert.equal(summary.ledger.items.filter((item) => item.reader === 'generic').length, 1);
});

test('finds a header below titles, and none among values', () => {
  assert.equal(
    headerRow([
      ['Report'],
      ['All times UTC'],
      ['Time', 'IP', 'Port'],
      ['2026-01-01 10:00', '198.51.100.1', '1'],
    ]),
    2,
  );
  assert.equal(headerRow([['only one column'], ['a']]), -1);
});

function filesBelow(root: string): string[] {
  return readdirSync(root, { recursive: true })
    .map((name) => join(root, String(name)))
    .filter((path) => statSync(path).isFile())
    .sort();
}
