/** `tecum plan` as its user runs it: a file in, JSON or text out, exit code, audit chain. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import type { Answers, Plan } from '../../src/navigator/types.js';
import { verifyAudit } from '../../src/safeguards/audit/verify.js';
import { answers } from '../navigator/support.js';

const main = fileURLToPath(new URL('../../src/cli/main.js', import.meta.url));

interface Run {
  status: number | null;
  stdout: string;
  stderr: string;
  data: string;
}

function run(input: Answers | string, ...options: string[]): Run {
  const dir = mkdtempSync(join(tmpdir(), 'tecum-plan-'));
  const file = join(dir, 'answers.yaml');
  writeFileSync(file, typeof input === 'string' ? input : stringify(input));
  const data = join(dir, 'data');
  const env = { ...process.env, TECUM_DATA: data };
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, 'plan', file, ...options], {
    env,
    encoding: 'utf8',
  });
  return { status, stdout, stderr, data };
}

const watching = answers({
  offence: { name: 'n/a' },
  narrative: 'Watch the Riverside protest group to see what they are up to.',
});

describe('tecum plan', () => {
  it('prints the plan as JSON and exits 0', () => {
    const { status, stdout, stderr, data } = run(answers(), '--json');
    assert.equal(status, 0, stderr);
    const made = JSON.parse(stdout) as Plan;
    assert.equal(made.decision, 'allowed');
    assert.deepEqual(
      made.steps.map((step) => step.id),
      ['snap.preservation', 'snap.subpoena'],
    );
    assert.equal(existsSync(join(data, 'audit.jsonl')), false);
  });
  it('prints lines that a person can act on', () => {
    const { stdout } = run(answers({ needs: ['what-was-said'] }));
    for (const words of [
      'Send today (what is lost first)',
      'Preservation request → Snap Inc.',
      'Then',
      'Search warrant → Snap Inc.',
      'Warshak',
      'Sent back',
    ]) {
      assert.ok(stdout.includes(words), words);
    }
    assert.ok(stdout.split('\n').every((line) => line.length <= 140));
  });
  it('judges facts on the day that --as-of names', () => {
    const made = JSON.parse(run(answers(), '--json', '--as-of', '2031-05-01').stdout) as Plan;
    assert.equal(made.asOf, '2031-05-01');
    assert.equal(made.steps[0]?.addressee.reason.stale, true);
    assert.equal(run(answers(), '--as-of', 'soon').status, 2);
  });
  it('refuses with 1, says why and whom to ask, and writes it to the audit chain', async () => {
    const { status, stdout, data } = run(watching);
    assert.equal(status, 1);
    assert.match(stdout, /No plan is made/);
    assert.match(stdout, /RR-2301/);
    assert.match(stdout, /Ask: your supervisor/);
    assert.doesNotMatch(stdout, /Preservation request/);
    const [entry] = readFileSync(join(data, 'audit.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { action: string; details: Record<string, unknown> });
    assert.equal(entry?.action, 'gate.refused');
    assert.equal(entry?.details.narrative, watching.narrative);
    assert.equal((await verifyAudit(data)).ok, true);
  });
  it('exits 1 for a plan that waits for a review, and keeps that too', () => {
    const { status, stdout, data } = run(
      answers({ offence: { name: 'Vandalism' }, narrative: watching.narrative }),
      '--json',
    );
    assert.equal(status, 1);
    assert.equal((JSON.parse(stdout) as Plan).decision, 'needs-review');
    assert.match(readFileSync(join(data, 'audit.jsonl'), 'utf8'), /gate\.held/);
  });
  it('exits 2 for bad answers, with every error and its line, and writes nothing', () => {
    const { status, stdout, stderr, data } = run(
      'businessCase: crime\nauthority:\n  country: US\ndanger: some\n',
    );
    assert.equal(status, 2);
    assert.equal(stdout, '');
    for (const place of [
      'answers.yaml:1 (businessCase)',
      'answers.yaml:2 (authority.agencyType)',
      'answers.yaml:4 (danger)',
    ])
      assert.ok(stderr.includes(place), stderr);
    assert.equal(existsSync(data), false);
  });
  it('exits 2 without a file, and says which one is missing', () => {
    const none = spawnSync(process.execPath, [main, 'plan', '/nowhere/answers.yaml'], { encoding: 'utf8' });
    assert.equal(none.status, 2);
    assert.match(none.stderr, /\/nowhere\/answers\.yaml/);
    assert.equal(spawnSync(process.execPath, [main, 'plan']).status, 2);
  });
  it('tells of unknown keys on stderr and goes on', () => {
    const { status, stderr } = run(stringify({ ...answers(), colour: 'red' }), '--json');
    assert.equal(status, 0);
    assert.match(stderr, /“colour”/);
  });
});
