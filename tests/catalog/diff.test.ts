/** Differences between two versions of the catalog, in words. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { isProblem } from '../../src/base/problem.js';
import { projectPath } from '../../src/base/root.js';
import { catalogDiff } from '../../src/catalog/diff.js';
import { readVersion } from '../../src/catalog/versions.js';

const asOf = '2026-11-24';
const base = `id: demo-net
name: Demo Net
services: [Demo]
kind: social
entities:
  - {region: us, name: "Demo Net LLC", address: "1 Old Street", source: s1}
channels:
  - {use: legal-process, type: portal, value: "https://legal.example.com/", audience: all, source: s1}
  - {use: questions, type: email, value: "legal@example.com", source: s1}
data:
  - {category: basic_subscriber, contains: "name", process: subpoena, source: s1}
  - {category: login_ip_history, contains: "addresses", process: subpoena, source: s1}
notice: {default: notifies, source: s1}
sources:
  - {id: s1, url: "https://example.com/law", title: "Guide", doc_date: "2026-03-01", kind: provider}
confidence: high
last_verified: 2026-11-01
`;

function folder(...texts: string[]): string {
  const dir = mkdtempSync(join(tmpdir(), 'tecum-diff-'));
  texts.forEach((text, index) => {
    const id = index === 0 ? 'demo-net' : `demo-net-${index}`;
    mkdirSync(join(dir, id));
    writeFileSync(join(dir, id, 'provider.yaml'), text);
  });
  return dir;
}

function words(before: string, after: string): string[] {
  return catalogDiff(readVersion(folder(before)), readVersion(folder(after)), asOf).changes.map(
    ({ text }) => text,
  );
}

test('nothing differs from itself, whatever the order of rows and keys', () => {
  const turned = base
    .replace(/( {2}- \{use: legal.*\n)( {2}- \{use: questions.*\n)/, '$2$1')
    .replace('region: us, name: "Demo Net LLC"', 'name: "Demo Net LLC", region: us');
  assert.notEqual(turned, base);
  assert.deepEqual(words(base, turned), []);
});

test('an address that moved is one sentence with source and date', () => {
  assert.deepEqual(words(base, base.replace('1 Old Street', '2 New Street')), [
    'Demo Net: service address (entity for the United States) changed from “1 Old Street” to “2 New Street” (Guide, 2026-03-01).',
  ]);
});

test('a move that is kept with its dates is the same sentence, and the old row is not told again', () => {
  const moved = base.replace(
    'address: "1 Old Street", source: s1}',
    'address: "2 New Street", from: "2026-02-01", source: s1}\n' +
      '  - {region: us, name: "Demo Net LLC", address: "1 Old Street", to: "2026-01-31", source: s1}',
  );
  assert.deepEqual(words(base, moved), [
    'Demo Net: service address (entity for the United States) changed from “1 Old Street” to “2 New Street” (Guide, 2026-03-01).',
    'Demo Net: first day (entity for the United States) is now “2026-02-01”; it was not there (Guide, 2026-03-01).',
  ]);
});

test('rows that come, go and change, by what they are about', () => {
  const after = base
    .replace('process: subpoena, source: s1}\nnotice', 'process: search_warrant, source: s1}\nnotice')
    .replace(/ {2}- \{use: questions.*\n/, '')
    .replace(
      'data:\n',
      'data:\n  - {category: voicemail, contains: "greetings", process: search_warrant, source: s1}\n',
    )
    .replace('notifies', 'case_by_case');
  assert.deepEqual(words(base, after).sort(), [
    'Demo Net: channel for questions by email removed: “legal@example.com” (Guide, 2026-03-01).',
    'Demo Net: data: voicemail added: “greetings; search_warrant” (Guide, 2026-03-01).',
    'Demo Net: process (data: login_ip_history) changed from “subpoena” to “search_warrant” (Guide, 2026-03-01).',
    'Demo Net: what the user is told (notice) changed from “notifies” to “case_by_case” (Guide, 2026-03-01).',
  ]);
});

test('providers that came and went; a file that is no YAML is told and not compared', () => {
  const one = readVersion(folder(base, base.replaceAll('demo-net', 'demo-net-1')));
  const broken = readVersion(folder('id: [demo', base.replaceAll('demo-net', 'demo-net-1')));
  const found = catalogDiff(one, broken, asOf);
  assert.deepEqual([found.added, found.removed, found.changes], [[], [], []]);
  assert.deepEqual(
    found.problems.map(({ code }) => code),
    ['yaml-syntax'],
  );
  const less = catalogDiff(one, readVersion(folder(base)), asOf);
  assert.deepEqual([less.added, less.removed], [[], ['demo-net-1']]);
});

test('revisions of a real repository, and a revision that is none', () => {
  const dir = mkdtempSync(join(tmpdir(), 'tecum-diff-git-'));
  const git = (...args: string[]): void => {
    const who = ['-c', 'user.name=T', '-c', 'user.email=t@example.org', '-c', 'commit.gpgsign=false'];
    execFileSync('git', [...who, ...args], { cwd: dir, stdio: 'pipe' });
  };
  git('init', '-q');
  cpSync(folder(base), join(dir, 'providers'), { recursive: true });
  git('add', '.');
  git('commit', '-qm', 'one');
  const file = join(dir, 'providers', 'demo-net', 'provider.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace('notifies', 'does_not_notify'));
  git('commit', '-qam', 'two');
  const found = catalogDiff(readVersion('HEAD~1', dir), readVersion('HEAD', dir), asOf);
  assert.deepEqual(
    found.changes.map(({ key, before, after }) => [key, before?.default, after?.default]),
    [['notice', 'notifies', 'does_not_notify']],
  );
  for (const revision of ['HEAD~9', 'no-such-tag', '--output=x', '-n1'])
    assert.throws(
      () => readVersion(revision, dir),
      (error) => isProblem(error) && error.code === 'catalog-version-unknown',
      revision,
    );
  rmSync(dir, { recursive: true });
});

test('tecum catalog diff: words, JSON, exit codes', () => {
  const main = fileURLToPath(new URL('../../src/cli/main.js', import.meta.url));
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [main, 'catalog', 'diff', ...args], { encoding: 'utf8', cwd: projectPath() });
  const [a, b] = [folder(base), folder(base.replace('1 Old Street', '2 New Street'))];
  const told = run(a, b, '--as-of', asOf);
  assert.equal(told.status, 0);
  assert.match(told.stdout, /1 changes? at 1 providers?.*\nDemo Net: service address/);
  const json = JSON.parse(run(a, b, '--json').stdout) as { changes: { provider: string }[] };
  assert.deepEqual(
    json.changes.map(({ provider }) => provider),
    ['demo-net'],
  );
  const wrong = run(a, 'no-such-thing');
  assert.equal(wrong.status, 2);
  assert.match(wrong.stderr, /neither a folder nor a version/);
});
