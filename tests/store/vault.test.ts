/** The vault: stored once by its hash, whole or not at all, found changed when it was changed. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import fc from 'fast-check';
import { isProblem } from '../../src/base/problem.js';
import { sealAll } from '../../src/store/vault/seal.js';
import { bytesOf, freshData, freshVault, stream, vaultIn } from './vault-support.js';

test('an original lands under its hash, read-only, and comes back byte for byte', async () => {
  const vault = await freshVault();
  const { dir } = vault;
  // SHA-256 of "abc", from FIPS 180-2, appendix B.1.
  const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
  assert.deepEqual(await vault.put(stream('a', 'bc'), { name: 'x.txt' }), {
    sha256: abc,
    size: 3,
    stored: true,
  });
  assert.equal(vault.path(abc), join(dir, 'ba', `${abc}.age`));
  assert.equal(statSync(vault.path(abc)).mode & 0o777, 0o400);
  assert.equal((await bytesOf(vault, abc)).toString(), 'abc');
  const part: Buffer[] = [];
  for await (const chunk of await vault.open(abc, { start: 1, end: 3 })) part.push(chunk as Buffer);
  assert.equal(Buffer.concat(part).toString(), 'bc');
});

test('the same bytes are stored once', async () => {
  const vault = await freshVault();
  const { dir } = vault;
  await vault.put(stream('same'), { name: 'one' });
  const again = await vault.put(stream('sa', 'me'), { name: 'two' });
  assert.equal(again.stored, false);
  assert.deepEqual(readdirSync(join(dir, 'incoming')), []);
});

test('any split of any bytes gives the hash of the whole', async () => {
  const vault = await freshVault();
  await fc.assert(
    fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 4000 }), { maxLength: 12 }), async (parts) => {
      const whole = Buffer.concat(parts);
      const got = await vault.put(stream(...parts.map((p) => Buffer.from(p))), { name: 'p' });
      assert.equal(got.sha256, createHash('sha256').update(whole).digest('hex'));
      assert.equal(got.size, whole.length);
      assert.deepEqual(await bytesOf(vault, got.sha256), whole);
      const given = await vault.given(got.sha256, 'p');
      assert.equal(given.bytes, whole.length);
      await given.close();
    }),
    { numRuns: 30 },
  );
});

test('five mebibytes and a bit come through whole', async () => {
  const vault = await freshVault();
  const big = Buffer.alloc(5 * (1 << 20) + 17, 'Tecum ');
  const got = await vault.put(Readable.from([big.subarray(0, 3_000_001), big.subarray(3_000_001)]), {
    name: 'big',
  });
  assert.equal(got.size, 5_242_897);
  const found = { ok: true, size: 5_242_897, found: got.sha256, sealed: true, problem: null };
  assert.deepEqual(await vault.verify(got.sha256), found);
});

test('an upload that breaks off leaves nothing and says so', async () => {
  const vault = await freshVault();
  const { dir } = vault;
  async function* broken() {
    yield Buffer.from('half of it');
    throw new Error('socket hang up');
  }
  await assert.rejects(vault.put(broken(), { name: 'part-1.zip' }), (error) => {
    assert.ok(isProblem(error));
    assert.equal(error.code, 'vault-interrupted');
    assert.equal(error.where, 'part-1.zip');
    return true;
  });
  assert.deepEqual(readdirSync(dir), ['incoming', 'recipient.txt']);
  assert.deepEqual(readdirSync(join(dir, 'incoming')), []);
});

test('a full disk is named as such', { skip: !existsSync('/dev/full') && 'no /dev/full here' }, async () => {
  const vault = await freshVault();
  async function* full(): AsyncGenerator<Buffer> {
    yield Buffer.from('x');
    // The system's own error for a full disk, from the device that always is.
    writeFileSync('/dev/full', 'x');
  }
  await assert.rejects(
    vault.put(full(), { name: 'a.zip' }),
    (error) => isProblem(error) && error.code === 'vault-full',
  );
});

test('nothing of an original stands in clear in any file of the data folder', async () => {
  const data = freshData();
  const vault = await vaultIn(data);
  const secret = 'the words of the conversation, said once';
  await vault.put(stream(secret.slice(0, 11), secret.slice(11)), { name: 'chat.txt' });
  const files = readdirSync(data, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  assert.equal(files.length, 3);
  for (const file of files)
    assert.ok(!readFileSync(join(file.parentPath, file.name)).includes(secret.slice(0, 11)), file.name);
});

test('an original from before is read as it is, sealed on request, and then lies there sealed only', async () => {
  const vault = await freshVault();
  const text = 'a,b\n1,2\n';
  const sha256 = createHash('sha256').update(text).digest('hex');
  const plain = join(vault.dir, sha256.slice(0, 2), sha256);
  mkdirSync(join(plain, '..'), { recursive: true });
  writeFileSync(plain, text, { mode: 0o400 });
  assert.equal(await vault.sealed(sha256), false);
  assert.equal((await bytesOf(vault, sha256)).toString(), text);
  assert.equal((await vault.verify(sha256)).ok, true);
  assert.deepEqual(await sealAll(vault), { sealed: 1, failed: [] });
  assert.deepEqual(readdirSync(join(plain, '..')), [`${sha256}.age`]);
  assert.equal((await bytesOf(vault, sha256)).toString(), text);
  assert.equal(await vault.sealed(sha256), true);
});

test('an original from before that was changed is not sealed, and stays where it is', async () => {
  const vault = await freshVault();
  const sha256 = createHash('sha256').update('evidence').digest('hex');
  const plain = join(vault.dir, sha256.slice(0, 2), sha256);
  mkdirSync(join(plain, '..'), { recursive: true });
  writeFileSync(plain, 'Evidence');
  const { sealed, failed } = await sealAll(vault);
  assert.equal(sealed, 0);
  assert.deepEqual(
    failed.map((one) => one.sha256),
    [sha256],
  );
  assert.deepEqual(readdirSync(join(plain, '..')), [sha256]);
  assert.equal((await vault.verify(sha256)).ok, false);
});

test('a name that is no hash never becomes a path, an unknown hash is a 404', async () => {
  const vault = await freshVault();
  assert.throws(
    () => vault.path('../../etc/passwd'),
    (error) => isProblem(error) && error.code === 'vault-hash',
  );
  await assert.rejects(vault.open('0'.repeat(64)), (error) => isProblem(error) && error.status === 404);
});
