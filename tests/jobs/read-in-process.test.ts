/** A reading in a process of its own: whole or absent, whatever happens to the process. */
import assert from 'node:assert/strict';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { isProblem } from '../../src/base/problem.js';
import { readInProcess } from '../../src/jobs/read-in-process.js';
import type { ReadOrder } from '../../src/jobs/read-messages.js';
import { readSummary } from '../../src/store/records/reading-files.js';
import { givenKeys } from '../../src/store/vault/keys.js';
import { vaultAt } from '../../src/store/vault/vault.js';
import { freshData, stream, vaultIn } from '../store/vault-support.js';

async function order(content: string, name = 'log.csv'): Promise<ReadOrder> {
  const folder = freshData();
  const vault = await vaultIn(folder);
  const { sha256 } = await vault.put(stream(content), { name });
  mkdirSync(join(folder, 'readings'));
  return {
    vault: { dir: vault.dir, keys: await vault.ring.keys() },
    originals: [{ name, sha256 }],
    hashList: '',
    provider: null,
    password: null,
    scope: null,
    outDir: join(folder, 'readings', '1'),
    tempDir: join(folder, 'tmp'),
  };
}

/** A child of our own making, for what a healthy one never does. */
function child(code: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'tecum-child-')), 'child.mjs');
  writeFileSync(file, code);
  return file;
}

const quiet = () => undefined;
const never = new AbortController().signal;
const code = (wanted: string) => (error: unknown) => isProblem(error) && error.code === wanted;

test('a table is read: the reading is whole, its name kept, the temporary folder gone', async () => {
  const work = await order('date,who\n2026-10-01T08:00:00Z,ann\n2026-10-02T08:00:00Z,ben\n');
  const summary = await readInProcess(work, quiet, never);
  assert.equal(summary.received[0]?.name, 'log.csv');
  assert.equal(summary.received[0]?.sha256, work.originals[0]?.sha256);
  assert.equal(summary.records.total, 2);
  const kept = await readSummary(work.outDir);
  assert.equal(kept.ledger.items.length, 1);
  assert.ok(existsSync(join(work.outDir, 'manifest.json')));
  assert.equal(existsSync(work.tempDir), false);
});

test('an original that was changed in the vault is refused, and no reading is left', async () => {
  const work = await order('a,b\n1,2\n');
  const vault = vaultAt(work.vault.dir, givenKeys(work.vault.keys));
  const other = await vault.put(stream('a,b\n1,3\n'), { name: 'other' });
  copyFileSync(vault.path(other.sha256), `${vault.path(work.originals[0]!.sha256)}.new`);
  renameSync(`${vault.path(work.originals[0]!.sha256)}.new`, vault.path(work.originals[0]!.sha256));
  await assert.rejects(readInProcess(work, quiet, never), code('original-changed'));
  assert.deepEqual(readdirSync(join(work.outDir, '..')), []);
});

test('a process that dies says so, with what to do', async () => {
  const work = await order('a,b\n1,2\n');
  await assert.rejects(
    readInProcess(work, quiet, never, {
      entry: child('process.on("message", () => process.exit(3))'),
    }),
    (error) => code('reading-process-ended')(error) && /exit 3/.test((error as Error).message),
  );
  assert.equal(existsSync(work.tempDir), false);
});

test('a cancelled reading ends its process at once', async () => {
  const stop = new AbortController();
  const began = Date.now();
  const running = readInProcess(await order('a,b\n1,2\n'), () => stop.abort(), stop.signal, {
    entry: child(
      'process.on("message", () => { process.send({ type: "progress", bytes: 1, of: 2, item: "a.csv", records: 0 }); setInterval(() => {}, 1000); })',
    ),
  });
  await assert.rejects(running);
  assert.ok(Date.now() - began < 10_000);
});

test('a process that is stuck in one place is ended, and one that only takes long is not', async () => {
  const stuck = child('process.on("message", () => { for (;;); })');
  await assert.rejects(
    readInProcess(await order('a,b\n1,2\n'), quiet, never, { entry: stuck, silenceMs: 700 }),
    code('reading-stuck'),
  );
  const slow = child(
    'process.on("message", () => { let n = 0; setInterval(() => { process.send({ type: "alive" }); if (++n === 8) process.exit(4); }, 200); })',
  );
  await assert.rejects(
    readInProcess(await order('a,b\n1,2\n'), quiet, never, { entry: slow, silenceMs: 1200 }),
    code('reading-process-ended'),
  );
});

test('a return that eats memory ends its own process', async () => {
  const greedy = child(
    'process.on("message", () => { const a = []; for (;;) a.push(new Array(10000).fill(1.5)); })',
  );
  await assert.rejects(
    readInProcess(await order('a,b\n1,2\n'), quiet, never, { entry: greedy, heapMb: 64 }),
    code('reading-process-ended'),
  );
});
