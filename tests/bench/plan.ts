/** How long a plan takes: 10 accounts × 5 needs, and 100 accounts × 10 needs over all providers. `npm run bench -- plan` runs it. */
import { performance } from 'node:perf_hooks';
import { loadKnowledge } from '../../src/navigator/context.js';
import { plan } from '../../src/navigator/plan.js';
import type { Answers } from '../../src/navigator/types.js';

const small = 5;
const large = 20;
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

/** Ten needs, a State whose law raises much, 100 accounts spread over the whole catalog from one provider on. */
function hundred(start: number, authority: Answers['authority']): Answers {
  const all = [...know.catalog.providers.keys()];
  const providers = Array.from({ length: 100 }, (_, at) => all[(start + at) % all.length] as string);
  const ten = [...know.needs.needs.values()].filter((need) => !need.preserveOnly).slice(0, 10);
  const offence = { name: 'Robbery', statute: 'Code 1', maxPenaltyYears: 10 };
  return { ...answersFor(providers, 'none'), authority, offence, needs: ten.map((need) => need.id) };
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
function measure(answers: (run: number) => Answers, runs: number): { wall: number[]; cpu: number[] } {
  for (let run = 0; run < runs / 3; run += 1) plan(answers(run), know);
  const wall: number[] = [];
  const cpu: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const given = answers(run);
    const used = process.cpuUsage();
    const start = performance.now();
    plan(given, know);
    wall.push(performance.now() - start);
    const { user, system } = process.cpuUsage(used);
    cpu.push((user + system) / 1000);
  }
  const sorted = (times: number[]): number[] => times.sort((a, b) => a - b);
  return { wall: sorted(wall), cpu: sorted(cpu) };
}

interface Case {
  name: string;
  answers: (run: number) => Answers;
  target: number;
  runs: number;
}

const california = {
  country: 'US',
  state: 'CA',
  agencyType: 'local-police',
  canIssue: ['search_warrant'],
} as const;
const french = { country: 'FR', agencyType: 'investigating-judge', canIssue: ['epoc', 'epoc_pr'] } as const;
const ids = [...know.catalog.providers.keys()].slice(0, 10);
const [plain, danger, linked] = [answersFor(ids, 'none'), answersFor(ids, 'death-or-injury'), links()];
const cases: Case[] = [
  { name: '10 providers', answers: () => plain, target: small, runs: 3000 },
  { name: '10 providers, danger', answers: () => danger, target: small, runs: 3000 },
  { name: '10 links of one provider', answers: () => linked, target: small, runs: 3000 },
  {
    name: '100 × 10, California',
    answers: (run) => hundred(run * 7, { ...california, canIssue: [...california.canIssue] }),
    target: large,
    runs: 1000,
  },
  {
    name: '100 × 10, French judge',
    answers: (run) => hundred(run * 7, { ...french, canIssue: [...french.canIssue] }),
    target: large,
    runs: 1000,
  },
];
const at = (times: number[], share: number): number => times[Math.floor(times.length * share)] ?? Number.NaN;
const cell = (ms: number): string => ms.toFixed(2).padStart(10);
const heads = ['wall p50', 'wall p99', 'cpu p50', 'cpu p99', 'target']
  .map((head) => head.padStart(10))
  .join('');
console.log(
  `plan() over ${know.catalog.providers.size} providers and ${know.laws.laws.size} laws, ms; the lesser p99 stays below target`,
);
console.log(`${'case'.padEnd(26)}${heads}`);
for (const { name, answers, target, runs } of cases) {
  const { wall, cpu } = measure(answers, runs);
  const times = [at(wall, 0.5), at(wall, 0.99), at(cpu, 0.5), at(cpu, 0.99), target].map(cell).join('');
  console.log(`${name.padEnd(26)}${times}`);
  // Other work on the machine stretches the wall clock, and helper threads of the engine count as processor time.
  if (Math.min(at(wall, 0.99), at(cpu, 0.99)) >= target) process.exitCode = 1;
}
