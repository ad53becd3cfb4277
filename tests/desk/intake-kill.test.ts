/**
 * An intake that is killed at random moments: nothing half-stored, and nothing that stays for ever.
 * `TECUM_KILL_MOMENTS=50` is the long form; 8 is that of every change.
 */
import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openDesk } from '../../src/desk/open.js';
import { freshData } from '../store/vault-support.js';

const days = 86_400_000;
const moments = Number(process.env.TECUM_KILL_MOMENTS ?? 8);

test(`killed at ${moments} random moments, every original is whole and every leftover goes`, {
  timeout: 60_000 + moments * 10_000,
}, async () => {
  const data = freshData();
  const first = await openDesk({ dataDir: data });
  const at = first.now().toISOString();
  const person = await first.people.add(
    { name: 'Ana', email: 'ana@agency.example.org', roles: ['investigator'], passwordHash: 'x' },
    at,
  );
  await first.cases.create({ number: '1', title: 'A', offence: 'Theft' }, person);
  await first.close();
  const worker = fileURLToPath(new URL('./intake-worker.js', import.meta.url));
  for (let round = 0; round < moments; round += 1) {
    const child = fork(worker, [data], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    await once(child, 'message');
    setTimeout(() => child.kill('SIGKILL'), Math.random() * 150);
    const [, signal] = await once(child, 'exit');
    assert.equal(signal, 'SIGKILL', `round ${round}`);
  }
  const incoming = join(data, 'vault', 'incoming');
  const old = new Date(Date.now() - 9 * days);
  for (const name of readdirSync(incoming)) utimesSync(join(incoming, name), old, old);
  const desk = await openDesk({ dataDir: data, now: () => new Date(Date.now() + 9 * days) });
  const returns = await desk.returns.list(null);
  const held = new Set<string>();
  for (const made of returns) {
    assert.equal(made.files.length, 2);
    for (const file of made.files) held.add(file.sha256);
  }
  assert.ok(returns.length > 0, 'some were taken in');
  let originals = 0;
  for await (const { sha256 } of desk.vault.list()) {
    originals += 1;
    assert.ok(held.has(sha256), 'no original that no return holds');
    assert.equal((await desk.vault.verify(sha256)).ok, true);
  }
  assert.equal(originals, held.size);
  assert.deepEqual(readdirSync(incoming), []);
  assert.equal((await desk.returns.arrivals.waiting(person.id, returns[0]!.caseId)).length, 0);
  await desk.close();
});
