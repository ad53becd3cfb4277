/** Files that arrive in pieces, as somebody would attack them who has the disk, or who asks at the wrong moment. */
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { sealedChunkBytes } from '../../src/store/vault/age-format.js';
import { headerLength } from '../../src/store/vault/age-header.js';
import { freshData, problem, stream, vaultIn } from './vault-support.js';

const chunk = 65_536;
const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const about = { name: 'return.zip' };

/** The payload's nonce in a file, and the sealed chunks behind it. */
function parts(path: string): { nonce: string; chunk(no: number): Buffer } {
  const file = readFileSync(path);
  const start = headerLength(file)! + 16;
  const at = (no: number) => start + no * sealedChunkBytes;
  return {
    nonce: file.subarray(start - 16, start).toString('hex'),
    chunk: (no) => file.subarray(at(no), at(no + 1)),
  };
}

/** Two chunks are kept; then the process dies in the middle of the next piece, of which `torn` bytes reached the disk. */
async function diesInPiece(torn: number) {
  const data = freshData();
  const first = await vaultIn(data);
  const bytes = randomBytes(4 * chunk + 10);
  await first.incoming.begin('up');
  assert.equal(
    await first.incoming.append('up', stream(bytes.subarray(0, 2 * chunk)), bytes.length),
    2 * chunk,
  );
  const incoming = join(first.dir, 'incoming');
  const before = parts(join(incoming, 'up.part'));
  await first.incoming.append('up', stream(bytes.subarray(2 * chunk, 3 * chunk)), bytes.length);
  const seen = parts(join(incoming, 'up.part')).chunk(2);
  truncateSync(
    join(incoming, 'up.part'),
    readFileSync(join(incoming, 'up.part')).length - sealedChunkBytes + torn,
  );
  renameSync(join(incoming, 'up.part'), join(incoming, 'up.torn.part'));
  return { data, bytes, before, seen, incoming };
}

for (const torn of [0, 1, 40_000]) {
  test(`a piece cut by a crash with ${torn} bytes on the disk is not sealed again under the same key`, async () => {
    const { data, bytes, before, seen, incoming } = await diesInPiece(torn);
    const vault = await vaultIn(data);
    assert.equal(await vault.incoming.offset('up'), 2 * chunk);
    const other = Buffer.concat([bytes.subarray(0, 2 * chunk), randomBytes(2 * chunk + 10)]);
    await vault.incoming.append('up', stream(other.subarray(2 * chunk, 3 * chunk)), other.length);
    const after = parts(join(incoming, 'up.part'));
    assert.notEqual(after.nonce, before.nonce);
    // Under one key and nonce the two sealed chunks, laid over each other, would be the two plain ones laid over each other.
    const over = (a: Buffer, b: Buffer) => a.subarray(0, chunk).map((byte, i) => byte ^ b[i]!);
    const plain = over(bytes.subarray(2 * chunk, 3 * chunk), other.subarray(2 * chunk, 3 * chunk));
    assert.notDeepEqual(over(seen, after.chunk(2)), plain);
    await vault.incoming.append('up', stream(other.subarray(3 * chunk)), other.length);
    const made = await vault.incoming.finish('up', other.length, about);
    assert.equal(made.sha256, hashOf(other));
    assert.equal((await vault.verify(made.sha256)).ok, true);
    assert.deepEqual(readdirSync(incoming), []);
  });
}

test('a restart between two pieces keeps the file as it is', async () => {
  const data = freshData();
  const first = await vaultIn(data);
  const bytes = randomBytes(3 * chunk);
  await first.incoming.begin('up');
  await first.incoming.append('up', stream(bytes.subarray(0, chunk)), bytes.length);
  const { nonce } = parts(join(first.dir, 'incoming', 'up.part'));
  const vault = await vaultIn(data);
  assert.equal(await vault.incoming.offset('up'), chunk);
  assert.equal(parts(join(first.dir, 'incoming', 'up.part')).nonce, nonce);
  await vault.incoming.append('up', stream(bytes.subarray(chunk)), bytes.length);
  assert.equal((await vault.incoming.finish('up', bytes.length, about)).sha256, hashOf(bytes));
});

for (const size of [0, 10, chunk, 2 * chunk, 2 * chunk + 1]) {
  test(`${size} bytes that were all here when the process died need not be sent again`, async () => {
    const data = freshData();
    const first = await vaultIn(data);
    const bytes = randomBytes(size);
    await first.incoming.begin('up');
    assert.equal(await first.incoming.append('up', stream(bytes), size), size);
    const vault = await vaultIn(data);
    assert.equal(await vault.incoming.offset('up'), size);
    assert.equal(await vault.incoming.append('up', stream(), size), size);
    const made = await vault.incoming.finish('up', size, about);
    assert.equal(made.sha256, hashOf(bytes));
    assert.equal((await vault.verify(made.sha256)).ok, true);
  });
}

test('who asks how far a file is while a piece comes in does not tear it', async () => {
  const vault = await vaultIn(freshData());
  const bytes = randomBytes(100 * chunk + 7);
  await vault.incoming.begin('up');
  async function* slowly(): AsyncGenerator<Buffer> {
    for (let at = 0; at < bytes.length; at += 10 * chunk) {
      yield bytes.subarray(at, at + 10 * chunk);
      assert.equal(await vault.incoming.offset('up'), 0);
      await assert.rejects(vault.incoming.append('up', stream('x'), bytes.length), problem('upload-busy'));
    }
  }
  assert.equal(await vault.incoming.append('up', slowly(), bytes.length), bytes.length);
  const { sha256 } = await vault.incoming.finish('up', bytes.length, about);
  assert.equal((await vault.verify(sha256)).ok, true);
});

test('an unfinished file that somebody changed on the disk goes on from its last sound chunk', async () => {
  const data = freshData();
  const first = await vaultIn(data);
  const bytes = randomBytes(3 * chunk + 5);
  await first.incoming.begin('up');
  await first.incoming.append('up', stream(bytes.subarray(0, 3 * chunk)), bytes.length);
  const path = join(first.dir, 'incoming', 'up.part');
  const file = readFileSync(path);
  file[file.length - sealedChunkBytes - 9]! ^= 1;
  writeFileSync(path, file);
  const vault = await vaultIn(data);
  assert.equal(await vault.incoming.offset('up'), chunk);
  await vault.incoming.append('up', stream(bytes.subarray(chunk)), bytes.length);
  assert.equal((await vault.incoming.finish('up', bytes.length, about)).sha256, hashOf(bytes));
});
