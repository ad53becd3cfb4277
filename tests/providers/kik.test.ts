/** Kik: the newer package and the older logs as they were counted, and the traps of both. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ZipFile } from 'yazl';
import { projectPath } from '../../src/base/root.js';
import { assertExpected } from './check-example.js';
import { testExample } from './declared-example.js';
import { fieldsOf } from './download-example.js';
import { readAll, us } from './read-example.js';
import { tempReturn } from './temp-return.js';

const folder = (name: string) => projectPath('providers', 'kik', name);

testExample('kik', { unknown: ['colour'] });
testExample('kik', { folder: 'example-2', unknown: ['(field 8)'] });

test('reads the package as it was counted', async () => {
  const { rows, summary } = await readAll([folder('example/input')]);
  assertExpected(summary, folder('example/expected.json'));
  assert.deepEqual(fieldsOf(summary, 'unknown'), ['colour']);
  const sent = rows.find((row) => row.text === 'hello, you');
  assert.equal(sent?.at, us('2026-02-02T11:00:00.250Z'));
  assert.deepEqual(
    [sent?.ip, sent?.port, sent?.account],
    ['198.51.100.31', 40001, 'willow.tarn_abc@talk.kik.com'],
  );
  assert.equal(rows.find((row) => row.text === 'two\nlines')?.at, us('2026-02-02T11:01:00Z'));
  assert.equal(rows.find((row) => row.text === 'to all')?.thread, '1100000000001_g@groups.kik.com');
});

test('reads the subscriber sheet: labels, and events with their time', async () => {
  const { rows } = await readAll([folder('example/input')]);
  const account = rows.find((row) => row.kind === 'account');
  assert.equal(account?.account, 'willow.tarn_abc@talk.kik.com');
  assert.deepEqual(
    [account?.rest?.Email, account?.rest?.['Email confirmed']],
    ['willow@example.org', 'confirmed'],
  );
  const events = rows.filter((row) => row.kind === 'change');
  assert.deepEqual(
    events.map((row) => [row.at, String(row.text).split(' ')[0]]),
    [
      [us('2024-05-06T07:08:09Z'), 'REGISTRATION_TIMESTAMP'],
      [us('2026-02-05T10:59:00Z'), 'CLIENT_VERSION'],
      [us('2026-02-05T11:00:00Z'), 'USER_LOCATION'],
    ],
  );
});

test('joins media that came, and names those that did not', async () => {
  const { rows } = await readAll([folder('example/input')]);
  const media = rows.filter((row) => row.rest?.content_id === 'c-4' || row.rest?.content_id === 'c-5');
  assert.match(String((media[0]!.media as string[])[0]), /^item:\d+$/);
  assert.deepEqual(media[1]!.media, ['bm90aGVyZQ==']);
  assert.deepEqual([media[1]!.at, media[1]!.at_text], [undefined, 'never']);
});

test('reads the logs of two accounts as they were counted', async () => {
  const { rows, summary } = await readAll([folder('example-2/input')]);
  assertExpected(summary, folder('example-2/expected.json'));
  const counts = rows.map((row) => row.rest?.message_count).filter((count) => count !== undefined);
  assert.deepEqual(counts.map(Number).sort(), [1, 1, 1, 2, 3, 4]);
  assert.ok(summary.warnings.some((text) => text.includes('6 rows that stand for 12 messages')));
  const received = rows.find((row) => row.rest?.ip === 'REDACTED');
  assert.deepEqual(
    [received?.ip, received?.actor, received?.account],
    [undefined, 'reed.cob', 'willow.tarn'],
  );
  assert.ok(rows.some((row) => (row.peers as string[] | undefined)?.includes('José.p')));
});

test('says which logs are absent, and does not take an empty one for absent', async () => {
  const { summary } = await readAll([folder('example-2/input')]);
  const absent = summary.warnings.find((text) => text.includes('has no log named'));
  assert.match(absent!, /reed\.cob_case1002\/reed\.cob\/logs\/ has no log named friend_added, block_user,/);
  const empty = summary.ledger.items.find((item) => item.path.endsWith('block_user.txt'));
  assert.equal(empty?.state, 'read');
});

test('a report of abuse keeps who, when and the chat', async () => {
  const { rows } = await readAll([folder('example-2/input')]);
  const reports = rows.filter((row) => row.kind === 'support');
  assert.deepEqual(
    reports.map((row) => row.actor),
    ['willow.tarn', 'moss.elder'],
  );
  assert.equal(reports[0]!.text, 'reed.cob: give me the keys\nwillow.tarn: no');
  assert.equal(reports[0]!.at_basis, 'not-stated');
});

test('knows the files without names, extensions and folders', async (t) => {
  for (const example of ['example', 'example-2']) {
    const files: Record<string, Buffer> = {};
    for (const [no, path] of filesBelow(folder(`${example}/input`)).entries())
      files[`f${no * 7}`] = readFileSync(path);
    const { summary } = await readAll([tempReturn(t, files)]);
    const { records } = JSON.parse(readFileSync(folder(`${example}/expected.json`), 'utf8'));
    assert.equal(summary.provider, 'kik');
    assert.deepEqual(summary.records, records);
  }
});

test('reads two inner zips of one delivery, each with its own account', async (t) => {
  const root = join(folder('example-2/input'), 'KIK-1001-completed-documents');
  const files: Record<string, Buffer> = {};
  for (const name of readdirSync(root)) files[`${name}.zip`] = await zipOf(join(root, name));
  const { summary } = await readAll([tempReturn(t, files)]);
  const { records, accounts } = JSON.parse(readFileSync(folder('example-2/expected.json'), 'utf8'));
  assert.deepEqual(summary.records, records);
  assert.deepEqual(summary.accounts.map((account) => account.id).sort(), accounts);
});

test('200,000 rows of chat are read without loss', async (t) => {
  const row = '1769990600000\twillow.tarn\treed.cob\t1\t198.51.100.40\t2026/02/02 00:03:20\n';
  const { summary } = await readAll([tempReturn(t, { 'logs/chat_sent.txt': row.repeat(200_000) })]);
  assert.equal(summary.records.byKind.message, 200_000);
});

function zipOf(root: string): Promise<Buffer> {
  const zip = new ZipFile();
  for (const path of filesBelow(root)) zip.addBuffer(readFileSync(path), path.slice(root.length + 1));
  zip.end();
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    zip.outputStream.on('data', (chunk: Buffer) => chunks.push(chunk));
    zip.outputStream.on('end', () => resolve(Buffer.concat(chunks)));
    zip.outputStream.on('error', reject);
  });
}

function filesBelow(root: string): string[] {
  return readdirSync(root, { recursive: true })
    .map((name) => join(root, String(name)))
    .filter((path) => statSync(path).isFile())
    .sort();
}

test('words behind the line that begins a report are the first of the chat', async (t) => {
  const text = '-------Report from moss.elder at (2026/02/04 11:00:00) look here\nwillow.tarn: no\n';
  const root = tempReturn(t, { 'willow.tarn_abuse': text });
  const { rows } = await readAll([root]);
  assert.deepEqual(
    rows.map((row) => row.text),
    ['look here\nwillow.tarn: no'],
  );
});
