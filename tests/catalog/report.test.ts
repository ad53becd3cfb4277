/** `tecum catalog check`: figures by other means than the code that counts, and exit codes. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { projectPath } from '../../src/base/root.js';
import { catalogReport } from '../../src/catalog/report.js';

const small = `id: demo-net
name: Demo Net
services: [Demo]
kind: social
entities:
  - {region: us, name: "Demo Net LLC", source: s1}
channels:
  - {use: legal-process, type: email, value: "legal@example.com", audience: all, source: s1}
identifiers:
  - {id: username, label: "User name", source: s2}
data:
  - {category: basic_subscriber, contains: "name", process: subpoena, source: s1}
  - {category: message_content, contains: "messages", source: s2}
cost: {text: "none", source: s1}
sources:
  - {id: s1, url: "https://example.com/law", title: "Guide", doc_date: "2020-05", kind: provider}
  - {id: s2, url: "https://example.com/new", title: "New guide", kind: provider}
confidence: low
last_verified: 2026-11-01
`;

function folderWith(text: string): string {
  const dir = mkdtempSync(join(tmpdir(), 'tecum-report-'));
  mkdirSync(join(dir, 'demo-net'));
  writeFileSync(join(dir, 'demo-net', 'provider.yaml'), text);
  return dir;
}

function run(...args: string[]): { status: number | null; out: string; err: string } {
  const main = fileURLToPath(new URL('../../src/cli/main.js', import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, 'catalog', ...args], {
    encoding: 'utf8',
  });
  return { status, out: stdout, err: stderr };
}

test('counts six facts, four of them of 2020, none without a source', () => {
  const report = catalogReport(folderWith(small), '2026-11-23');
  assert.deepEqual(
    [report.providers, report.facts, report.withoutSource, report.stale, report.problems.length],
    [1, 6, 0, 4, 0],
  );
  assert.equal(report.coverage.data, 1);
  assert.equal(report.coverage.notice, 0);
});

test('a fact without a source is counted and told', () => {
  const report = catalogReport(
    folderWith(
      small.replace(
        'value: "legal@example.com", audience: all, source: s1',
        'value: "legal@example.com", audience: all, source: s9',
      ),
    ),
    '2026-11-23',
  );
  assert.equal(report.withoutSource, 1);
  assert.equal(report.problems[0]?.code, 'catalog-no-source');
  const bare = catalogReport(folderWith(small.replace(', source: s1}\nsources', '}\nsources')), '2026-11-23');
  assert.equal(bare.withoutSource, 1);
  assert.equal(bare.problems.length, 1);
});

test('the catalog of Tecum has no problem, and as many facts as its files have sources named', () => {
  const report = catalogReport(undefined, '2026-11-23');
  assert.deepEqual(report.problems, []);
  assert.equal(report.withoutSource, 0);
  const named = readdirSync(projectPath('providers'))
    .map((id) => projectPath('providers', id, 'provider.yaml'))
    .filter((file) => {
      try {
        return readFileSync(file, 'utf8') !== '';
      } catch {
        return false;
      }
    })
    .map((file) => readFileSync(file, 'utf8').match(/\bsource: ?[a-z0-9]+(?=[\s,}])/g)?.length ?? 0)
    .reduce((a, b) => a + b, 0);
  assert.equal(report.facts, named);
});

test('tecum catalog check --json prints the figures and exits 0', () => {
  const { status, out } = run('check', '--json', '--dir', folderWith(small), '--as-of', '2026-11-23');
  assert.equal(status, 0);
  const report = JSON.parse(out) as { providers: number; facts: number; stale: number };
  assert.deepEqual([report.providers, report.facts, report.stale], [1, 6, 4]);
});

test('tecum catalog check exits 1 with file, line and remedy when there is a problem', () => {
  const { status, err } = run('check', '--dir', folderWith(small.replace('kind: social', 'kin: social')));
  assert.equal(status, 1);
  assert.match(err, /provider\.yaml:4: kin: the key "kin" is not known here/);
  assert.match(err, /→ Check how it is spelled/);
});

test('wrong use exits 2', () => {
  assert.equal(run('check', '--nonsense').status, 2);
  assert.equal(run('chekc').status, 2);
  assert.equal(run('check', '--as-of', 'yesterday').status, 2);
});

test('how sure, when to review, what is weak: counted by hand in a small file', () => {
  const weak = small
    .replace(
      'value: "legal@example.com", audience: all, source: s1}',
      'value: "behind a login", value_known: false, source: s1}\n  - {use: questions, type: phone, value: "202-555-0100", confirm: true, source: s2}',
    )
    .replace(
      'cost: {text: "none", source: s1}',
      'cost: {text: "none", source: s3}\nconflicts:\n  - {text: "s1 says free, s3 says not", source: s1}',
    )
    .replace(
      'confidence: low',
      '  - {id: s3, title: "A list", note: "second-hand", kind: secondary}\nconfidence: high',
    );
  const report = catalogReport(folderWith(weak), '2026-11-23');
  assert.deepEqual(report.problems, []);
  assert.deepEqual(report.certainty, { sure: 5, confirm: 1, unverified: 2 });
  assert.deepEqual(
    report.valueUnknown.map(({ field }) => field),
    ['channels.0'],
  );
  assert.deepEqual(
    report.conflicts.map(({ text }) => text),
    ['s1 says free, s3 says not'],
  );
  assert.equal(report.generalBasis, 1);
  assert.deepEqual(report.lowConfidence, []);
  assert.deepEqual(report.review, [{ provider: 'demo-net', reviewBy: '2027-05-01', overdue: false }]);
  const low = catalogReport(
    folderWith(small.replace('last_verified', 'review_by: 2026-11-22\nlast_verified')),
    '2026-11-23',
  );
  assert.deepEqual(low.lowConfidence, ['demo-net']);
  assert.deepEqual(low.certainty, { sure: 0, confirm: 6, unverified: 0 });
  assert.deepEqual(low.review, [{ provider: 'demo-net', reviewBy: '2026-11-22', overdue: true }]);
});

test('what is over does not grow old', () => {
  const over = small.replace(
    'name: "Demo Net LLC", source: s1',
    'name: "Demo Net LLC", to: "2021-01-01", source: s1',
  );
  assert.equal(catalogReport(folderWith(over), '2026-11-23').stale, 3);
});
