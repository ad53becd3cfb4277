/** `tecum audit` and `tecum serve` as a person runs them: processes of their own. */
import assert from 'node:assert/strict';
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { appendBatch } from '../../src/safeguards/audit/chain.js';

const tecum = fileURLToPath(new URL('../../src/cli/main.js', import.meta.url));
let dir: string;

before(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tecum-cli-'));
  const events = ['sign-in', 'evidence.viewed', 'sign-out'].map((action) => ({
    who: 'reyes@agency.example.org',
    action,
  }));
  await appendBatch(dir, events, () => new Date('2026-11-23T10:00:00Z'));
});
after(() => rm(dir, { recursive: true }));

interface Ran {
  code: number;
  out: string;
  err: string;
}

function run(...args: string[]): Promise<Ran> {
  return new Promise((done) => {
    execFile(process.execPath, [tecum, ...args], (error, out, err) => {
      done({ code: error === null ? 0 : Number(error.code), out, err });
    });
  });
}

test('verify: exit 0 and the number of entries when whole', async () => {
  const { code, out } = await run('audit', 'verify', '--data', dir);
  assert.equal(code, 0);
  assert.match(out, /whole: 3 entries/);
});

test('verify: one byte changed ends in exit 1 and names line and byte', async () => {
  const file = join(dir, 'audit.jsonl');
  const whole = await readFile(file);
  const at = whole.indexOf('evidence.viewed');
  const changed = Buffer.from(whole);
  changed.write('V', at + 9);
  await writeFile(file, changed);
  const text = await run('audit', 'verify', '--data', dir);
  assert.equal(text.code, 1);
  assert.match(text.err, /broken at line 2, byte \d+/);
  const json = await run('audit', 'verify', '--data', dir, '--json');
  const verdict = JSON.parse(json.out) as {
    ok: boolean;
    entries: number;
    problem: { line: number; byte: number };
  };
  assert.deepEqual([json.code, verdict.ok, verdict.entries, verdict.problem.line], [1, false, 1, 2]);
  assert.ok(verdict.problem.byte <= at + 9);
  await writeFile(file, whole);
});

test('list: filters, and prints the newest first', async () => {
  const { out } = await run('audit', 'list', '--data', dir, '--json', '--action', 'evidence.');
  assert.deepEqual(
    (JSON.parse(out) as { n: number }[]).map((entry) => entry.n),
    [2],
  );
  const lines = (await run('audit', 'list', '--data', dir)).out.trim().split('\n');
  assert.match(lines[0] ?? '', /^3 2026-11-23T10:00:00.000Z reyes@agency.example.org sign-out$/);
});

test('wrong use ends in exit 2, help in 0', async () => {
  assert.equal((await run('audit', 'verify', '--nonsense')).code, 2);
  assert.equal((await run('audit', 'verify', '--help')).code, 0);
  assert.equal((await run('serve', '--port', 'many')).code, 2);
});

function serve(data: string): ChildProcess {
  const env = { ...process.env, TECUM_DATA: data, TECUM_LOG: 'silent' };
  return spawn(process.execPath, [tecum, 'serve', '--port', '0'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
}

test('serve prints its address and the first-run link, answers, and stops when told', {
  timeout: 60_000,
}, async () => {
  const data = await mkdtemp(join(tmpdir(), 'tecum-serve-'));
  const child = serve(data);
  let text = '';
  child.stdout?.setEncoding('utf8');
  const link = await new Promise<string>((done, failed) => {
    child.on('exit', (code) => failed(new Error(`ended with ${code}: ${text}`)));
    child.stdout?.on('data', (chunk: string) => {
      text += chunk;
      const found = /(http:\/\/127\.0\.0\.1:\d+)\/first-run\?code=[A-Z0-9-]+/.exec(text);
      if (found && /Ctrl\+C/.test(text)) done(found[0]);
    });
  });
  child.removeAllListeners('exit');
  const page = await fetch(link);
  assert.equal(page.status, 200);
  assert.match(await page.text(), /Set up Tecum/);
  const ended = new Promise<number | null>((done) => child.on('exit', done));
  child.kill('SIGTERM');
  assert.equal(await ended, 0);
  assert.match((await run('audit', 'verify', '--data', data)).out, /whole: 1 entries|whole: 1 entry/);
  await rm(data, { recursive: true });
});
