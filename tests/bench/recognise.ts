/** How fast text is read: 50 MB of mixed text, one pass. Run it with `npm run bench -- recognise`, or `… recognise 200` for 200 MB. */
import { performance } from 'node:perf_hooks';
import { readCatalog } from '../../src/catalog/load.js';
import { recogniseText } from '../../src/catalog/recognise-text.js';

const target = 20;
const megabytes = Number(process.argv[2] ?? 50);
const { catalog } = readCatalog();

/** The same numbers each time: a text must not change between two runs. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const next = random(7);
const digits = (count: number): string => Array.from({ length: count }, () => next(10)).join('');
const word = (): string => words[next(words.length)] ?? '';
const words =
  'the money was sent to an account that nobody at the branch had seen before and when the officer asked about it the customer said she had been told by a man who called himself an agent of her bank to move it at once because somebody else was about to take it all from her savings'.split(
    ' ',
  );

const prose = (): string => `${Array.from({ length: 9 + next(14) }, word).join(' ')}.`;
/** Sentences without identifiers: five of words alone to three with sums, dates, times, sections of law, addresses. */
const plain: (() => string)[] = [
  ...new Array<() => string>(5).fill(prose),
  () =>
    `On ${next(28) + 1} October 2026 at ${next(12) + 1}:${digits(2)} ${Array.from({ length: 8 }, word).join(' ')}.`,
  () =>
    `She lost $${next(9) + 1},${digits(3)}.${digits(2)} in ${next(40) + 2} payments under 18 U.S.C. ${1000 + next(1500)}(a).`,
  () => `Ticket ${digits(6)} of the branch at ${digits(3)} Main Street, Dayton, OH 45${digits(3)}.`,
];
/** Sentences with one or more. */
const telling: (() => string)[] = [
  () => `She called (937) 555-01${digits(2)} and then +1 614 555 01${digits(2)}.`,
  () => `Write to river.fox${digits(4)}@example.org or to fox${digits(3)}@gmail.com.`,
  () =>
    `198.51.100.${next(254) + 1}:${1024 + next(60000)} logged in at 2026-10-${10 + next(18)}T12:${10 + next(50)}:07Z.`,
  () =>
    `2001:db8:${digits(3)}::${digits(2)} uploaded a file on 10-${10 + next(18)}-2026 17:47:${10 + next(50)} UTC.`,
  () =>
    `The profile is https://www.instagram.com/river_fox${digits(5)}/ and @river_fox${digits(4)} on Telegram.`,
  () => `Paid $RiverFox${digits(3)} by Cash App; card 4111 1111 1111 1111; MTCN ${digits(10)}.`,
  () => `Wallet bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4, txid ${digits(32)}ab${digits(30)}.`,
  () => `Routing number 021000021, account number ${digits(12)}, IBAN DE89 3704 0044 0532 0130 00.`,
];

/** One sentence in `every` has identifiers. */
function text(bytes: number, every: number): string {
  const parts: string[] = [];
  for (let length = 0; length < bytes; ) {
    const from = next(every) === 0 ? telling : plain;
    const sentence = from[next(from.length)]?.() ?? '';
    parts.push(sentence);
    length += sentence.length + 1;
  }
  return parts.join(next(5) === 0 ? '\n' : ' ');
}

const cases: [string, number, number][] = [
  ['one sentence in ten with identifiers', 10, megabytes],
  ['one in fifty', 50, megabytes],
  ['every sentence', 1, megabytes / 5],
];
console.log(
  `recogniseText(), ${megabytes} MB, ${catalog.providers.size} providers; target for the first: ${target} MB/s`,
);
recogniseText(text(2e6, 4), catalog);
for (const [name, every, size] of cases) {
  const mixed = Array.from({ length: 10 }, () => text((size * 1e6) / 10, every)).join('\n');
  const used = process.cpuUsage();
  const start = performance.now();
  const found = recogniseText(mixed, catalog);
  const seconds = (performance.now() - start) / 1000;
  const cpu = process.cpuUsage(used);
  const busy = (cpu.user + cpu.system) / 1e6;
  const rate = mixed.length / 1e6 / seconds;
  console.log(
    `${name.padEnd(40)}${rate.toFixed(1).padStart(8)} MB/s  (${seconds.toFixed(2)} s, ${busy.toFixed(2)} s of processor, ${found.length} findings)`,
  );
  if (every === 10 && mixed.length / 1e6 / Math.min(seconds, busy) < target) process.exitCode = 1;
}
