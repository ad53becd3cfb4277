/** Questions to the ladder of legal process: which is higher, what suffices, what is the least the law allows. */
import { Problem } from '../base/problem.js';
import type { DataCategory, Process } from '../base/vocabulary.js';
import type { CategoryFloor, LadderRung, Law } from './types.js';

/** The rung of a process; undefined where this law has none (a European order under US law, say). */
export function rung(law: Law, process: Process): LadderRung | undefined {
  return law.ladder.find((candidate) => candidate.process === process);
}

/**
 * How high a process stands, 0 = compels nothing. `Infinity` for `not_available` and for a process that this
 * law's ladder does not have: nothing that this law offers can stand in for it.
 */
export function rank(law: Law, process: Process): number {
  return rung(law, process)?.rank ?? Number.POSITIVE_INFINITY;
}

/** The higher of two processes; the first where they stand level. */
export function higher(law: Law, a: Process, b: Process): Process {
  return rank(law, b) > rank(law, a) ? b : a;
}

/** True where holding `have` gets what `need` would get: the same process, or one whose rung reaches it. */
export function suffices(law: Law, have: Process, need: Process): boolean {
  return have === need || (rung(law, have)?.reaches.includes(need) ?? false);
}

/** True for a floor whose only condition is the provider's kind: for such providers it stands in place of that for all. */
export function isOfKind({ when }: CategoryFloor): boolean {
  return when?.providerKinds !== undefined && Object.keys(when).length === 1;
}

/**
 * The least process that the law allows for a category.
 * @param kind of the provider, as in its file: the law may have a floor of its own for such companies, lower or higher
 * @throws Problem (`law-no-floor`) when the law's file names none; a loaded file always does
 */
export function floorFor(law: Law, category: DataCategory, kind?: string): CategoryFloor {
  const floor = ofKind(law, category, kind) ?? law.floors.get(category);
  if (floor) return floor;
  throw new Problem({
    code: 'law-no-floor',
    what: `The law ${law.jurisdiction} says nothing of ${category}.`,
    remedy: `Add it under floors in data/law/${law.jurisdiction}.yaml.`,
    status: 500,
  });
}

function ofKind(law: Law, category: DataCategory, kind: string | undefined): CategoryFloor | undefined {
  if (kind === undefined) return undefined;
  return law.floorList.find(
    (floor) => floor.category === category && isOfKind(floor) && floor.when?.providerKinds?.includes(kind),
  );
}
