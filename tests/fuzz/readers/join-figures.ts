/** Puts the figures of several processes together. */
import type { Figures } from './fuzz.js';

/** Sums, but for memory, which is that of the largest process, and the slowest case. */
export function joinFigures(parts: readonly Figures[]): Figures {
  const sum = (pick: (part: Figures) => number): number => parts.reduce((all, part) => all + pick(part), 0);
  return {
    cases: sum((part) => part.cases),
    records: sum((part) => part.records),
    known: sum((part) => part.known),
    failed: sum((part) => part.failed),
    planted: sum((part) => part.planted),
    words: sum((part) => part.words),
    excused: joined(parts.map((part) => part.excused)),
    ways: joinedWays(parts),
    slowest: parts.map((part) => part.slowest).reduce((a, b) => (b.seconds > a.seconds ? b : a)),
    memory: Math.max(...parts.map((part) => part.memory)),
    floors: highest(parts.map((part) => part.floors)),
    strays: parts.flatMap((part) => part.strays),
    failures: parts.flatMap((part) => part.failures),
  };
}

function joined(parts: readonly Record<string, number>[]): Record<string, number> {
  const all: Record<string, number> = {};
  for (const part of parts) for (const [key, n] of Object.entries(part)) all[key] = (all[key] ?? 0) + n;
  return all;
}

function joinedWays(parts: readonly Figures[]): Figures['ways'] {
  const all: Figures['ways'] = {};
  for (const { ways } of parts) {
    for (const [way, { cases, known }] of Object.entries(ways)) {
      const seen = all[way] ?? { cases: 0, known: 0 };
      all[way] = { cases: seen.cases + cases, known: seen.known + known };
    }
  }
  return all;
}

function highest(lists: readonly number[][]): number[] {
  return Array.from({ length: Math.max(...lists.map((list) => list.length)) }, (_, i) =>
    Math.max(...lists.map((list) => list[i] ?? 0)),
  );
}
