/**
 * Archives that lie and archives that are broken, made by seeds: none may crash or hang the opener, write outside its folder or lose
 * a byte without a word. `TECUM_FUZZ=20000` runs that many cases, from seed `TECUM_FUZZ_FROM` (0 if absent) on.
 */
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectPath } from '../../src/base/root.js';
import { tempFolder } from '../returns/helpers.js';
import { checkCase } from './open/check-case.js';
import { makeCase } from './open/make-case.js';

const cases = Number(process.env.TECUM_FUZZ ?? 1500);
const from = Number(process.env.TECUM_FUZZ_FROM ?? 0);

test(`${cases} archives from seed ${from} on: opened, read and accounted for, or failed with a reason`, async (t) => {
  const folder = await tempFolder(t);
  const spool = join(folder, 'spool');
  mkdirSync(spool);
  const before = [readdirSync(process.cwd()), readdirSync(projectPath())];
  const seen = { items: 0, archives: 0, failed: 0, slowest: 0 };
  for (let seed = from; seed < from + cases; seed++) {
    const { name, bytes } = makeCase(seed);
    const outcome = await checkCase(name, bytes, spool).catch((error: unknown) => {
      throw new Error(`seed ${seed} (${name}, ${bytes.length} bytes): ${(error as Error).message}`, {
        cause: error,
      });
    });
    seen.items += outcome.items;
    seen.archives += outcome.archives;
    seen.failed += outcome.failed;
    seen.slowest = Math.max(seen.slowest, outcome.seconds);
  }
  assert.deepEqual(readdirSync(folder), ['spool'], 'nothing is written beside the spool');
  assert.deepEqual([readdirSync(process.cwd()), readdirSync(projectPath())], before, 'nor elsewhere');
  // The cases are of use only while many of them open and many of them fail.
  assert.ok(
    seen.archives > cases / 2 && seen.failed > cases / 10 && seen.items > seen.failed * 1.2,
    JSON.stringify(seen),
  );
  t.diagnostic(`${JSON.stringify(seen)}, ${Math.round(process.memoryUsage().rss / 1e6)} MB`);
});

test('seeds that once broke something', async (t) => {
  const spool = await tempFolder(t);
  const file = readFileSync(projectPath('tests', 'fuzz', 'open', 'seeds.json'), 'utf8');
  for (const { seed } of JSON.parse(file) as { seed: number }[]) {
    const { name, bytes } = makeCase(seed);
    await checkCase(name, bytes, spool).catch((error: unknown) => {
      throw new Error(`seed ${seed}`, { cause: error });
    });
  }
});
