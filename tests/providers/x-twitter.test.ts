/** X: an archive and a legal return as they were counted, samples by others, and the traps of both. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectPath } from '../../src/base/root.js';
import { assertExpected } from './check-example.js';
import { testExample } from './declared-example.js';
import { fieldsOf, needsSamples, sample } from './download-example.js';
import { readAll, us } from './read-example.js';
import { tempReturn } from './temp-return.js';

const folder = (name: string) => projectPath('providers', 'x-twitter', name);

testExample('x-twitter', { unknown: ['[].tweet.mood_ring'] });
testExample('x-twitter', { folder: 'example-2' });

test('reads the archive as it was counted', async () => {
  const { rows, summary } = await readAll([folder('example/input')]);
  assertExpected(summary, folder('example/expected.json'));
  assert.deepEqual(fieldsOf(summary, 'unknown'), ['[].tweet.mood_ring']);
  const first = rows.find((row) => row.rest?.id_str === '1600000000000000001');
  assert.equal(first?.text, 'fish & chips <3 für alle');
  assert.equal(first?.at, us('2022-12-06T00:18:02Z'));
  assert.match(String((first!.media as string[])[0]), /^item:\d+$/);
  assert.equal(first?.rest?.mood_ring, 'amber');
  const odd = rows.find((row) => row.rest?.id_str === '1600000000000000002');
  assert.deepEqual([odd?.at, odd?.at_text, odd?.at_basis], [undefined, 'no time at all', 'unreadable']);
});

test('says what an id tells of an undated like, and does not put it into the time', async () => {
  const { rows } = await readAll([folder('example/input')]);
  const likes = rows.filter((row) => row.kind === 'reaction');
  assert.deepEqual(
    likes.map((row) => row.at),
    [undefined, undefined],
  );
  // 1382350606417817604 >> 22 = 329578496888 ms after X's own epoch, by python.
  const ms = 1_288_834_974_657 + Number(1382350606417817604n >> 22n);
  assert.match(likes[0]!.notes![0]!, new RegExp(new Date(ms).toISOString()));
  assert.equal(likes[1]!.notes, undefined);
});

test('tells the events of a group conversation from messages, and marks an address that is none', async () => {
  const { rows } = await readAll([folder('example/input')]);
  const group = rows.filter((row) => row.thread === '1500000000000000009');
  assert.deepEqual(
    group.map((row) => row.kind),
    ['system', 'system', 'message'],
  );
  assert.equal(group[1]?.text, 'conversationNameUpdate: pier 7');
  const bad = rows.find((row) => row.ip === '198.51.100.999');
  assert.match(bad!.notes![0]!, /no valid IP address/);
  assert.equal(rows.find((row) => row.port === 52011)?.ip, '198.51.100.7');
});

test('reads the legal return as it was counted', async () => {
  const { rows, summary } = await readAll([folder('example-2/input')]);
  assertExpected(summary, folder('example-2/expected.json'));
  assert.deepEqual(fieldsOf(summary, 'unknown'), []);
  const sent = rows.find((row) => row.rest?.id === '1780000000000000001');
  assert.equal(sent?.text, 'bring "both" {keys}');
  assert.equal(sent?.thread, '300000000000000005-300000000000000008');
  assert.equal(sent?.account, '300000000000000005');
  assert.equal(rows.find((row) => row.text === 'erase this')?.category, 'deleted_content');
  assert.match(String((rows.find((row) => row.text === 'tonight')!.media as string[])[0]), /^item:/);
});

test('a record points at its own bytes, also below the lines of PGP', async () => {
  const file = join(folder('example-2/input'), '300000000000000001', '300000000000000005-ip-audit.txt');
  const { rows } = await readAll([file]);
  const bytes = readFileSync(file);
  const cut = bytes.subarray(Number(rows[1]!.offset), Number(rows[1]!.offset) + Number(rows[1]!.length));
  assert.equal(JSON.parse(cut.toString()).ipAudit.loginIp, '2001:db8::45');
});

test('knows every file without names, extensions and folders', async (t) => {
  for (const example of ['example', 'example-2']) {
    const files: Record<string, Buffer> = {};
    for (const [no, path] of filesBelow(folder(`${example}/input`)).entries())
      files[`f${no * 7}`] = readFileSync(path);
    const { summary } = await readAll([tempReturn(t, files)]);
    const kinds = JSON.parse(readFileSync(folder(`${example}/expected.json`), 'utf8')).records;
    assert.equal(summary.provider, 'x-twitter');
    assert.deepEqual(summary.records, kinds);
  }
});

test('the same archive twice gives exactly twice', async (t) => {
  const files: Record<string, Buffer> = {};
  for (const path of filesBelow(folder('example-2/input')))
    for (const copy of ['a', 'b']) files[`${copy}/${path.split('/').at(-1)}`] = readFileSync(path);
  const { summary } = await readAll([tempReturn(t, files)]);
  assert.equal(summary.records.total, 32);
});

// Counted with Python; see the README of the samples.
test('reads the archives of 2019 and 2022', needsSamples, async () => {
  const old = await readAll([sample('x-twitter', 'archive-2019')]);
  assert.deepEqual(old.summary.records.byKind, { account: 1, advertising: 1, contact: 4, search: 2 });
  assert.equal(old.summary.ledger.items.filter((item) => item.state === 'read').length, 6);
  const newer = await readAll([sample('x-twitter', 'archive-2022')]);
  assert.deepEqual(newer.summary.records.byKind, { post: 3, reaction: 2 });
  assert.deepEqual(newer.summary.period, { from: '2018-10-10T20:19:24Z', to: '2019-11-21T09:01:00Z' });
  assert.ok(newer.rows.some((row) => String(row.text).includes('says "work hard" but')));
});

test('an archive cut off in the middle keeps what came before', async (t) => {
  const whole = readFileSync(join(folder('example/input/data'), 'ip-audit.js'));
  const { summary } = await readAll([
    tempReturn(t, { 'ip-audit.js': whole.subarray(0, whole.length - 120) }),
  ]);
  assert.equal(summary.records.byKind.login, 2);
  assert.equal(summary.ledger.failed, 1);
});

function filesBelow(root: string): string[] {
  return readdirSync(root, { recursive: true })
    .map((name) => join(root, String(name)))
    .filter((path) => statSync(path).isFile())
    .sort();
}

test('a signed file is read in UTF-16 too; the lines of the signature are counted, and a broken element is kept', async (t) => {
  const of = (list: string) =>
    `-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n${list}\n-----BEGIN PGP SIGNATURE-----\nVersion: Example\n\n=AbCd\n-----END PGP SIGNATURE-----\n`;
  const blocked = '{ "blocking" : { "accountId" : "300000000000000006" } }';
  const root = tempReturn(t, {
    '300000000000000005-block.txt': Buffer.from(`\ufeff${of(`[ ${blocked}, { broken } ]`)}`, 'utf16le'),
  });
  const { rows, summary } = await readAll([root]);
  assert.equal(summary.provider, 'x-twitter');
  assert.deepEqual(
    rows.map(({ kind, peers, text }) => [kind, peers, text]),
    [
      ['contact', ['300000000000000006'], 'blocking'],
      ['other', undefined, '{ broken }'],
    ],
  );
  const lines = summary.ledger.items[0]!.fields.find(({ path }) => path === '(lines of PGP)');
  // BEGIN, Hash; BEGIN SIGNATURE, Version, the sum, END.
  assert.equal(lines?.count, 6);
});
