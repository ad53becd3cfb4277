/** How long a plan takes: 10 accounts at 10 providers × 5 needs. Run it with `node <build>/tests/bench/plan.js`. */
import { performance } from 'node:perf_hooks';
import { loadKnowledge } from '../../src/navigator/context.js';
import { plan } from '../../src/navigator/plan.js';
import type { Answers } from '../../src/navigator/types.js';

const target = 5;
const know = loadKnowledge();
const needs = ['who-runs-account', 'where-signed-in', 'with-whom-talk', 'what-was-said', 'where-was-device'];

function answersFor(providers: string[], danger: Answers['danger']): Answers {
  return {
    businessCase: 'investigate-crime',
    offence: { name: 'Robbery', statute: 'Ohio Rev. Code 2911.02' },
    authority: {
      country: 'US',
      state: 'OH',
      agencyType: 'local-police',
      canIssue: ['preservation', 'subpoena', 'search_warrant'],
    },
    danger,
    accounts: providers.map((provider, at) => ({
      provider,
      identifier: 'username',
      value: `river.fox${at}`,
    })),
    needs,
    period: { from: '2026-10-01', to: '2026-11-20' },
    mayNotify: false,
    narrative:
      'Two men robbed a gas station on Main Street. They planned it on Snapchat and divided the money by Cash App. '.repeat(
        10,
      ),
    asOf: '2026-11-23',
  };
}

function links(): Answers {
  const one = answersFor(['snap'], 'none');
  const accounts = Array.from({ length: 10 }, (_, at) => ({
    identifier: 'profile_url' as const,
    value: `https://www.tiktok.com/@river.fox${at}`,
  }));
  return { ...one, accounts };
}

/** Milliseconds of each run, sorted: by the wall clock, and of processor time, which other work on the machine leaves alone. */
function measure(answers: Answers, runs: number): { wall: number[]; cpu: number[] } {
  for (let run = 0; run < 1000; run += 1) plan(answers, know);
  const wall: number[] = [];
  const cpu: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const used = process.cpuUsage();
    const start = performance.now();
    plan(answers, know);
    wall.push(performance.now() - start);
    const { user, system } = process.cpuUsage(used);
    cpu.push((user + system) / 1000);
  }
  const sorted = (times: number[]): number[] => times.sort((a, b) => a - b);
  return { wall: sorted(wall), cpu: sorted(cpu) };
}

const ids = [...know.catalog.providers.keys()].slice(0, 10);
const cases: [string, Answers][] = [
  ['10 providers', answersFor(ids, 'none')],
  ['10 providers, danger', answersFor(ids, 'death-or-injury')],
  ['10 links of one provider', links()],
];
const at = (times: number[], share: number): number => times[Math.floor(times.length * share)] ?? Number.NaN;
const cell = (ms: number): string => ms.toFixed(2).padStart(10);
console.log(`plan(), 10 accounts × ${needs.length} needs, ms; target: p99 of processor time < ${target}`);
console.log(
  `${'case'.padEnd(26)}${['wall p50', 'wall p99', 'cpu p50', 'cpu p99'].map((head) => head.padStart(10)).join('')}`,
);
for (const [name, answers] of cases) {
  const { wall, cpu } = measure(answers, 3000);
  console.log(
    `${name.padEnd(26)}${cell(at(wall, 0.5))}${cell(at(wall, 0.99))}${cell(at(cpu, 0.5))}${cell(at(cpu, 0.99))}`,
  );
  if (at(cpu, 0.99) >= target) process.exitCode = 1;
}
