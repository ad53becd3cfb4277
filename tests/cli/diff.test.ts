/** `tecum diff` as a person runs it: two versions of a reader over the same bytes, counted by hand. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { ReadingDiff } from '../../src/analysis/reading-diff.js';
import { put, tempFolder, zipOf } from '../returns/helpers.js';
import { definitionOfVersion, filesOfTwoVersions } from '../returns/two-versions.js';

const main = fileURLToPath(new URL('../../src/cli/main.js', import.meta.url));

function tecum(...args: string[]) {
  return spawnSync(process.execPath, [main, ...args], { encoding: 'utf8' });
}

/** Reads the return with one version of the reader; answers the folder of the reading. */
function readWith(folder: string, version: 1 | 2, path: string, ...more: string[]): string {
  const readers = join(folder, `readers-${version}`);
  const out = join(folder, `out-${version}-${more.length}`);
  mkdirSync(readers, { recursive: true });
  writeFileSync(join(readers, 'mudflat-net.yaml'), definitionOfVersion(version));
  const made = tecum('read', path, '--readers', readers, '--out', out, '--json', ...more);
  assert.equal(made.status, 0, made.stderr);
  return out;
}

async function bothVersions(
  t: TestContext,
): Promise<{ folder: string; path: string; one: string; two: string }> {
  const folder = await tempFolder(t);
  const [path] = await put(folder, { 'mudflat.zip': await zipOf(filesOfTwoVersions) });
  return { folder, path: path!, one: readWith(folder, 1, path!), two: readWith(folder, 2, path!) };
}

test('added, gone and changed, by file and kind; what is the same is not told', async (t) => {
  const { one, two } = await bothVersions(t);
  const made = tecum('diff', one, two, '--json');
  assert.equal(made.status, 1, made.stderr);
  const diff = JSON.parse(made.stdout) as ReadingDiff;
  assert.equal(diff.same, false);
  assert.deepEqual(diff.older, {
    reader: { id: 'taught-mudflat-net', version: 1 },
    provider: 'mudflat-net',
    records: 7,
    sealed: 0,
  });
  assert.deepEqual(diff.newer, {
    ...diff.older,
    reader: { id: 'taught-mudflat-net', version: 2 },
    records: 11,
  });
  const { added, gone, changed, lines } = diff.records;
  assert.deepEqual({ added, gone, changed }, { added: 6, gone: 2, changed: 3 });
  assert.deepEqual(
    lines.map(({ what, kind, file, records }) => `${what} ${records} ${kind} ${file.split('/').at(-1)}`),
    [
      'added 5 message chats.json',
      'changed 3 login logins.csv',
      'gone 2 group chats.json',
      'added 1 other chats.json',
    ],
  );
  assert.deepEqual(
    diff.files.map(({ file, before, after }) => [file.split('/').at(-1), before?.records, after?.records]),
    [['chats.json', 2, 6]],
    'only the file whose count is another',
  );
});

test('for people: a line each, and the other way round what was added is gone', async (t) => {
  const { one, two } = await bothVersions(t);
  const { status, stdout } = tecum('diff', one, two);
  assert.equal(status, 1);
  assert.match(stdout, /taught-mudflat-net 1 \(7 records\) → taught-mudflat-net 2 \(11 records\)/);
  assert.match(stdout, /Records: 6 added, 2 gone, 3 changed/);
  assert.match(stdout, / {2}added 5 message in .*chats\.json/);
  assert.match(tecum('diff', two, one).stdout, /Records: 2 added, 6 gone, 3 changed/);
});

test('the same reader twice says the same, and exits with 0', async (t) => {
  const folder = await tempFolder(t);
  const [path] = await put(folder, { 'mudflat.zip': await zipOf(filesOfTwoVersions) });
  const one = readWith(folder, 2, path!);
  const again = join(folder, 'again');
  const made = tecum('read', path!, '--readers', join(folder, 'readers-2'), '--out', again, '--json');
  assert.equal(made.status, 0, made.stderr);
  const { status, stdout } = tecum('diff', one, again);
  assert.equal(status, 0);
  assert.match(stdout, /The two readings say the same\./);
  assert.equal((JSON.parse(tecum('diff', one, again, '--json').stdout) as ReadingDiff).same, true);
});

test('what is sealed is counted and none of it is printed', async (t) => {
  const folder = await tempFolder(t);
  const [path, scope] = await put(folder, {
    'mudflat.zip': await zipOf(filesOfTwoVersions),
    'scope.yaml': 'from: 2026-10-01T00:00:00Z\nto: 2026-11-20T23:59:59Z\n',
  });
  const one = readWith(folder, 1, path!, '--scope', scope!);
  const two = readWith(folder, 2, path!, '--scope', scope!);
  const { stdout } = tecum('diff', one, two, '--json');
  const { records, newer } = JSON.parse(stdout) as ReadingDiff;
  assert.equal(newer.sealed, 2, 'one message and one login');
  const sealedOf = (kind: string) => records.lines.find((line) => line.kind === kind)!;
  assert.equal(sealedOf('message').sealed, 1);
  assert.equal(sealedOf('login').sealed, 1);
  assert.equal(sealedOf('message').examples.length, 4, 'no sealed record stands among the examples');
  assert.equal(sealedOf('login').examples.length, 2);
  assert.doesNotMatch(stdout, /sandpiper/i);
  assert.doesNotMatch(tecum('diff', one, two).stdout, /sandpiper/i);
});

test('readings of other bytes are not compared, and what is no reading is told: wrong use', async (t) => {
  const { folder, one } = await bothVersions(t);
  const [other] = await put(folder, { 'other.csv': 'a,b\n1,2\n' });
  const out = join(folder, 'other-reading');
  assert.equal(tecum('read', other!, '--out', out, '--json').status, 0);
  const apart = tecum('diff', one, out);
  assert.equal(apart.status, 2);
  assert.match(apart.stderr, /not of the same return/);
  const nowhere = tecum('diff', one, join(folder, 'nowhere'));
  assert.equal(nowhere.status, 2);
  assert.notEqual(nowhere.stderr, '');
  assert.equal(tecum('diff', one).status, 2);
});
