/** How long it takes from nothing to a checked catalog: each run in a process of its own, as a person's command would be. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const target = 1000;
const runs = 7;
const url = (path: string): string => new URL(path, import.meta.url).href;

/** What one process does: imports, then reads and checks all laws and all providers, and prints the milliseconds of each. */
const script = `
const start = performance.now();
const { readLaws, loadLaw } = await import('${url('../../src/law/load.js')}');
const { readCatalog } = await import('${url('../../src/catalog/load.js')}');
const imported = performance.now();
const laws = readLaws();
const lawed = performance.now();
const { catalog, problems } = readCatalog(undefined, loadLaw());
const done = performance.now();
console.log(JSON.stringify({
  imports: imported - start, laws: lawed - imported, catalog: done - lawed, all: done - start,
  providers: catalog.providers.size, problems: problems.length + laws.problems.length,
}));`;

type Run = Record<'imports' | 'laws' | 'catalog' | 'all' | 'providers' | 'problems', number>;

function oneRun(): Run {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Run;
}

function command(): number {
  const main = fileURLToPath(new URL('../../src/cli/main.js', import.meta.url));
  const start = performance.now();
  spawnSync(process.execPath, [main, 'catalog', 'check', '--json']);
  return performance.now() - start;
}

const median = (times: number[]): number =>
  times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
const found = Array.from({ length: runs }, oneRun);
const at = (key: keyof Run): string =>
  `${median(found.map((run) => run[key]))
    .toFixed(0)
    .padStart(6)} ms`;
console.log(
  `cold, median of ${runs} processes; ${found[0]?.providers} providers, ${found[0]?.problems} problems`,
);
for (const key of ['imports', 'laws', 'catalog', 'all'] as const) console.log(`${key.padEnd(28)}${at(key)}`);
console.log(
  `${'tecum catalog check, whole'.padEnd(28)}${median(Array.from({ length: runs }, command))
    .toFixed(0)
    .padStart(6)} ms`,
);
if (median(found.map((run) => run.all)) >= target) process.exitCode = 1;
