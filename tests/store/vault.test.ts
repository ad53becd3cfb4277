/** The vault: stored once by its hash, whole or not at all, found changed when it was changed. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import fc from 'fast-check';
import { isProblem } from '../../src/base/problem.js';
import { openVault } from '../../src/store/vault/vault.js';

const fresh = () => mkdtempSync(join(tmpdir(), 'tecum-vault-'));
const stream = (...parts: (Buffer | string)[]) => Readable.from(parts.map((p) => Buffer.from(p)));

test('an original lands under its hash, read-only, and comes back byte for byte', async () => {
  const dir = fresh();
  const vault = await openVault(dir);
  // SHA-256 of "abc", from FIPS 180-2, appendix B.1.
  const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
  assert.deepEqual(await vault.put(stream('a', 'bc'), { name: 'x.txt' }), {
    sha256: abc,
    size: 3,
    stored: true,
  });
  assert.equal(vault.path(abc), join(dir, 'ba', abc));
  assert.equal(statSync(vault.path(abc)).mode & 0o777, 0o400);
  assert.equal(readFileSync(vault.path(abc), 'utf8'), 'abc');
  const part: Buffer[] = [];
  for await (const chunk of await vault.open(abc, { start: 1, end: 3 })) part.push(chunk as Buffer);
  assert.equal(Buffer.concat(part).toString(), 'bc');
});

test('the same bytes are stored once', async () => {
  const dir = fresh();
  const vault = await openVault(dir);
  await vault.put(stream('same'), { name: 'one' });
  const again = await vault.put(stream('sa', 'me'), { name: 'two' });
  assert.equal(again.stored, false);
  assert.deepEqual(readdirSync(join(dir, 'incoming')), []);
});

test('any split of any bytes gives the hash of the whole', async () => {
  const vault = await openVault(fresh());
  await fc.assert(
    fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 4000 }), { maxLength: 12 }), async (parts) => {
      const whole = Buffer.concat(parts);
      const got = await vault.put(stream(...parts.map((p) => Buffer.from(p))), { name: 'p' });
      assert.equal(got.sha256, createHash('sha256').update(whole).digest('hex'));
      assert.equal(got.size, whole.length);
      assert.deepEqual(readFileSync(vault.path(got.sha256)), whole);
    }),
    { numRuns: 30 },
  );
});

test('five mebibytes and a bit come through whole', async () => {
  const vault = await openVault(fresh());
  const big = Buffer.alloc(5 * (1 << 20) + 17, 'Tecum ');
  const got = await vault.put(Readable.from([big.subarray(0, 3_000_001), big.subarray(3_000_001)]), {
    name: 'big',
  });
  assert.equal(got.size, 5_242_897);
  assert.deepEqual(await vault.verify(got.sha256), { ok: true, size: 5_242_897, found: got.sha256 });
});

test('an upload that breaks off leaves nothing and says so', async () => {
  const dir = fresh();
  const vault = await openVault(dir);
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
  assert.deepEqual(readdirSync(dir), ['incoming']);
  assert.deepEqual(readdirSync(join(dir, 'incoming')), []);
});

test('a full disk is named as such', { skip: !existsSync('/dev/full') && 'no /dev/full here' }, async () => {
  const vault = await openVault(fresh());
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

test('a changed original is found', async () => {
  const vault = await openVault(fresh());
  const { sha256 } = await vault.put(stream('evidence'), { name: 'e' });
  chmodSync(vault.path(sha256), 0o600);
  writeFileSync(vault.path(sha256), 'Evidence');
  assert.equal((await vault.verify(sha256)).ok, false);
});

test('a name that is no hash never becomes a path, an unknown hash is a 404', async () => {
  const vault = await openVault(fresh());
  assert.throws(
    () => vault.path('../../etc/passwd'),
    (error) => isProblem(error) && error.code === 'vault-hash',
  );
  await assert.rejects(vault.open('0'.repeat(64)), (error) => isProblem(error) && error.status === 404);
});
