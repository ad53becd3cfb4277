/**
 * A reading whose process, or whose server, is killed at random moments comes to its end and equals an undisturbed one.
 * `TECUM_KILL_MOMENTS=50` is the long form; 8 is that of every change.
 */
import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openDesk } from '../../src/desk/open.js';
import { generate } from '../bench/generate.js';
import { freshData } from '../store/vault-support.js';

const moments = Number(process.env.TECUM_KILL_MOMENTS ?? 8);
const entry = fileURLToPath(new URL('./reading-server.js', import.meta.url));
const linux = existsSync('/proc/self/task');

test(`killed at ${moments} random moments, every reading equals an undisturbed one`, {
  skip: linux ? false : 'finds the reading process by /proc, which this system has not',
  timeout: 30_000 + moments * 20_000,
}, async () => {
  const data = freshData();
  const returnId = await takeIn(data);
  let server = await start(data);
  const began = performance.now();
  const reference = await read(server, data, returnId);
  const took = performance.now() - began;
  let killed = 0;
  for (let round = 0; round < moments; round += 1) {
    const before = readings(data);
    await order(server, returnId);
    await sleep(Math.random() * Math.min(took, 3000));
    if (round % 2 === 0) killed += killChild(server) ? 1 : 0;
    else {
      server.kill('SIGKILL');
      await once(server, 'exit');
      killed += 1;
      server = await start(data);
    }
    const dir = await finished(data, before);
    assert.deepEqual(files(dir), reference, `round ${round}`);
  }
  assert.ok(killed >= Math.floor(moments / 2), `${killed} kills met their mark`);
  server.kill('SIGKILL');
  await once(server, 'exit');
  await settled(data, returnId);
});

/** A return of some megabytes, in the vault and waiting for its first reading, and the person who took it in. */
async function takeIn(data: string): Promise<number> {
  const file = join(data, 'conversations.csv');
  generate('snap', file, 6);
  const desk = await openDesk({ dataDir: data });
  const person = await desk.people.add(
    { name: 'Ana', email: 'ana@agency.example.org', roles: ['investigator'], passwordHash: 'x' },
    desk.now().toISOString(),
  );
  const found = await desk.cases.create({ number: '1', title: 'A', offence: 'Theft' }, person);
  const stored = await desk.returns.store(Readable.from([readFileSync(file)]), 'conversations.csv');
  const about = { receivedAt: desk.now().toISOString(), receivedFrom: '', receivedHow: '', note: '' };
  const made = await desk.returns.receive(
    { ...about, caseId: found.id, requestId: null, provider: null, archivePassword: null, files: [stored] },
    { person, fromWhere: '192.0.2.1' },
  );
  await desk.close();
  return made.id;
}

async function start(data: string): Promise<ChildProcess> {
  const server = fork(entry, [data], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  await once(server, 'message');
  return server;
}

async function order(server: ChildProcess, returnId: number): Promise<void> {
  const answer = once(server, 'message');
  server.send({ readAgain: returnId });
  await answer;
}

/** The first reading is queued by the intake; this waits for it and for one more, undisturbed. */
async function read(server: ChildProcess, data: string, returnId: number): Promise<unknown> {
  await finished(data, []);
  const before = readings(data);
  await order(server, returnId);
  return files(await finished(data, before));
}

/** Names of the readings that are whole. */
function readings(data: string): string[] {
  const folder = join(data, 'readings');
  return existsSync(folder) ? readdirSync(folder).filter((name) => /^\d+$/.test(name)) : [];
}

async function finished(data: string, before: readonly string[]): Promise<string> {
  for (const until = performance.now() + 30_000; performance.now() < until; await sleep(30)) {
    const fresh = readings(data).filter((name) => !before.includes(name));
    assert.ok(fresh.length <= 1, 'one reading, not two');
    if (fresh.length === 1) return join(data, 'readings', fresh[0]!);
  }
  throw new Error('no reading came to its end in 30 s');
}

/** SHA-256 of every file of a reading but the summary, which says how long it took. */
function files(dir: string): { name: string; sha256: string }[] {
  const text = readFileSync(join(dir, 'manifest.json'), 'utf8');
  const manifest = JSON.parse(text) as { files: { name: string; sha256: string }[] };
  assert.ok(manifest.files.some(({ name }) => name.endsWith('.parquet')));
  return manifest.files
    .filter(({ name }) => name !== 'summary.json')
    .map(({ name, sha256 }) => ({ name, sha256 }));
}

/** Kills the reading process of a server; false when it had ended or not begun. */
function killChild(server: ChildProcess): boolean {
  const children = readFileSync(`/proc/${server.pid}/task/${server.pid}/children`, 'utf8').trim();
  const pids = children.split(/\s+/).filter((pid) => pid !== '' && isReading(pid));
  for (const pid of pids) process.kill(Number(pid), 'SIGKILL');
  return pids.length > 0;
}

function isReading(pid: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('read-process');
  } catch {
    return false;
  }
}

/** After all of it: the vault verifies, every reading is ready or ended, and nothing half-written is left. */
async function settled(data: string, returnId: number): Promise<void> {
  const desk = await openDesk({ dataDir: data });
  const view = await desk.returns.view(returnId);
  for (const file of view!.return.files) {
    const found = await desk.vault.verify(file.sha256);
    assert.equal(found.ok, true);
    assert.equal(found.size, file.bytes);
  }
  const left = readdirSync(join(data, 'readings')).filter((name) => name.includes('building'));
  assert.deepEqual(left, []);
  await desk.close();
}
