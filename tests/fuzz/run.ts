/**
 * The long run: `node dist/tests/fuzz/run.js --cases 200000 --seed N`. Each case that fails is kept in tests/fuzz/corpus/, which the
 * short run reads again each time. One process; a case that hangs is named by a second thread, which ends it.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { keepCase } from './readers/corpus.js';
import { type Failure, fuzz } from './readers/fuzz.js';
import { watchFor } from './readers/watch.js';

const { values } = parseArgs({
  options: { cases: { type: 'string', default: '200000' }, seed: { type: 'string', default: '1' } },
});
const cases = Number(values.cases);
const from = Number(values.seed);
const folder = mkdtempSync(join(tmpdir(), 'tecum-fuzz-'));
process.env.TMPDIR = folder;
const watch = watchFor(30);
let told = 0;
const kinds = new Map<string, number>();

const figures = await fuzz(from, cases, folder, (seed, { cases: done, failures, memory }) => {
  watch.at(seed);
  for (; told < failures.length; told++) tell(failures[told]!);
  if (done > 0 && done % 5000 === 0)
    console.log(`${done} cases, ${failures.length} failures, ${Math.round(memory)} MB`);
});
for (; told < figures.failures.length; told++) tell(figures.failures[told]!);
watch.end();
rmSync(folder, { recursive: true, force: true });
const { failures, ...rest } = figures;
console.log(
  JSON.stringify({ ...rest, failures: failures.length, kinds: Object.fromEntries(kinds) }, null, 2),
);
process.exitCode = failures.length > 0 ? 1 : 0;

/** The first of each kind is kept; a thousand cases of one fault say no more than one. */
function tell({ made, faults }: Failure): void {
  const kind = faults[0]!.replace(/\S*\d\S*/g, '#').slice(0, 120);
  const met = (kinds.get(kind) ?? 0) + 1;
  kinds.set(kind, met);
  if (met > 3) return;
  console.log(`seed ${made.seed}: ${made.recipe}\n  ${faults.join('\n  ').slice(0, 1500)}`);
  if (met === 1) keepCase(made, faults);
}
