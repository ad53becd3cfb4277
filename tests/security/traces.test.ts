/** What a process that is killed leaves behind, and what one that runs lets others see. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { isProblem } from '../../src/base/problem.js';
import { readInProcess } from '../../src/jobs/read-in-process.js';
import type { ReadOrder } from '../../src/jobs/read-messages.js';
import { readReturn } from '../../src/returns/engine.js';
import { loadReaders } from '../../src/returns/registry.js';
import { zipOf } from '../returns/helpers.js';
import { vaultIn } from '../store/vault-support.js';
import { receive } from '../web/return-fixtures.js';
import { testDesk } from '../web/support.js';

const marker = 'zqxplaintext';

/** Files below a folder in which the marker stands in clear. */
function inClear(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const file = join(folder, name);
    return statSync(file, { throwIfNoEntry: false })?.isFile() && readFileSync(file).includes(marker);
  });
}

function tempFolder(t: { after(run: () => void): void }): string {
  const folder = mkdtempSync(join(tmpdir(), 'tecum-traces-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test('while a file comes in, nothing of it is on the disk in clear: a kill at that moment leaves nothing to read', async (t) => {
  const data = tempFolder(t);
  const vault = await vaultIn(data);
  let seen = -1;
  async function* bytes() {
    for (let i = 0; i < 40; i += 1) yield Buffer.from(`${marker} ${i} `.repeat(4000));
    seen = readdirSync(join(data, 'vault', 'incoming')).length;
    assert.deepEqual(inClear(data), []);
  }
  await vault.put(Readable.from(bytes()), { name: `${marker}.csv` });
  assert.equal(seen, 1, 'the file was on its way when it was looked at');
  assert.deepEqual(inClear(data), []);
});

test('while an archive in an archive is read, what is unpacked lies on the disk as cipher only', async (t) => {
  const tempDir = tempFolder(t);
  // More than is kept in memory, and no compression makes it less.
  const rows = Array.from(
    { length: 160_000 },
    () => `2026-10-01 00:00:00 UTC,${marker},${randomBytes(60).toString('base64')}`,
  );
  const inner = await zipOf({ 'a.csv': `time,sender,text\n${rows.join('\n')}\n` });
  const outer = await zipOf({ 'inner.zip': inner, 'b.csv': 'time,text\n2026-10-01,x\n' });
  const file = join(tempDir, 'outer.zip');
  writeFileSync(file, outer);
  const spool = join(tempDir, 'spool');
  mkdirSync(spool);
  let most = 0;
  let clear: string[] = [];
  const onProgress = () => {
    const files = readdirSync(spool, { recursive: true, encoding: 'utf8' });
    most = Math.max(most, files.length);
    clear = [...clear, ...inClear(spool)];
  };
  const summary = await readReturn([file], {
    readers: await loadReaders(),
    tempDir: spool,
    onProgress,
    limits: { ratio: 10_000 },
  });
  assert.equal(summary.records.total, 160_001);
  assert.deepEqual(clear, []);
  assert.deepEqual(inClear(tempDir), []);
  assert.ok(most > 0, 'something was kept on the disk meanwhile');
});

test('the reading process has neither a key nor a password in its environment or its arguments', async (t) => {
  const tempDir = tempFolder(t);
  const secret = 'AGE-SECRET-KEY-1EXAMPLE';
  for (const name of ['TECUM_VAULT_KEY', 'SMTP_PASSWORD', 'API_TOKEN', 'TECUM_SECRET']) {
    process.env[name] = secret;
    t.after(() => delete process.env[name]);
  }
  const entry = fileURLToPath(new URL('./tell-environment.js', import.meta.url));
  const order = { tempDir, outDir: join(tempDir, 'out') } as ReadOrder;
  const told = (await readInProcess(order, () => undefined, AbortSignal.timeout(20_000), {
    entry,
  })) as unknown as {
    names: string[];
    arguments: string[];
  };
  assert.ok(told.names.includes('PATH') || told.names.includes('Path'));
  assert.deepEqual(
    told.names.filter((name) => /KEY|PASSW|TOKEN|SECRET/.test(name)),
    [],
  );
  assert.ok(!JSON.stringify(told.arguments).includes(secret));
});

test('a return whose entry cannot be put on the chain does not come to be', async () => {
  const desk = await testDesk();
  const agent = await desk.signIn('investigator');
  const { services } = desk;
  const made = await services.cases.create({ number: '26-1', title: 'A', offence: 'Theft' }, agent.person);
  const files = [{ name: 'a.csv', bytes: Buffer.from('a,b\n1,2\n') }];
  const take = () => receive(services, agent.person, made.id, files);
  await take();
  const entries = (await services.audit.list({ action: 'return.received' })).map(({ subject }) => subject);
  assert.deepEqual(entries, ['return/1']);
  const chain = join(desk.dataDir, 'audit.jsonl');
  const whole = readFileSync(chain);
  appendFileSync(chain, 'not of the chain\n');
  await assert.rejects(take, (error) => isProblem(error) && error.code === 'audit-broken');
  assert.equal((await services.returns.list(null)).length, 1);
  assert.equal((await services.db('jobs').select()).length, 1);
  assert.equal((await services.db('custody').select()).length, 1);
  writeFileSync(chain, whole);
  await take();
  assert.equal((await services.returns.list(null)).length, 2);
  await desk.close();
});

test('a key file that others can read is warned of, at the start and by vault status', {
  skip: process.platform === 'win32' && 'Windows has no such rights',
}, async (t) => {
  const data = tempFolder(t);
  const vault = await vaultIn(data);
  const file = vault.ring.file!;
  assert.equal(await vault.ring.warning(), null);
  for (const mode of [0o640, 0o604, 0o620, 0o666]) {
    chmodSync(file, mode);
    const warning = await vault.ring.warning();
    assert.match(warning ?? '', new RegExp(`rights of .*vault\\.key are 0${mode.toString(8)}.*chmod 600`));
    assert.doesNotMatch(warning ?? '', /AGE-SECRET/);
  }
  chmodSync(file, 0o400);
  assert.equal(await vault.ring.warning(), null);
});
