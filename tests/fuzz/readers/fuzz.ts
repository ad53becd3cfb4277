/** Runs cases one after the other, each in the same temporary folder, and keeps the figures. */
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectPath } from '../../../src/base/root.js';
import { checkCase, longest, type Outcome } from './check-case.js';
import { type Case, makeCase } from './make-case.js';
import { loadStock } from './stock.js';

/** A case in which something did not hold. */
export interface Failure {
  made: Case;
  faults: string[];
}

export interface Figures {
  cases: number;
  records: number;
  /** Cases of which a provider's reader read something. */
  known: number;
  /** Cases in which a file failed. */
  failed: number;
  planted: number;
  /** Words planted in all. */
  words: number;
  /** Words that stand in no record, by the line of the ledger that answers for them. */
  excused: Record<string, number>;
  /** Cases by what was done to them, and those of them of which a provider's reader read something. */
  ways: Record<string, { cases: number; known: number }>;
  slowest: { seed: number; seconds: number };
  /** Megabytes of resident memory, at its highest. */
  memory: number;
  /** Megabytes of the heap at its lowest in each tenth of the run: what is never given back makes them rise. */
  floors: number[];
  /** Files that appeared outside of the spool. */
  strays: string[];
  failures: Failure[];
}

/**
 * Runs `cases` cases from seed `from` on. `folder` must be empty; everything that a reading writes must be gone from it at the
 * end, and nothing may appear beside it. `onCase` is called before each.
 */
export async function fuzz(
  from: number,
  cases: number,
  folder: string,
  onCase: (seed: number, figures: Figures) => void = () => {},
): Promise<Figures> {
  const stock = loadStock();
  const spool = join(folder, 'spool');
  mkdirSync(spool);
  const slowest = { seed: from, seconds: 0 };
  const figures: Figures = {
    cases: 0,
    records: 0,
    known: 0,
    failed: 0,
    planted: 0,
    words: 0,
    excused: {},
    ways: {},
    slowest,
    memory: 0,
    floors: [],
    strays: [],
    failures: [],
  };
  const before = places();
  for (let seed = from; seed < from + cases; seed++) {
    onCase(seed, figures);
    const made = makeCase(seed, stock);
    await one(made, spool, figures);
    if (seed % 20 === 0) measure(figures, Math.floor(((seed - from) * 10) / cases));
  }
  const beside = readdirSync(folder).filter((name) => name !== 'spool');
  figures.strays = [...beside, ...places().filter((name) => !before.includes(name))];
  return figures;
}

function measure(figures: Figures, tenth: number): void {
  const { rss, heapUsed } = process.memoryUsage();
  figures.memory = Math.max(figures.memory, Math.round(rss / 1e6));
  figures.floors[tenth] = Math.min(
    figures.floors[tenth] ?? Number.POSITIVE_INFINITY,
    Math.round(heapUsed / 1e6),
  );
}

async function one(made: Case, spool: string, figures: Figures): Promise<void> {
  let outcome = await checkCase(made, spool).catch(failed);
  // A busy machine makes one case slow; only one that is slow again hangs.
  if (outcome.seconds > longest) outcome = await checkCase(made, spool).catch(failed);
  figures.cases++;
  figures.records += outcome.records;
  if (outcome.known) figures.known++;
  if (outcome.failed > 0) figures.failed++;
  if (made.planted.length > 0) figures.planted++;
  figures.words += made.planted.length;
  for (const way of new Set(made.ways)) {
    const { cases, known } = figures.ways[way] ?? { cases: 0, known: 0 };
    figures.ways[way] = { cases: cases + 1, known: known + (outcome.known ? 1 : 0) };
  }
  for (const [line, words] of outcome.excused) figures.excused[line] = (figures.excused[line] ?? 0) + words;
  if (outcome.seconds > figures.slowest.seconds)
    figures.slowest = { seed: made.seed, seconds: outcome.seconds };
  if (outcome.faults.length > 0) figures.failures.push({ made, faults: outcome.faults });
}

/** What lies in the folders that a name with `..` or a `/` in front could reach. */
function places(): string[] {
  return [process.cwd(), projectPath(), '/'].flatMap((folder) =>
    readdirSync(folder).map((name) => join(folder, name)),
  );
}

function failed(error: unknown): Outcome {
  const faults = [`threw ${(error as Error).stack ?? String(error)}`];
  return { faults, records: 0, failed: 0, known: false, seconds: 0, excused: new Map() };
}
