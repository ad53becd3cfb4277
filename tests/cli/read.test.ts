/** `tecum read` and `tecum show` as a person runs them: output, files and exit status. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import type { ReadingSummary } from '../../src/returns/contract.js';
import { formulaCases } from '../analysis/formula-cases.js';
import { put, tempFolder, zipOf } from '../returns/helpers.js';

const main = fileURLToPath(new URL('../../src/cli/main.js', import.meta.url));

function tecum(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

function summaryOf(stdout: string): ReadingSummary {
  return JSON.parse(stdout) as ReadingSummary;
}

const csv =
  'when,who,note\n2026-04-11 04:02:00 UTC,ana,"=HYPERLINK(""x"")"\n2026-05-01 00:00:00 UTC,ben,\u001b[31mred\n';

test('--json prints the summary; status 0 for a whole return', async (t) => {
  const folder = await tempFolder(t);
  const [path] = await put(folder, { 'a.csv': csv });
  const { status, stdout, stderr } = tecum('read', path!, '--json');
  assert.equal(status, 0, stderr);
  const summary = summaryOf(stdout);
  assert.equal(summary.records.total, 2);
  assert.deepEqual(Object.keys(summary).slice(0, 8), [
    'provider',
    'layout',
    'reader',
    'sha256',
    'received',
    'files',
    'bytes',
    'bytesAccounted',
  ]);
});

test('for people: what came, and what of it; no control character of the return reaches the terminal', async (t) => {
  const folder = await tempFolder(t);
  const [path] = await put(folder, { 'a\u001b[31m.csv': csv });
  const { status, stdout } = tecum('read', path!);
  assert.equal(status, 0);
  assert.match(stdout, /2 records/);
  assert.match(stdout, /1 read \(1 by the generic reader\), 0 set aside, 0 unknown, 0 failed/);
  assert.ok(!stdout.includes('\u001b'));
});

test('status 1 for damage, 2 for wrong use, each with a word on what to do', async (t) => {
  const folder = await tempFolder(t);
  const zip = await zipOf({ 'a.csv': csv, 'b.csv': csv });
  const bombed = await zipOf({ 'a.csv': Buffer.alloc(20 * 1024 * 1024) });
  const [cut, bomb, text] = await put(folder, {
    'cut.zip': zip.subarray(0, 120),
    'bomb.zip': bombed,
    'a.txt': 'hello\n',
  });
  for (const path of [cut!, bomb!]) {
    const { status, stdout } = tecum('read', path, '--json');
    assert.equal(status, 1, path);
    assert.equal(summaryOf(stdout).findings.length > 0, true);
  }
  assert.equal(tecum('read', bomb!, '--limit', 'ratio=5000').status, 0, 'a limit can be raised');
  assert.equal(tecum('read', bomb!, '--limit', 'speed=9').status, 2);
  const missing = tecum('read', join(folder, 'nowhere.zip'));
  assert.equal(missing.status, 2);
  assert.match(missing.stderr, /There is no such file or folder\./);
  const provider = tecum('read', text!, '--provider', 'nobody');
  assert.equal(provider.status, 2);
  assert.match(provider.stderr, /No reader serves "nobody"/);
  assert.equal(tecum('read', text!, '--export', 'xml', '--out', join(folder, 'o')).status, 2);
  assert.equal(tecum('read', text!, '--export', 'csv').status, 2);
  assert.equal(tecum('read').status, 2);
  assert.equal(tecum('read', '--help').status, 0);
});

test('--out and --export write a whole reading; sealed records stay out; no cell is a formula', async (t) => {
  const folder = await tempFolder(t);
  const [path, scope] = await put(folder, {
    'a.csv': csv,
    'scope.yaml': 'from: 2026-04-01\nto: 2026-04-30\n',
  });
  const out = join(folder, 'reading');
  const first = tecum('read', path!, '--scope', scope!, '--out', out, '--export', 'csv,jsonl', '--json');
  assert.equal(first.status, 0, first.stderr);
  assert.equal(summaryOf(first.stdout).sealed, 1);
  const rows: Record<string, string>[] = parse(readFileSync(join(out, 'records.csv')), {
    columns: true,
    bom: true,
  });
  assert.equal(rows.length, 1);
  assert.equal(rows[0]!.time_utc, '2026-04-11T04:02:00Z');
  assert.equal(rows[0]!.other_fields, '{"who":"ana","note":"=HYPERLINK(\\"x\\")"}');
  const lines = readFileSync(join(out, 'records.jsonl'), 'utf8').trim().split('\n');
  assert.deepEqual((JSON.parse(lines[0]!) as { other_fields: unknown }).other_fields, {
    who: 'ana',
    note: '=HYPERLINK("x")',
  });
  assert.ok(existsSync(join(out, 'manifest.json')));
  const again = tecum('read', path!, '--out', out);
  assert.equal(again.status, 2);
  assert.match(again.stderr, /readings never change/);
});

test('an export makes no formula of a text that begins like one', async (t) => {
  const folder = await tempFolder(t);
  const messages = formulaCases.map(([text], i) => ({
    id: i + 1,
    type: 'message',
    date_unixtime: String(1760000000 + i),
    from: 'Ada',
    from_id: 'user1',
    text,
  }));
  const chat = { name: 'Ada', type: 'personal_chat', id: 1, messages };
  const [path] = await put(folder, { 'result.json': JSON.stringify(chat) });
  const out = join(folder, 'reading');
  assert.equal(tecum('read', path!, '--out', out, '--export', 'csv').status, 0);
  const rows: Record<string, string>[] = parse(readFileSync(join(out, 'records.csv')), {
    columns: true,
    bom: true,
  });
  assert.deepEqual(
    rows.map((row) => row.text),
    formulaCases.map(([, cell]) => cell),
  );
});

test('a scope file that is wrong is refused with its field', async (t) => {
  const folder = await tempFolder(t);
  const [path, scope] = await put(folder, { 'a.csv': csv, 'scope.yaml': 'categories: [gossip]\n' });
  const { status, stderr } = tecum('read', path!, '--scope', scope!);
  assert.equal(status, 2);
  assert.match(stderr, /categories\.0/);
});

test('show: the record, its place and the bytes of the original', async (t) => {
  const folder = await tempFolder(t);
  const [path] = await put(folder, { 'return.zip': await zipOf({ 'p/a.csv': csv }) });
  const { status, stdout, stderr } = tecum('show', path!, '0', '--json');
  assert.equal(status, 0, stderr);
  const shown = JSON.parse(stdout) as {
    record: Record<string, unknown>;
    place: Record<string, unknown>;
    original: { text: string; base64: string };
  };
  assert.equal(shown.place.item, 'return.zip!/p/a.csv');
  assert.equal(shown.place.line, 2);
  assert.equal(shown.record.original, 'return.zip');
  assert.equal(shown.original.text, csv.split('\n')[1]);
  assert.equal(Buffer.from(shown.original.base64, 'base64').toString(), csv.split('\n')[1]);
  assert.match(tecum('show', path!, '0').stdout, /line 2/);
  assert.equal(tecum('show', path!, '99').status, 2);
  assert.equal(tecum('show', path!, 'x').status, 2);
});
