/** The vault's files are age files: any tool of age opens them, ours opens theirs, and a changed one is refused. */
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { test } from 'node:test';
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import fc from 'fast-check';
import { isProblem } from '../../src/base/problem.js';
import { recipientBytes } from '../../src/store/vault/recipient.js';
import type { Vault } from '../../src/store/vault/vault.js';
import { bytesOf, freshData, freshVault, problem, stream, vaultIn } from './vault-support.js';

const sizes = [0, 1, 65_535, 65_536, 65_537, 131_072, 3_000_001];
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

async function libraryOpens(vault: Vault, sha256: string, identity?: string): Promise<Buffer> {
  const opener = new Decrypter();
  opener.addIdentity(identity ?? (await vault.ring.keys()).identities[0]!);
  return Buffer.from(await opener.decrypt(readFileSync(vault.path(sha256))));
}

/** Puts a file where the vault would have put it. */
function plant(vault: Vault, sha256: string, file: Uint8Array): void {
  mkdirSync(dirname(vault.path(sha256)), { recursive: true });
  writeFileSync(vault.path(sha256), file);
}

for (const size of sizes) {
  test(`${size} bytes that the vault sealed are opened by the library of age`, async () => {
    const vault = await freshVault();
    const bytes = randomBytes(size);
    const { sha256 } = await vault.put(stream(bytes), { name: 'x' });
    assert.equal(sha256, hashOf(bytes));
    assert.ok((await libraryOpens(vault, sha256)).equals(bytes));
  });

  test(`${size} bytes that the library of age sealed are opened by the vault`, async () => {
    const vault = await freshVault();
    const bytes = randomBytes(size);
    const sealer = new Encrypter();
    sealer.addRecipient((await vault.ring.keys()).recipients[0]!);
    plant(vault, hashOf(bytes), await sealer.encrypt(bytes));
    assert.ok((await bytesOf(vault, hashOf(bytes))).equals(bytes));
    assert.deepEqual((await vault.verify(hashOf(bytes))).ok, true);
  });
}

test('a recipient is its 32 bytes, as the example of the specification has it', async () => {
  // The pair that age.md prints: the identity is 32 times 0x42, the recipient its X25519 public key.
  const identity = 'AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX';
  const recipient = 'age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj';
  assert.equal(await identityToRecipient(identity), recipient);
  assert.equal(recipientBytes(recipient).length, 32);
  const vault = await vaultIn(freshData(), { text: identity });
  const { sha256 } = await vault.put(stream('abc'), { name: 'x' });
  assert.equal((await libraryOpens(vault, sha256, identity)).toString(), 'abc');
  assert.throws(() => recipientBytes(recipient.replace('zvk', 'zvq')), problem('vault-recipient'));
});

test('a second recipient opens the originals too', async () => {
  const escrow = await generateX25519Identity();
  const vault = await vaultIn(freshData(), { escrow: [await identityToRecipient(escrow)] });
  const { sha256 } = await vault.put(stream('abc'), { name: 'x' });
  assert.equal((await libraryOpens(vault, sha256)).toString(), 'abc');
  assert.equal((await libraryOpens(vault, sha256, escrow)).toString(), 'abc');
});

test('any range of any original is what stands there', async () => {
  const vault = await freshVault();
  const bytes = randomBytes(400_000);
  const { sha256 } = await vault.put(stream(bytes), { name: 'x' });
  const given = await vault.given(sha256, 'x');
  const place = fc.nat({ max: 420_000 });
  await fc.assert(
    fc.asyncProperty(place, fc.nat({ max: 200_000 }), async (from, length) => {
      const wanted = bytes.subarray(from, from + length);
      assert.ok((await (await given.random()).read(from, length)).equals(wanted));
      const parts: Buffer[] = [];
      for await (const part of await vault.open(sha256, { start: from, end: from + length }))
        parts.push(part);
      assert.ok(Buffer.concat(parts).equals(wanted));
    }),
    { numRuns: 150 },
  );
  await given.close();
});

/** What somebody with a pen may do to a file whose chunks begin at `start`. */
const chunk = 65_552;
const harms: Record<string, (file: Buffer, start: number) => Buffer> = {
  'a bit of the payload flipped': (file, start) => flipped(file, start + 100_000),
  'a bit of the last chunk flipped': (file) => flipped(file, file.length - 30),
  'a bit of a tag flipped': (file, start) => flipped(file, start + chunk - 1),
  'a bit of the nonce flipped': (file, start) => flipped(file, start - 1),
  'a bit of the header’s seal flipped': (file, start) => flipped(file, start - 16 - 20),
  'a bit of the wrapped key flipped': (file) => flipped(file, 90),
  'cut in a chunk': (file, start) => file.subarray(0, start + chunk + 1000),
  'cut between two chunks': (file, start) => file.subarray(0, start + 2 * chunk),
  'cut to nothing after the header': (file, start) => file.subarray(0, start),
  'two chunks swapped': (file, start) =>
    Buffer.concat([
      part(file, start, 0),
      file.subarray(start + chunk, start + 2 * chunk),
      part(file, start, 1),
      file.subarray(start + 2 * chunk),
    ]),
  'a chunk repeated': (file, start) =>
    Buffer.concat([
      file.subarray(0, start + chunk),
      file.subarray(start, start + chunk),
      file.subarray(start + chunk),
    ]),
  'a chunk taken out': (file, start) =>
    Buffer.concat([file.subarray(0, start + chunk), file.subarray(start + 2 * chunk)]),
  'a chunk appended': (file, start) => Buffer.concat([file, file.subarray(start, start + chunk)]),
  'bytes appended': (file) => Buffer.concat([file, Buffer.from('more')]),
  'replaced by something else': () => Buffer.from('not an age file at all'),
};

function flipped(file: Buffer, at: number): Buffer {
  const changed = Buffer.from(file);
  changed[at] = changed[at]! ^ 1;
  return changed;
}

/** 0: all before the first chunk; 1: the first chunk. */
function part(file: Buffer, start: number, which: 0 | 1): Buffer {
  return which === 0 ? file.subarray(0, start) : file.subarray(start, start + chunk);
}

for (const [what, harm] of Object.entries(harms)) {
  test(`refused, and the original named: ${what}`, async () => {
    const vault = await freshVault();
    const { sha256 } = await vault.put(stream(randomBytes(4 * 65_536 + 17)), { name: 'x' });
    const path = vault.path(sha256);
    const file = readFileSync(path);
    const start = file.indexOf('\n', file.indexOf('\n--- ') + 1) + 1 + 16;
    chmodSync(path, 0o600);
    writeFileSync(path, harm(file, start));
    await assert.rejects(bytesOf(vault, sha256), (error) => {
      assert.ok(isProblem(error), String(error));
      // A changed wrap looks as if it were made for somebody else: the key does not fit.
      assert.ok(['vault-damaged', 'vault-key-wrong'].includes(error.code), error.code);
      assert.ok(error.message.includes(sha256.slice(0, 12)));
      return true;
    });
  });
}

test('a damaged original is healed when the same bytes come again', async () => {
  const vault = await freshVault();
  const { sha256 } = await vault.put(stream('evidence'), { name: 'x' });
  chmodSync(vault.path(sha256), 0o600);
  writeFileSync(vault.path(sha256), flipped(readFileSync(vault.path(sha256)), 190));
  assert.equal((await vault.verify(sha256)).ok, false);
  assert.equal((await vault.put(stream('evidence'), { name: 'y' })).stored, true);
  assert.equal((await vault.verify(sha256)).ok, true);
});

test('one that is damaged in its middle, or another’s of the same length, is healed too', async () => {
  const vault = await freshVault();
  const bytes = Buffer.alloc(300_000, 'evidence ');
  const { sha256 } = await vault.put(stream(bytes), { name: 'x' });
  chmodSync(vault.path(sha256), 0o600);
  writeFileSync(vault.path(sha256), flipped(readFileSync(vault.path(sha256)), 70_000));
  assert.equal((await vault.verify(sha256)).ok, false);
  await vault.put(stream(bytes), { name: 'y' });
  assert.equal((await vault.verify(sha256)).ok, true);
});

test('an original made by a stranger for our public key opens, and verify says that it is another', async () => {
  const vault = await freshVault();
  const { sha256 } = await vault.put(stream('evidence'), { name: 'x' });
  const sealer = new Encrypter();
  sealer.addRecipient((await vault.ring.keys()).recipients[0]!);
  chmodSync(vault.path(sha256), 0o600);
  writeFileSync(vault.path(sha256), await sealer.encrypt('Evidence'));
  const found = await vault.verify(sha256);
  assert.equal(found.ok, false);
  assert.equal(found.found, hashOf(Buffer.from('Evidence')));
});

test('memory stays flat and places far apart are read without what lies between', async () => {
  const vault = await freshVault();
  const piece = randomBytes(1 << 20);
  async function* many(): AsyncGenerator<Buffer> {
    for (let i = 0; i < 96; i += 1) yield piece;
  }
  const before = process.memoryUsage().arrayBuffers;
  const { sha256 } = await vault.put(many(), { name: 'big' });
  assert.ok(process.memoryUsage().arrayBuffers - before < 64 * (1 << 20));
  const given = await vault.given(sha256, 'big');
  assert.equal(given.bytes, 96 * (1 << 20));
  const random = await given.random();
  for (const at of [95, 3, 50])
    assert.ok((await random.read(at * (1 << 20) + 5, 100)).equals(piece.subarray(5, 105)));
  await given.close();
});
