/** Sources compared with a local clone of an archive of documents: a real little git repository. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { isProblem } from '../../src/base/problem.js';
import { readCatalog } from '../../src/catalog/load.js';
import { readWatchLines, type WatchLine, watchedDocuments } from '../../src/catalog/watch/sources.js';
import { type WatchReport, watchCatalog } from '../../src/catalog/watch/watch.js';

const root = mkdtempSync(join(tmpdir(), 'tecum-watch-'));
const clones = join(root, 'clones');
const clone = join(clones, 'demo-versions');

function git(...args: string[]): void {
  execFileSync('git', args, { cwd: clone, stdio: 'pipe' });
}

/** One version of documents, recorded on a day; `null` takes one away. */
function record(day: string, subject: string, documents: Record<string, string | null>): void {
  for (const [path, text] of Object.entries(documents)) {
    const file = join(clone, path);
    mkdirSync(dirname(file), { recursive: true });
    if (text === null) rmSync(file);
    else writeFileSync(file, text);
  }
  git('add', '-A');
  const moment = `${day}T12:00:00Z`;
  const who = [
    '-c',
    'user.name=Archive',
    '-c',
    'user.email=archive@example.org',
    '-c',
    'commit.gpgsign=false',
  ];
  const env = { ...process.env, GIT_AUTHOR_DATE: moment, GIT_COMMITTER_DATE: moment };
  execFileSync('git', [...who, 'commit', '-qm', subject], { cwd: clone, env, stdio: 'pipe' });
}

const guide = 'Demo Net/Law Enforcement Guidelines.md';

mkdirSync(clone, { recursive: true });
git('init', '-q');
record('2025-01-10', 'First record of Demo Net', {
  [guide]: 'Write to 1 Old Street.\n',
  'Calm/Terms.md': 'Calm.\n',
});
record('2025-06-20', 'Record new changes of Demo Net', { [guide]: 'Write to 2 New Street.\n' });
record('2026-02-01', 'First record of Late', {
  'Late/Privacy Policy.md': 'Late.\n',
  'Gone/Terms.md': 'Here.\n',
});
record('2026-03-01', 'Stop tracking Gone', { 'Gone/Terms.md': null });

const provider = (id: string, source: string): string => `id: ${id}
name: ${id}
services: [Demo]
kind: social
entities:
  - {region: us, name: "Demo LLC", source: s1}
  - {region: eu, name: "Demo Limited", source: s1}
sources:
  - {id: s1, title: "Guide", kind: provider, ${source}}
confidence: high
last_verified: 2026-11-01
`;

const archive = (path: string): string =>
  `url: "https://example.com/law", archive: "https://github.com/OpenTermsArchive/demo-versions/blob/main/${encodeURI(path)}"`;

const providers = join(root, 'providers');
const files: Record<string, string> = {
  moved: `${archive(guide)}, doc_date: "2025-06-19 (recorded)"`,
  fresh: `${archive(guide)}, doc_date: "2025-06-20 (recorded)"`,
  month: `${archive(guide)}, doc_date: "2025-06"`,
  calm: archive('Calm/Terms.md'),
  late: `${archive('Late/Privacy Policy.md')}, doc_date: "2024-01-01"`,
  gone: archive('Gone/Terms.md'),
  elsewhere: 'url: "https://github.com/OpenTermsArchive/other-versions/blob/main/Demo/Terms.md"',
  unwatched: 'url: "https://example.com/law"',
};
for (const [id, source] of Object.entries(files)) {
  mkdirSync(join(providers, id), { recursive: true });
  writeFileSync(join(providers, id, 'provider.yaml'), provider(id, source));
}
const { catalog, problems } = readCatalog(providers);

const states = (report: WatchReport): Record<string, string> =>
  Object.fromEntries(report.documents.map(({ provider: id, state }) => [id, state]));

test('the test’s own providers are good', () => assert.deepEqual(problems, []));

test('changed, the same, gone, too late, and what cannot be said', () => {
  assert.deepEqual(states(watchCatalog(clones, catalog, [])), {
    moved: 'changed',
    fresh: 'same',
    month: 'same',
    calm: 'same',
    late: 'not-then',
    gone: 'gone',
    elsewhere: 'unknown',
  });
});

test('a change comes with its versions, git’s own difference and the facts that rest on it', () => {
  const [changed] = watchCatalog(clones, catalog, []).documents;
  assert.equal(changed?.provider, 'moved');
  assert.equal(changed?.facts, 2);
  assert.equal(changed?.then?.date.slice(0, 10), '2025-01-10');
  assert.deepEqual(
    changed?.since.map(({ subject }) => subject),
    ['Record new changes of Demo Net'],
  );
  assert.match(changed?.diff ?? '', /^-Write to 1 Old Street\.\n\+Write to 2 New Street\.$/m);
});

test('a bare clone, its folder named as mirrors name it, and the clone itself', () => {
  const bare = join(root, 'mirror', 'OpenTermsArchive+demo-versions', 'repo');
  execFileSync('git', ['clone', '-q', '--bare', clone, bare], { stdio: 'pipe' });
  const expected = states(watchCatalog(clones, catalog, []));
  assert.deepEqual(states(watchCatalog(join(root, 'mirror'), catalog, [])), expected);
  assert.deepEqual(states(watchCatalog(clone, catalog, [])), expected);
});

test('data/watch.yaml adds documents, by a source of ours or by the day of the last check', () => {
  const lines: WatchLine[] = [{ provider: 'unwatched', repository: 'demo-versions', path: guide }];
  const [own, ...more] = watchedDocuments(catalog, lines).filter(({ provider: id }) => id === 'unwatched');
  assert.deepEqual(more, []);
  assert.deepEqual([own?.readOn, own?.path], ['2026-11-01', guide]);
  assert.equal(states(watchCatalog(clones, catalog, lines)).unwatched, 'same');
  for (const { provider: id } of readWatchLines()) assert.ok(readCatalog().catalog.providers.has(id), id);
});

test('no folder, and a folder without a repository', () => {
  const code = (dir: string): string | undefined => {
    try {
      watchCatalog(dir, catalog, []);
    } catch (error) {
      if (isProblem(error)) return error.code;
    }
    return undefined;
  };
  assert.equal(code(join(root, 'nowhere')), 'watch-folder');
  assert.equal(code(providers), 'watch-folder');
});

test('what a repository brings along does not run', () => {
  const marker = join(root, 'ran');
  git('config', 'core.fsmonitor', `touch ${marker}`);
  git('config', 'diff.external', `touch ${marker}`);
  git('config', 'core.pager', `touch ${marker}`);
  writeFileSync(join(clone, '.gitattributes'), '*.md diff=evil\n');
  git('config', 'diff.evil.textconv', `touch ${marker}; cat`);
  watchCatalog(clones, catalog, []);
  assert.equal(spawnSync('ls', [marker]).status === 0, false);
});

test('tecum catalog watch: exit 1 when something changed, JSON, wrong use, no git', () => {
  const main = fileURLToPath(new URL('../../src/cli/main.js', import.meta.url));
  const run = (args: string[], env: Record<string, string> = {}) =>
    spawnSync(process.execPath, [main, 'catalog', 'watch', ...args], {
      encoding: 'utf8',
      env: { ...process.env, TECUM_PROVIDERS: providers, ...env },
    });
  const told = run([clones]);
  assert.equal(told.status, 1, told.stderr);
  assert.match(told.stdout, /Changed since we read it: 1\n {2}moved: demo-versions/);
  assert.match(told.stdout, /\+Write to 2 New Street\./);
  const calm = run([clones, '--provider', 'calm', '--json']);
  assert.equal(calm.status, 0);
  assert.equal((JSON.parse(calm.stdout) as WatchReport).documents.length, 1);
  assert.equal(run([join(root, 'nowhere')]).status, 2);
  const without = run([clones], { PATH: join(root, 'nowhere') });
  assert.equal(without.status, 2);
  assert.match(without.stderr, /git cannot be run/);
});
