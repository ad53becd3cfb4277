/** One broken provider does not stop the others, through any door; the check lists what is old and what is weak. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import { projectPath } from '../../src/base/root.js';
import type { Plan } from '../../src/navigator/types.js';
import { answers } from '../navigator/support.js';
import { testDesk } from '../web/support.js';

const main = fileURLToPath(new URL('../../src/cli/main.js', import.meta.url));

/** Three providers: `snap` good, `discord` no YAML, `google` with a fact whose source is not there. */
function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'tecum-broken-'));
  for (const id of ['snap', 'discord', 'google'])
    cpSync(projectPath('providers', id, 'provider.yaml'), join(dir, id, 'provider.yaml'));
  const edit = (id: string, change: (text: string) => string): void => {
    const file = join(dir, id, 'provider.yaml');
    writeFileSync(file, change(readFileSync(file, 'utf8')));
  };
  edit('discord', (text) => text.replace('id: discord', 'id: [discord'));
  edit('google', (text) => text.replace(/source: [a-z0-9]+\}/, 'source: nowhere}'));
  return dir;
}

const dir = folder();

function run(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const env = {
    ...process.env,
    TECUM_PROVIDERS: dir,
    TECUM_DATA: mkdtempSync(join(tmpdir(), 'tecum-data-')),
  };
  return spawnSync(process.execPath, [main, ...args], { encoding: 'utf8', env });
}

test('the check names file, line and remedy of both, counts all three files, and exits 1', () => {
  const { status, stdout, stderr } = run('catalog', 'check');
  assert.equal(status, 1);
  assert.match(stdout, /^3 providers, \d+ facts, 1 without a source/);
  assert.match(stderr, /discord\/provider\.yaml:\d+: This is not YAML/);
  assert.match(stderr, /google\/provider\.yaml:\d+: There is no source "nowhere"/);
  assert.match(stderr, /→ Use one of /);
});

test('a plan is made for the good one, and the broken ones are told on stderr', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'tecum-answers-')), 'answers.yaml');
  writeFileSync(file, stringify(answers()));
  const { status, stdout, stderr } = run('plan', file, '--json');
  assert.equal(status, 0, stderr);
  assert.deepEqual([...new Set((JSON.parse(stdout) as Plan).steps.map((step) => step.provider))], ['snap']);
  assert.match(stderr, /tecum: .*discord\/provider\.yaml:\d+/);
  assert.match(stderr, /tecum: .*google\/provider\.yaml:\d+/);
});

test('letters are written for the good one', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'tecum-answers-')), 'answers.yaml');
  writeFileSync(file, stringify(answers()));
  const out = mkdtempSync(join(tmpdir(), 'tecum-letters-'));
  const { status, stdout, stderr } = run('letter', file, '--json', '--out', out);
  assert.equal(status, 0, stderr);
  assert.ok((JSON.parse(stdout) as { files: unknown[] }).files.length > 0);
  assert.match(stderr, /discord\/provider\.yaml/);
});

test('the desk opens with the good one, and has the problems ready for staff', async () => {
  process.env.TECUM_PROVIDERS = dir;
  try {
    const desk = await testDesk();
    try {
      assert.deepEqual([...desk.services.catalog.providers.keys()], ['snap']);
      assert.equal(desk.services.plans.knowledge.catalog, desk.services.catalog);
      assert.deepEqual(
        desk.services.knowledge.problems.map(({ code }) => code),
        ['yaml-syntax', 'catalog-no-source'],
      );
      const page = await (await desk.signIn('investigator')).get('/look-up/providers/snap');
      assert.equal(page.status, 200);
    } finally {
      await desk.close();
    }
  } finally {
    delete process.env.TECUM_PROVIDERS;
  }
});

test('lists on demand: what is old, what is weak', () => {
  const check = (...args: string[]) =>
    spawnSync(process.execPath, [main, 'catalog', 'check', '--as-of', '2026-11-24', ...args], {
      encoding: 'utf8',
    });
  const plain = check().stdout;
  assert.doesNotMatch(plain, /Due for review/);
  const stale = check('--stale').stdout;
  const count = Number(/(\d+) older than/.exec(plain)?.[1]);
  assert.equal(
    stale.split('\n').filter((line) => /^ {2}[a-z0-9-]+ [a-z]+(\.\d+)?: /.test(line)).length,
    count,
  );
  assert.match(check('--weak').stdout, /Conflicts between sources \(\d+\):\n {2}[a-z]/);
  const json = JSON.parse(check('--json').stdout) as Record<string, unknown>;
  for (const key of [
    'providers',
    'facts',
    'withoutSource',
    'stale',
    'coverage',
    'problems',
    'review',
    'certainty',
  ])
    assert.ok(key in json, key);
  assert.equal('staleFacts' in json, false);
  assert.equal(
    (JSON.parse(check('--json', '--stale').stdout) as { staleFacts: unknown[] }).staleFacts.length,
    count,
  );
});

test('the catalog holds what it promises: 170 providers, 3,000 facts, none without a source', () => {
  const { status, stdout } = spawnSync(process.execPath, [main, 'catalog', 'check', '--json'], {
    encoding: 'utf8',
  });
  const report = JSON.parse(stdout) as { providers: number; facts: number; withoutSource: number };
  assert.equal(status, 0);
  assert.ok(
    report.providers >= 170 && report.facts >= 3000 && report.withoutSource === 0,
    JSON.stringify(report),
  );
});
