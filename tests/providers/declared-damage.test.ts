/** Damaged files: every example cut short and with bytes changed. No reader may fail, and no byte may be lost from the ledger. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { projectPath } from '../../src/base/root.js';
import { readAll } from './read-example.js';
import { tempReturn } from './temp-return.js';

const providers = (
  'amazon block-cash-app chase coinbase fritzbox gab linkedin mewe netflix omega openai paypal pinger reddit signal ' +
  'slack spotify synchronoss uber venmo'
).split(' ');

function filesBelow(folder: string): string[] {
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? filesBelow(path) : [path]));
}

/** A fixed sequence of numbers below one, so that a failure can be had again. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

function damaged(bytes: Buffer, seed: number): Buffer[] {
  const random = sequence(seed);
  const flipped = Buffer.from(bytes);
  for (let i = 0; i < 1 + bytes.length / 200; i++)
    flipped[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
  const cut = bytes.subarray(0, Math.floor(bytes.length * (0.3 + random() * 0.6)));
  const moved = Buffer.concat([bytes.subarray(Math.floor(bytes.length / 2)), bytes.subarray(0, 40)]);
  return [flipped, cut, moved];
}

for (const id of providers) {
  test(`${id}: a damaged file is read as far as it goes`, async (t) => {
    for (const [seed, file] of filesBelow(projectPath('providers', id, 'example', 'input')).entries()) {
      for (const [no, bytes] of damaged(readFileSync(file), seed + 7).entries()) {
        const { summary } = await readAll([tempReturn(t, { [`${no}/${basename(file)}`]: bytes })]);
        assert.equal(summary.bytesAccounted, summary.bytes, file);
        const codes = (summary.problems ?? []).map(({ code }) => code);
        for (const bad of ['reader-failed', 'recognise-failed', 'claim-failed', 'finish-failed'])
          assert.ok(!codes.includes(bad), `${file} (${no}): ${bad} ${summary.findings.join(' ')}`);
      }
    }
  });
}
