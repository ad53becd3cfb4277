/**
 * Returns damaged by seed, over all readers: none may crash or hang, lose a planted word without a line of the ledger, write outside its
 * folder or grow without end. `TECUM_FUZZ_READERS=5000` runs that many cases; `node dist/tests/fuzz/run.js` is the long run.
 */
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { tempFolder } from '../returns/helpers.js';
import { checkCase } from './readers/check-case.js';
import { keptCases } from './readers/corpus.js';
import { fuzz } from './readers/fuzz.js';

const cases = Number(process.env.TECUM_FUZZ_READERS ?? 250);
const from = Number(process.env.TECUM_FUZZ_FROM ?? 0);
/** Megabytes that a reading of small files, one after the other, may come to. */
const mostMemory = 700;

test(`${cases} damaged returns from seed ${from} on`, async (t) => {
  const { failures, ...figures } = await fuzz(from, cases, await tempFolder(t));
  t.diagnostic(JSON.stringify(figures));
  const words = failures.map(
    ({ made, faults }) => `seed ${made.seed}: ${made.recipe}\n  ${faults.join('\n  ')}`,
  );
  assert.deepEqual(words, []);
  assert.deepEqual(figures.strays, [], 'nothing is written beside the spool');
  assert.ok(figures.memory < mostMemory, `${figures.memory} MB`);
  // The cases are of use only while readers know most of them and some files fail.
  assert.ok(figures.known > cases / 2 && figures.failed > cases / 50 && figures.planted > cases / 10);
});

test('cases that once broke something', async (t) => {
  const spool = join(await tempFolder(t), 'spool');
  mkdirSync(spool);
  for (const made of keptCases()) {
    const { faults } = await checkCase(made, spool);
    assert.deepEqual(faults, [], `seed ${made.seed}: ${made.recipe}`);
  }
});
