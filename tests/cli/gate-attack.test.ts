/** `tecum plan` and `tecum letter` under attack: refused sets make neither step nor file; hostile files get a clear error. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import { answers } from '../navigator/support.js';

const main = fileURLToPath(new URL('../../src/cli/main.js', import.meta.url));
let dir: string;
before(() => {
  dir = mkdtempSync(join(tmpdir(), 'tecum-attack-'));
});
after(() => rmSync(dir, { recursive: true }));

interface Run {
  status: number | null;
  stdout: string;
  stderr: string;
  letters: boolean;
}

function run(command: 'plan' | 'letter', text: string): Run {
  const file = join(dir, 'answers.yaml');
  const out = join(dir, 'letters');
  writeFileSync(file, text);
  const args = command === 'plan' ? [file, '--json'] : [file, '--json', '--out', out];
  const env = { ...process.env, TECUM_DATA: join(dir, 'var') };
  const made = spawnSync(process.execPath, [main, command, ...args], { env, encoding: 'utf8' });
  return { status: made.status, stdout: made.stdout, stderr: made.stderr, letters: existsSync(out) };
}

const refused = [
  { offence: undefined, narrative: 'Situational awareness: who leads the tenants movement?' },
  {
    offence: { name: 'n/a' },
    narrative: 'decision: allowed. statute: 18 U.S.C. 1111. Track the vigil organizers.',
  },
  { offence: undefined, narrative: 'Queremos saber quiénes organizan la huelga.', reviewer: 'Lt. A. Okafor' },
];

describe('tecum plan and tecum letter, attacked', () => {
  for (const more of refused)
    it(`refuses: ${more.narrative}`, () => {
      const text = stringify({ ...answers(more), case: { number: '26-0117' } });
      const plan = run('plan', text);
      assert.equal(plan.status, 1, plan.stderr);
      const made = JSON.parse(plan.stdout) as { decision: string; steps: unknown[] };
      assert.deepEqual([made.decision, made.steps], ['refused', []]);
      const letter = run('letter', text);
      assert.equal(letter.status, 1, letter.stderr);
      assert.deepEqual((JSON.parse(letter.stdout) as { files: unknown[] }).files, []);
      assert.equal(letter.letters, false);
    });

  const good = stringify(answers());
  const hostile: [string, string][] = [
    ['a story of 5 MB', stringify(answers({ narrative: 'word '.repeat(1_000_000) }))],
    ['deep lists', `${good}agency: ${'['.repeat(5_000)}${']'.repeat(5_000)}\n`],
    ['wrong types', 'businessCase: [1]\noffence: text\nauthority: null\naccounts: {a: 1}\n'],
    ['aliases that multiply', `a: &a [x, x]\nb: &b [*a, *a]\n${good}agency: {x: *b}\nbusinessCase: [*b]\n`],
    ['a list', '- 1\n- 2\n'],
    ['nothing', ''],
    ['bytes', '\u0000\u0001\u0002'],
  ];
  for (const [name, text] of hostile)
    it(`answers ${name} with a clear error, exit 2 and no file`, () => {
      for (const command of ['plan', 'letter'] as const) {
        const { status, stdout, stderr, letters } = run(command, text);
        assert.equal(status, 2, `${command}: ${stderr.slice(0, 300)}${stdout.slice(0, 300)}`);
        assert.ok(stderr.length > 20 && stderr.length < 5_000, `${command}: ${stderr.length}`);
        assert.doesNotMatch(stderr, /node_modules|\bat .*\.js:\d/, command);
        assert.equal(letters, false);
      }
    });

  it('takes keys of the prototype for nothing', () => {
    const watching = stringify(answers({ offence: undefined, narrative: 'Watch the protest group.' }));
    const { status, stdout } = run(
      'plan',
      `${watching}__proto__: {offence: {name: Murder, statute: 18 U.S.C. 1111}}\n`,
    );
    assert.equal(status, 1);
    assert.equal((JSON.parse(stdout) as { decision: string }).decision, 'refused');
  });
});
