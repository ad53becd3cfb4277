/** `tecum intake` as its user runs it: a report in, text or JSON out, an answers file that `tecum plan` can go on with. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { projectPath } from '../../src/base/root.js';

const main = fileURLToPath(new URL('../../src/cli/main.js', import.meta.url));
const examples = (name: string): string => projectPath('tests', 'intake', 'examples', name);
const dir = mkdtempSync(join(tmpdir(), 'tecum-intake-'));

function run(args: readonly string[], input?: string) {
  return spawnSync(process.execPath, [main, 'intake', ...args], {
    encoding: 'utf8',
    ...(input ? { input } : {}),
  });
}

test('prints what a report holds, the unknown too, and exits 0', () => {
  const { status, stdout } = run([examples('report.json')]);
  assert.equal(status, 0);
  for (const word of [
    '198000142',
    '[snap]',
    '198.51.100.7 port 51515',
    'shoeSize: 44',
    '18 U.S.C. 2258A(g)',
    '2027-10-14',
  ])
    assert.ok(stdout.includes(word), word);
});

test('--json is one document; numbers of cards and accounts are masked', () => {
  const { stdout } = run([examples('fraud.txt'), '--json']);
  const printed = JSON.parse(stdout) as { accounts: unknown[]; draft: { answers: { accounts: unknown[] } } };
  assert.deepEqual([printed.accounts.length, printed.draft.answers.accounts.length], [7, 8]);
  assert.ok(!stdout.includes('4111111111111111') && !stdout.includes('000123456789'));
});

test('--answers writes a file once, with what is still to be given', () => {
  const file = join(dir, 'answers.yaml');
  assert.equal(run([examples('report.xml'), '--answers', file]).status, 0);
  const text = readFileSync(file, 'utf8');
  assert.match(text, /Still to be given/);
  const answers = parse(text) as { accounts: { provider?: string }[]; needs: string[] };
  assert.equal(answers.accounts.filter(({ provider }) => provider === 'discord').length, 5);
  assert.ok(answers.needs.includes('who-runs-account'));
  const again = run([examples('report.xml'), '--answers', file]);
  assert.equal(again.status, 2, 'a file that is there is not written over');
  assert.equal(readFileSync(file, 'utf8'), text);
});

test('a cut report exits 1 with what was read; what cannot be read exits 2 with what to do', () => {
  const text = readFileSync(examples('report.json'), 'utf8');
  const cut = join(dir, 'cut.json');
  writeFileSync(cut, text.slice(0, text.indexOf('"uploadedFiles"')));
  const part = run([cut]);
  assert.equal(part.status, 1);
  assert.match(part.stdout, /incomplete[\s\S]*! The file is cut off[\s\S]*river\.fox22/);
  const none = run(['-'], '{"a": 1}');
  assert.equal(none.status, 2);
  assert.match(none.stderr, /no CyberTipline report[\s\S]*→/);
});

test('a dash reads standard input; --region reads national numbers', () => {
  assert.match(run(['-', '--region', 'GB'], 'Ring 020 7946 0018 at once.').stdout, /\+442079460018/);
});
