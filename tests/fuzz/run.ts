/**
 * The long run: `node dist/tests/fuzz/run.js --cases 200000 --seed N --processes 2`. The first case of each kind of fault is kept in
 * tests/fuzz/corpus/, which the short run reads again each time. A case that hangs is named by a second thread, which ends the process.
 */
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { keepCase } from './readers/corpus.js';
import { type Failure, type Figures, fuzz } from './readers/fuzz.js';
import { joinFigures } from './readers/join-figures.js';
import { watchFor } from './readers/watch.js';

/** Megabytes by which the lowest heap may rise from the first tenths of a run to its last. */
const mayRise = 40;

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '200000' },
    seed: { type: 'string', default: '1' },
    processes: { type: 'string', default: '1' },
  },
});
const cases = Number(values.cases);
const from = Number(values.seed);
const processes = Number(values.processes);

const figures = processes > 1 ? await several() : await one();
if (process.send) process.send({ ...figures, failures: figures.failures.map(withoutBytes) });
else tellAll(figures);

/** Each process has its own stretch of seeds and its own folder. */
async function several(): Promise<Figures> {
  const each = Math.ceil(cases / processes);
  const starts = Array.from({ length: processes }, (_, i) => from + i * each);
  const parts = starts.map((start) => part(start, Math.min(each, from + cases - start)));
  return joinFigures(await Promise.all(parts));
}

function part(start: number, count: number): Promise<Figures> {
  const child = fork(process.argv[1]!, ['--cases', `${count}`, '--seed', `${start}`]);
  return new Promise((resolve, reject) => {
    let told: Figures | null = null;
    child.on('message', (message) => {
      told = message as Figures;
    });
    child.on('exit', (code, signal) => {
      if (told !== null) resolve(told);
      else
        reject(new Error(`the process from seed ${start} on ended (${signal ?? code}) without its figures`));
    });
  });
}

async function one(): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'tecum-fuzz-'));
  process.env.TMPDIR = folder;
  const watch = watchFor(30);
  const kinds = new Map<string, number>();
  let told = 0;
  const result = await fuzz(from, cases, folder, (seed, { cases: done, failures, memory }) => {
    watch.at(seed);
    for (; told < failures.length; told++) tell(failures[told]!, kinds);
    if (done > 0 && done % 5000 === 0)
      console.log(`from ${from}: ${done} cases, ${failures.length} failures, ${memory} MB`);
  });
  for (; told < result.failures.length; told++) tell(result.failures[told]!, kinds);
  watch.end();
  rmSync(folder, { recursive: true, force: true });
  return result;
}

/** The first of each kind is kept; a thousand cases of one fault say no more than one. */
function tell({ made, faults }: Failure, kinds: Map<string, number>): void {
  const kind = faults[0]!.replace(/\S*\d\S*/g, '#').slice(0, 120);
  const met = (kinds.get(kind) ?? 0) + 1;
  kinds.set(kind, met);
  if (met > 3) return;
  console.log(`seed ${made.seed}: ${made.recipe}\n  ${faults.join('\n  ').slice(0, 1500)}`);
  if (met === 1) keepCase(made, faults);
}

function withoutBytes({ made, faults }: Failure): Failure {
  return { made: { ...made, files: [] }, faults };
}

function tellAll({ failures, ...rest }: Figures): void {
  const floor = Math.min(...rest.floors.slice(1, 4));
  const rise = (rest.floors.at(-1) ?? 0) - floor;
  const flat = cases < 5000 || rise <= mayRise;
  console.log(JSON.stringify({ ...rest, failures: failures.length, rise, flat }, null, 2));
  process.exitCode = failures.length > 0 || rest.strays.length > 0 || !flat ? 1 : 0;
}
