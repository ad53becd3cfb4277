/** What a schema cannot see in a law file: ids that lead nowhere, doubles, and categories without a floor. */
import { Problem } from '../base/problem.js';
import { dataCategories } from '../base/vocabulary.js';
import type { LawFile } from './schema.js';

type At = (path: readonly PropertyKey[]) => string;
type Path = (string | number)[];

/** Every problem of a well-shaped law file: dangling ids, ids used twice, rungs and floors that are missing. */
export function crossCheck(file: LawFile, at: At): Problem[] {
  const ruleIds = new Set(file.rules.map((rule) => rule.id));
  const sourceIds = new Set(file.sources.map((source) => source.id));
  const rungs = new Set<string>(file.ladder.map((rung) => rung.process));
  return [
    ...doubles(
      'sources',
      file.sources.map((s) => s.id),
      at,
    ),
    ...doubles(
      'rules',
      file.rules.map((r) => r.id),
      at,
    ),
    ...doubles(
      'ladder',
      file.ladder.map((r) => r.process),
      at,
    ),
    ...doubles(
      'floors',
      file.floors.map((f) => f.category),
      at,
    ),
    ...doubles(
      'clocks',
      file.clocks.map((c) => c.id),
      at,
    ),
    ...file.rules.flatMap((r, i) => unknown(r.source, sourceIds, 'source', ['rules', i, 'source'], at)),
    ...file.ladder.flatMap((r, i) =>
      r.rules.flatMap((id, j) => unknown(id, ruleIds, 'rule', ['ladder', i, 'rules', j], at)),
    ),
    ...file.ladder.flatMap((r, i) =>
      r.reaches.flatMap((id, j) => unknown(id, rungs, 'rung', ['ladder', i, 'reaches', j], at)),
    ),
    ...file.floors.flatMap((f, i) =>
      f.rules.flatMap((id, j) => unknown(id, ruleIds, 'rule', ['floors', i, 'rules', j], at)),
    ),
    ...file.floors.flatMap((f, i) => unknown(f.process, rungs, 'rung', ['floors', i, 'process'], at)),
    ...file.clocks.flatMap((c, i) => unknown(c.rule, ruleIds, 'rule', ['clocks', i, 'rule'], at)),
    ...floorless(file, at),
  ];
}

function unknown(id: string, known: ReadonlySet<string>, kind: string, path: Path, at: At): Problem[] {
  if (known.has(id)) return [];
  return [
    new Problem({
      code: 'law-dangling',
      what: `There is no ${kind} "${id}" in this file.`,
      where: at(path),
      remedy: `Correct the name, or add the ${kind}.`,
    }),
  ];
}

function doubles(list: string, ids: readonly string[], at: At): Problem[] {
  return ids.flatMap((id, index) => {
    if (ids.indexOf(id) === index) return [];
    const what = `"${id}" stands twice under ${list}.`;
    return [
      new Problem({ code: 'law-double', what, where: at([list, index]), remedy: 'Keep one of the two.' }),
    ];
  });
}

function floorless(file: LawFile, at: At): Problem[] {
  const have = new Set(file.floors.map((floor) => floor.category));
  return dataCategories
    .filter((category) => !have.has(category))
    .map(
      (category) =>
        new Problem({
          code: 'law-no-floor',
          what: `The category ${category} has no floor.`,
          where: at(['floors']),
          remedy: 'Add a line for it under floors, with the rule that puts it there.',
        }),
    );
}
