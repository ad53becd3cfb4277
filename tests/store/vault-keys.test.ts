/** Keys of the vault: made once, missing or wrong ones named, rotated through a crash, retired only when nothing needs them. */
import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { retire, rotate } from '../../src/store/vault/rotate.js';
import type { Vault } from '../../src/store/vault/vault.js';
import { bytesOf, freshData, problem, stream, vaultIn } from './vault-support.js';

const keyFile = (data: string) => join(data, 'keys', 'vault.key');

async function fill(vault: Vault, count: number): Promise<string[]> {
  const hashes: string[] = [];
  for (let i = 0; i < count; i += 1)
    hashes.push((await vault.put(stream(randomBytes(100 + i * 7000)), { name: `f${i}` })).sha256);
  return hashes;
}

async function allSound(vault: Vault): Promise<number> {
  let sound = 0;
  for await (const { sha256 } of vault.list()) {
    const found = await vault.verify(sha256);
    assert.ok(found.ok && found.sealed, sha256);
    sound += 1;
  }
  return sound;
}

test('the first start makes a key that only its owner can read; the next one finds it', async () => {
  const data = freshData();
  const vault = await vaultIn(data);
  assert.equal(vault.ring.made, true);
  assert.equal(statSync(keyFile(data)).mode & 0o777, 0o600);
  assert.match(readFileSync(keyFile(data), 'utf8'), /^# .*apart from the data folder/);
  const { sha256 } = await vault.put(stream('abc'), { name: 'x' });
  const again = await vaultIn(data);
  assert.equal(again.ring.made, false);
  assert.equal((await bytesOf(again, sha256)).toString(), 'abc');
});

test('a key that is gone is named, no new one is made, nothing is written, and it works again once it is back', async () => {
  const data = freshData();
  const { sha256 } = await (await vaultIn(data)).put(stream('abc'), { name: 'x' });
  const key = readFileSync(keyFile(data));
  rmSync(keyFile(data));
  const vault = await vaultIn(data);
  assert.equal(existsSync(keyFile(data)), false);
  const found = await vault.ring.problem();
  assert.equal(found?.code, 'vault-key-missing');
  assert.equal(found?.where, keyFile(data));
  await assert.rejects(vault.put(stream('new'), { name: 'y' }), problem('vault-key-missing'));
  await assert.rejects(bytesOf(vault, sha256), problem('vault-key-missing'));
  assert.equal(await allPlacesOf(vault), 1);
  writeFileSync(keyFile(data), key);
  assert.equal(await vault.ring.problem(), null);
  assert.equal((await bytesOf(vault, sha256)).toString(), 'abc');
});

async function allPlacesOf(vault: Vault): Promise<number> {
  let count = 0;
  for await (const _ of vault.list()) count += 1;
  return count;
}

test('another vault’s key is refused before anything is sealed with it', async () => {
  const data = freshData();
  await (await vaultIn(data)).put(stream('abc'), { name: 'x' });
  const other = await generateX25519Identity();
  const vault = await vaultIn(data, { text: other });
  assert.equal((await vault.ring.problem())?.code, 'vault-key-wrong');
  await assert.rejects(vault.put(stream('new'), { name: 'y' }), problem('vault-key-wrong'));
});

test('a text that is no key is refused without being repeated', async () => {
  const data = freshData();
  await vaultIn(data);
  const text = 'AGE-SECRET-KEY-1SECRETSECRETSECRET';
  const vault = await vaultIn(data, { text });
  const found = await vault.ring.problem();
  assert.equal(found?.code, 'vault-key-unreadable');
  assert.ok(!found?.message.includes('SECRETSECRET'));
});

test('of several identities the first seals and all open', async () => {
  const data = freshData();
  const [a, b] = [await generateX25519Identity(), await generateX25519Identity()];
  const first = await (await vaultIn(data, { text: a })).put(stream('one'), { name: '1' });
  const both = await vaultIn(data, { text: `${b}, ${a}` });
  const second = await both.put(stream('two'), { name: '2' });
  assert.equal((await bytesOf(both, first.sha256)).toString(), 'one');
  assert.equal((await bytesOf(await vaultIn(data, { text: `${a}\n${b}` }), second.sha256)).toString(), 'two');
  await assert.rejects(bytesOf(await vaultIn(data, { text: a }), second.sha256), problem('vault-key-wrong'));
});

test('a rotation wraps every header anew and leaves every payload; the old key can then go', async () => {
  const data = freshData();
  const vault = await vaultIn(data);
  const hashes = await fill(vault, 5);
  const before = hashes.map((sha256) => readFileSync(vault.path(sha256)));
  const old = await vault.ring.keys();
  const { rewrapped } = await rotate(vault);
  assert.equal(rewrapped, 5);
  hashes.forEach((sha256, i) => {
    const now = readFileSync(vault.path(sha256));
    assert.equal(now.length, before[i]!.length);
    const end = now.indexOf('\n--- ') + 49;
    assert.ok(now.subarray(end).equals(before[i]!.subarray(end)));
    assert.ok(!now.subarray(0, end).equals(before[i]!.subarray(0, end)));
  });
  const keys = await vault.ring.keys();
  assert.equal(keys.identities.length, 2);
  assert.deepEqual(await retire(vault), { retired: 1 });
  assert.equal((await vault.ring.keys()).identities.length, 1);
  assert.equal(await allSound(vault), 5);
  await assert.rejects(
    bytesOf(await vaultIn(freshData(), { text: old.identities[0]! }), hashes[0]!),
    problem('vault-missing'),
  );
});

test('a process that is running follows a rotation made by another', async () => {
  const data = freshData();
  const [server, command] = [await vaultIn(data), await vaultIn(data)];
  const { sha256 } = await server.put(stream('one'), { name: '1' });
  await rotate(command);
  await retire(command);
  assert.equal((await bytesOf(server, sha256)).toString(), 'one');
  const later = await server.put(stream('two'), { name: '2' });
  assert.equal((await bytesOf(command, later.sha256)).toString(), 'two');
});

test('a key from the environment is not rotated but wrapped for the new first one', async () => {
  const data = freshData();
  const [a, b] = [await generateX25519Identity(), await generateX25519Identity()];
  const { sha256 } = await (await vaultIn(data, { text: a })).put(stream('one'), { name: '1' });
  const vault = await vaultIn(data, { text: `${b}\n${a}` });
  await assert.rejects(rotate(vault), problem('vault-key-in-environment'));
  await rotate(vault, { rewrapOnly: true });
  assert.equal((await bytesOf(await vaultIn(data, { text: b }), sha256)).toString(), 'one');
});

test('an old key is not retired while an original or an upload still needs it', async () => {
  const data = freshData();
  const vault = await vaultIn(data);
  await vault.incoming.begin('upload-1');
  await fill(vault, 1);
  await rotate(vault);
  await assert.rejects(retire(vault), problem('vault-key-needed'));
  await vault.incoming.remove('upload-1');
  assert.deepEqual(await retire(vault), { retired: 1 });
});

test('an escrow key that comes later is wrapped in by a rotation, and leaves again', async () => {
  const data = freshData();
  const hashes = await fill(await vaultIn(data), 3);
  const escrow = await generateX25519Identity();
  const withEscrow = await vaultIn(data, { escrow: [await identityToRecipient(escrow)] });
  await rotate(withEscrow, { rewrapOnly: true });
  assert.equal(await allSound(withEscrow), 3);
  rmSync(join(data, 'vault', 'recipient.txt'));
  const byEscrow = await vaultIn(data, { text: escrow });
  assert.equal(await allSound(byEscrow), 3);
  rmSync(join(data, 'vault', 'recipient.txt'));
  await rotate(await vaultIn(data), { rewrapOnly: true });
  await assert.rejects(bytesOf(byEscrow, hashes[0]!), (error) => (error as Error).message.includes('key'));
});

test('a rotation that is killed at any moment leaves every original to be opened', async () => {
  const data = freshData();
  await fill(await vaultIn(data), 12);
  const worker = fileURLToPath(new URL('./rotate-worker.js', import.meta.url));
  let killed = 0;
  for (let round = 0; round < 8; round += 1) {
    const child = fork(worker, [data], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    await once(child, 'message');
    setTimeout(() => child.kill('SIGKILL'), round * 5);
    const [, signal] = await once(child, 'exit');
    if (signal === 'SIGKILL') killed += 1;
    const vault = await vaultIn(data);
    assert.equal(await allSound(vault), 12, `round ${round}`);
  }
  assert.ok(killed >= 4, `killed ${killed} of 8`);
  const vault = await vaultIn(data);
  await rotate(vault);
  await retire(vault);
  assert.equal(await allSound(vault), 12);
});

test('a header torn in the middle is made whole at the next start', async () => {
  const data = freshData();
  const vault = await vaultIn(data);
  const [sha256] = await fill(vault, 1);
  const old = readFileSync(vault.path(sha256!));
  await rotate(vault);
  const now = readFileSync(vault.path(sha256!));
  const end = now.indexOf('\n--- ') + 49;
  const torn = Buffer.concat([now.subarray(0, 100), old.subarray(100)]);

  chmodSync(vault.path(sha256!), 0o600);
  writeFileSync(vault.path(sha256!), torn);
  await assert.rejects(bytesOf(vault, sha256!));
  const body = Buffer.concat([now.subarray(end, end + 16), now.subarray(0, end)]);
  mkdirSync(join(vault.dir, 'rewrapping'), { recursive: true });
  const note = Buffer.concat([createHash('sha256').update(body).digest(), body]);
  writeFileSync(join(vault.dir, 'rewrapping', sha256!), note);
  assert.equal(await allSound(await vaultIn(data)), 1);
});

test('two rotations at once: one is refused, and everything still opens', async () => {
  const data = freshData();
  const one = await vaultIn(data);
  const two = await vaultIn(data);
  await fill(one, 5);
  const both = await Promise.allSettled([rotate(one), rotate(two)]);
  const refused = both.filter((outcome) => outcome.status === 'rejected');
  assert.deepEqual(
    refused.map(({ reason }) => reason.code),
    ['vault-rotating'],
  );
  assert.equal(await allSound(await vaultIn(data)), 5);
  assert.equal((await rotate(two)).rewrapped, 5);
});

test('the lock of a rotation that died does not hold back the next', async () => {
  const data = freshData();
  const vault = await vaultIn(data);
  await fill(vault, 1);
  // Process numbers end far below this one.
  writeFileSync(join(vault.dir, 'rotating.lock'), '999999999 1\n');
  assert.equal((await rotate(vault)).rewrapped, 1);
  assert.deepEqual(
    readdirSync(vault.dir).filter((name) => name.startsWith('rotating')),
    [],
  );
});

test('a header noted for a payload that was replaced meanwhile is not written over the new one', async () => {
  const data = freshData();
  const vault = await vaultIn(data);
  const [sha256] = await fill(vault, 1);
  const old = readFileSync(vault.path(sha256!));
  const end = old.indexOf('\n--- ') + 49;
  const body = Buffer.concat([old.subarray(end, end + 16), old.subarray(0, end)]);
  const bytes = await bytesOf(vault, sha256!);
  await vault.put(stream(bytes), { name: 'again' });
  mkdirSync(join(vault.dir, 'rewrapping'), { recursive: true });
  const note = Buffer.concat([createHash('sha256').update(body).digest(), body]);
  writeFileSync(join(vault.dir, 'rewrapping', sha256!), note);
  assert.equal(await allSound(await vaultIn(data)), 1);
});

test('two first starts at once agree on one key', async () => {
  for (let round = 0; round < 10; round += 1) {
    const data = freshData();
    const both = await Promise.all([vaultIn(data), vaultIn(data)]);
    const [one, two] = await Promise.all(both.map((vault) => vault.ring.keys()));
    assert.deepEqual(one!.identities, two!.identities);
    assert.equal(both.filter((vault) => vault.ring.made).length, 1);
  }
});
